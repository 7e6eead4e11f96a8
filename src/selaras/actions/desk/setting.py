"""What a follow-up has to know, read from the readings: who works here, under which hours, and the leads' accounts."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.terms import Terms
from selaras.core.charter.versions import Version
from selaras.core.handoff import AccountKnown, Setting
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Matched
from selaras.core.routing import Person
from selaras.core.sla import Desk as Hours
from selaras.core.sla import calendars_of
from selaras.records.ledger.agreements import versions_of
from selaras.records.models import AccountReading, RepReading
from selaras.records.promises import Overloads

_FILLED = ("industry", "employees", "country", "segment")


def setting_of(version: Version, people: Iterable[Person], histories: Iterable[list[Fact]], now: datetime) -> Setting:
    """Return the setting in which leads with these histories are followed up."""
    terms = version.terms
    reps: list[Any] = list(RepReading.objects.values("rep_id", "team", "manager_id", "calendar", "time_zone"))
    return Setting(
        terms=terms,
        version=version.number,
        desk=Hours(
            calendars=calendars_of(terms),
            calendar_of=_calendars_of(reps, terms),
            zone_of={rep["rep_id"]: rep["time_zone"] for rep in reps if rep["time_zone"]},
            team_of={rep["rep_id"]: rep["team"] for rep in reps if rep["team"]},
            absences={person.id: person.absences for person in people if person.absences},
            overloads=Overloads(now),
        ),
        now=now,
        managers={rep["rep_id"]: rep["manager_id"] for rep in reps if rep["manager_id"]},
        accounts=_accounts(histories),
        versions=versions_of(now),
    )


def _calendars_of(reps: list[Any], terms: Terms) -> dict[str, Any]:
    """Return the calendar of each rep whose own the charter knows; another word is another system's."""
    return {rep["rep_id"]: calendar_named(terms, rep["calendar"]) for rep in reps if rep["calendar"] in terms.calendars}


def _accounts(histories: Iterable[list[Fact]]) -> dict[str, AccountKnown]:
    named = {fact.details.account_id for facts in histories for fact in facts if isinstance(fact.details, Matched)}
    if not named:
        return {}
    rows = AccountReading.objects.filter(account_id__in=named)
    return {row.account_id: AccountKnown(_fields(row), row.owner_id or None) for row in rows}


def _fields(row: AccountReading) -> dict[str, Any]:
    known = {name: getattr(row, name) for name in _FILLED} | {"company": row.name}
    return {name: value for name, value in known.items() if value not in (None, "")}
