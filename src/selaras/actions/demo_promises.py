"""The demo company's promises: its weeks judged as if the worker had been there, and what its people made of it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from selaras.actions.charter import charter_versions
from selaras.actions.ledger import note
from selaras.actions.promises.evaluating import EndedWeek, ended_weeks, week_facts
from selaras.actions.promises.watching import found_in
from selaras.actions.staff import DEMO_STAFF
from selaras.connectors.simulator.told.meetings import meetings
from selaras.core.ledger import Fact
from selaras.core.ledger.details.escalation import Opened
from selaras.records.promises import causes

WATCHED_WEEKS: Final = 13
_SOON: Final = timedelta(minutes=1)
_NEXT_DAY: Final = timedelta(days=1)


def judge_demo(until: datetime, seed: int) -> int:
    """Judge every week of the demo's history a minute after it ended, and tell what people made of the records.

    The newest weeks are looked at for patterns too. Everything lies before the end of the history, so that nothing is
    judged that the reader's own desk should judge. Return how many facts are new; judging again adds none.
    """
    versions = charter_versions(until)
    weeks = ended_weeks(until, versions)
    met = partial(_met, behind=_behind(weeks, until), seed=seed)
    facts = week_facts(weeks, versions, lambda week: min(week.end + _SOON, until), _holders(), met)
    for week in weeks[-WATCHED_WEEKS:]:
        facts += found_in(week.period, week.version, min(week.period.end + _NEXT_DAY, until))
    return note(fact for fact in facts if fact.noted_at <= until).new


def _holders() -> dict[str, str]:
    roles = [newcomer.role for newcomer in DEMO_STAFF]
    return {str(one.role): one.username for one in DEMO_STAFF if roles.count(one.role) == 1}


def _behind(weeks: Sequence[EndedWeek], until: datetime) -> dict[tuple[str, date], str]:
    """Return the cause behind most of what was broken, for each promise and week."""
    periods = [week.period for week in weeks]
    counted = causes(periods, until) if periods else {}
    return {(owed.id, week.first_day): counts.most_common(1)[0][0] for (owed, week), counts in counted.items()}


def _met(opened: Sequence[Fact], behind: Mapping[tuple[str, date], str], seed: int) -> list[Fact]:
    """Return what the owners of records did, led by the cause behind most of what was broken in that week."""
    told = [(fact, d) for fact in opened if isinstance(d := fact.details, Opened)]
    return [made for fact, d in told for made in meetings(fact, behind.get((d.promise_id, d.week), d.promise), seed)]
