"""Warnings about promises: clauses that cannot be met under their calendar, and calendars nobody counts in."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from selaras.core.calendars import NeverOpenError
from selaras.core.calendars.zones import zone_named
from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.conditions import condition
from selaras.core.charter.terms import Allowance, LeadClause, Terms
from selaras.core.charter.warnings.warning import CharterWarning, warning
from selaras.core.charter.warnings.witnesses import witness
from selaras.core.charter.wording import called

_TRIED_FROM = datetime(2026, 1, 1, tzinfo=UTC)
_TRIED_DAYS = 28


def clauses(terms: Terms) -> Iterator[CharterWarning]:
    """Yield promises about leads that nobody can keep, or that bind nobody."""
    for clause in terms.promises.leads:
        place = f"promises.leads[{clause.name}]"
        if witness([condition(clause.applies_to)]) is None:
            yield warning("clause_binds_nobody", f"{place}.applies_to", clause=called(clause))
        for field, allowance in (
            ("allowance", clause.allowance), ("high_intent_allowance", clause.high_intent_allowance),
        ):  # fmt: skip
            if allowance is not None:
                yield from _allowance(terms, clause, allowance, f"{place}.{field}")
    yield from _disposition_before_touches(terms)


def _allowance(terms: Terms, clause: LeadClause, allowance: Allowance, place: str) -> Iterator[CharterWarning]:
    if allowance.calendar not in terms.calendars:
        yield warning("calendar_missing", place, clause=called(clause), calendar=allowance.calendar)
    elif allowance.time <= timedelta(0):
        yield warning("allowance_zero", place, clause=called(clause))
    elif clause.distinct_days and clause.promise == "touches":
        days = _open_days(terms, allowance)
        if 0 < days < clause.needed:
            yield warning("too_few_days", place, clause=called(clause), needed=clause.needed, days=days)


def _open_days(terms: Terms, allowance: Allowance) -> int:
    """Return the most local days with work that an allowance can hold, whichever day of four weeks it starts on."""
    calendar = calendar_named(terms, allowance.calendar)
    most = 0
    for start in (_TRIED_FROM + timedelta(days=days) for days in range(_TRIED_DAYS)):
        try:
            opens = calendar.next_open(start)
            due = calendar.deadline(opens, allowance.time)
        except NeverOpenError:
            return 0
        most = max(most, _days_worked(terms, allowance.calendar, opens, due))
    return most


def _days_worked(terms: Terms, name: str, opens: datetime, due: datetime) -> int:
    calendar = calendar_named(terms, name)
    days: set[date] = set()
    while opens < due and len(days) < 366:
        days.add(opens.astimezone(zone_named(calendar.zone)).date())
        midnight = datetime.combine(max(days) + timedelta(days=1), datetime.min.time(), zone_named(calendar.zone))
        opens = calendar.next_open(midnight)
    return len(days)


def _disposition_before_touches(terms: Terms) -> Iterator[CharterWarning]:
    touches = [one for one in terms.promises.leads if one.promise == "touches"]
    for one in (clause for clause in terms.promises.leads if clause.promise == "disposition"):
        for other in touches:
            if one.start == other.start and _due(terms, one) < _due(terms, other):
                place = f"promises.leads[{one.name}]"
                yield warning("disposition_before_touches", place, disposition=called(one), touches=called(other))


def _due(terms: Terms, clause: LeadClause) -> datetime:
    try:
        return calendar_named(terms, clause.allowance.calendar).deadline(_TRIED_FROM, clause.allowance.time)
    except NeverOpenError:
        return datetime.max.replace(tzinfo=UTC)


def calendars(terms: Terms) -> Iterator[CharterWarning]:
    """Yield calendars that never open, and calendars in which nothing is counted."""
    allowances = [
        allowance
        for clause in terms.promises.leads
        for allowance in (clause.allowance, clause.high_intent_allowance)
        if allowance is not None
    ]
    used = {allowance.calendar for allowance in (*allowances, *(step.after for step in terms.desk.climb))}
    for name in terms.calendars:
        try:
            calendar_named(terms, name).next_open(_TRIED_FROM)
        except NeverOpenError:
            yield warning("calendar_never_opens", f"calendars.{name}", calendar=name)
        if name not in used:
            yield warning("calendar_unused", f"calendars.{name}", calendar=name)
