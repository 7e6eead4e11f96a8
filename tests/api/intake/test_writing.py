"""200 means durable: what is committed together, what is refused, and that nobody waits for nothing."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from selaras.kit.errors import InputError
from selaras.records.inbox import Incoming
from tests.api.intake.asking import DEMO, Asked, Standing, answers, at, basic

SERVER = basic("server")


@pytest.fixture
def standing(tmp_path: Path) -> Standing:
    return Standing(tmp_path)


def test_what_arrives_together_is_committed_together(standing: Standing) -> None:
    async def visit(_: Standing) -> list[Asked]:
        return await asyncio.gather(*(standing.ask("/v1/track", DEMO, SERVER) for _ in range(500)))

    assert {one.status for one in at(standing, visit)} == {200}
    assert len(standing.arrived()) == 500
    with standing.inbox() as inbox:
        assert inbox.trim(inbox.newest()) < 100


class _Full:
    """An inbox whose disk is full for as long as a file lies there."""

    def __init__(self, standing: Standing) -> None:
        self._inbox, self._sign = standing.inbox(), standing.path.with_name("full")

    def write(self, requests: list[Incoming]) -> int:
        if self._sign.exists():
            raise InputError("the disk is full")
        return self._inbox.write(requests)

    def close(self) -> None:
        self._inbox.close()


def test_what_is_not_durable_is_not_acknowledged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    standing = Standing(tmp_path, open_inbox=lambda: _Full(standing))
    sign = tmp_path / "full"

    async def visit(_: Standing) -> list[Asked]:
        sign.touch()
        before = await standing.ask("/v1/track", DEMO, SERVER)
        sign.unlink()
        return [before, await standing.ask("/v1/track", DEMO, SERVER)]

    full, after = at(standing, visit)
    assert (full.status, full.said["code"], full.headers[b"retry-after"]) == (503, "busy", b"1")
    assert after.status == 200
    assert len(standing.arrived()) == 1
    assert "1 requests were not written, and the senders were told so: the disk is full" in caplog.text


def test_an_inbox_that_cannot_be_opened_lets_nothing_be_acknowledged(tmp_path: Path) -> None:
    def closed() -> Any:
        raise InputError("no such folder")

    standing = Standing(tmp_path, open_inbox=closed)
    assert [one.status for one in answers(standing, standing.ask("/v1/track", DEMO, SERVER))] == [503]


class _Broken:
    """An inbox with a bug."""

    def write(self, requests: list[Incoming]) -> int:
        raise RuntimeError("a bug")

    def close(self) -> None:
        pass


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnhandledThreadExceptionWarning"
)  # it shows that the bug is not hidden
def test_a_bug_in_the_writer_leaves_nobody_waiting(tmp_path: Path) -> None:
    standing = Standing(tmp_path, open_inbox=_Broken)
    asked = (standing.ask("/v1/track", DEMO, SERVER) for _ in range(2))
    assert [one.status for one in answers(standing, *asked)] == [503, 503]


def test_more_than_may_wait_is_refused_and_what_waits_is_kept(tmp_path: Path) -> None:
    standing = Standing(tmp_path, most_bytes=10 * len(DEMO))

    async def visit(_: Standing) -> list[Asked]:
        return await asyncio.gather(*(standing.ask("/v1/track", DEMO, SERVER) for _ in range(30)))

    taken = [one.status for one in at(standing, visit)].count(200)
    assert 10 <= taken < 30
    assert len(standing.arrived()) == taken


def test_after_closing_nothing_is_taken_and_everything_before_is_answered(standing: Standing) -> None:
    async def visit(_: Standing) -> list[Asked]:
        await standing.door.open()
        asked = [asyncio.ensure_future(standing.ask("/v1/track", DEMO, SERVER)) for _ in range(50)]
        await asyncio.sleep(0)
        await standing.door.close()
        return [*await asyncio.gather(*asked), await standing.ask("/v1/track", DEMO, SERVER)]

    statuses = [one.status for one in at(standing, visit)]
    assert set(statuses[:-1]) <= {200, 503}
    assert statuses[-1] == 503
    assert len(standing.arrived()) == statuses.count(200)
