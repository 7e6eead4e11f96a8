"""A company whose promises fall due: clocks and deliveries told as facts, week by week, under a signed charter."""

from datetime import timedelta

from selaras.actions.ledger import note
from selaras.core.sla import Owed
from selaras.kit.periods import Cuts
from tests.actions.desk.company import MONDAY, at, told

JAKARTA = Cuts("Asia/Jakarta")
WEEK = JAKARTA.named("2026-W10")
"""The week that begins on MONDAY."""
AFTER = WEEK.end + timedelta(minutes=5)
CONTACT = Owed("sales", "first contact", "first_contact")
ROUTE = Owed("marketing", "routed in five minutes", "route")


def clocks(number, *, due, kept=None, owed=CONTACT, first=0, **more):
    """So many clocks of a promise that fall due after so many hours, kept after so many others or not at all."""
    facts = []
    for n in range(first, first + number):
        name = f"clock_{owed.promise}_{due}_{n}"
        facts.append(_started(name, owed, due, f"lead_{n}", **more))
        if kept is not None:
            facts.append(told("clock.stopped", name, at(kept), outcome="done", rep_id="rep_dewi"))
    return facts


def broken(number, *, due, cause="late", owner="rep_dewi", owed=CONTACT, first=0, kept=None):
    """So many clocks whose breach is noted, with its cause."""
    facts = clocks(number, due=due, kept=kept, owed=owed, first=first)
    names = [fact.subject for fact in facts if fact.kind == "clock.started"]
    return [*facts, *(told("clock.breached", name, at(due), cause=cause, owner_id=owner) for name in names)]


def _started(name, owed, due, lead, *, team="sales", rep="rep_dewi"):
    return told(
        "clock.started", name, at(due - 24), clause=owed.clause, promise=owed.promise, side=owed.side,
        due_at=at(due), target_seconds=86_400, calendar="always", lead_id=lead, rep_id=rep, team=team,
    )  # fmt: skip


def a_missed_week(week=0):
    """A week in which most first contacts came late."""
    due = 24 * 7 * week + 30
    note([*clocks(1, due=due, kept=due - 1, first=90), *broken(9, due=due)])


def a_kept_week(week=0):
    """A week in which every first contact came in time."""
    due = 24 * 7 * week + 30
    note(clocks(10, due=due, kept=due - 1))


def qualified(lead, when, **more):
    """A lead that became an MQL, with what is known of it."""
    return [
        told("lead.captured", lead, when - timedelta(hours=1), **{"company": "PT Maju", "channel": "web"} | more),
        told("lead.qualified", lead, when, score=70.0),
    ]


__all__ = [
    "AFTER", "CONTACT", "JAKARTA", "MONDAY", "ROUTE", "WEEK", "a_kept_week", "a_missed_week", "at", "broken", "clocks",
    "note", "qualified", "told",
]  # fmt: skip
