"""The worker does its duties in turn, survives what fails, and stops when asked."""

import logging
import threading
from datetime import UTC, datetime

import pytest
from django.db import OperationalError

from selaras.kit.errors import SelarasError
from selaras.worker.loop import Duty, Worker

NOW = datetime(2026, 11, 2, 3, tzinfo=UTC)


def worked(worker):
    """Let the worker work until it stops by itself; a worker that does not is a fault."""
    thread = threading.Thread(target=worker.run, daemon=True)
    thread.start()
    thread.join(5)
    assert not thread.is_alive()


def test_each_duty_has_its_turn_and_is_told_the_time():
    seen = []

    def last(now):
        seen.append(("lake", now))
        if len(seen) >= 6:
            worker.stop()

    duties = [Duty("readings", 0.01, lambda now: seen.append(("readings", now))), Duty("lake", 0.01, last)]
    worker = Worker(duties, lambda: NOW)
    worked(worker)
    assert seen[:4] == [("readings", NOW), ("lake", NOW)] * 2


@pytest.mark.parametrize(
    "problem",
    [SelarasError("the disk is full"), OperationalError("server closed the connection\nPASSWORD=x"), OSError("gone")],
    ids=["ours", "database", "system"],
)
def test_what_fails_is_tried_again_and_said_in_one_line(caplog, problem):
    turns = []

    def fails_twice(_now):
        turns.append(1)
        if len(turns) < 3:
            raise problem
        worker.stop()
        return "3 facts exported"

    worker = Worker([Duty("lake", 0.01, fails_twice)], lambda: NOW)
    with caplog.at_level(logging.INFO, logger="selaras.worker"):
        worked(worker)
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == 4
    assert lines[0].startswith(f"lake: {str(problem).splitlines()[0]}; next try in")
    assert lines[2:] == ["lake: works again", "lake: 3 facts exported"]
    assert "PASSWORD" not in "".join(lines)


def test_a_bug_ends_the_worker():
    def buggy(_now):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Worker([Duty("lake", 0.01, buggy)], lambda: NOW).run()


def test_a_worker_that_was_asked_to_stop_does_nothing_more():
    worker = Worker([Duty("lake", 0.01, lambda _: pytest.fail("it worked"))], lambda: NOW)
    worker.stop()
    worker.run()


def test_a_lane_that_waits_holds_no_other_up():
    other_lane_worked = threading.Event()

    def waits(_now):
        assert other_lane_worked.wait(5)
        worker.stop()

    worker = Worker(
        [Duty("slow", 1, waits, lane="outgoing"), Duty("quick", 1, lambda _: other_lane_worked.set())], lambda: NOW
    )
    worked(worker)


def test_a_bug_in_one_lane_ends_them_all():
    def buggy(_now):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Worker([Duty("lake", 0.01, lambda _: None), Duty("mail", 0.01, buggy, lane="outgoing")], lambda: NOW).run()
