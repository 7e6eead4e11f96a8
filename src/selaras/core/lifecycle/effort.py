"""Effort: how many touches sales has really made, as a clause of the charter counts them."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from selaras.core.charter.terms import LeadClause, Terms
from selaras.core.lifecycle.work import Activity


def efforts(activities: Iterable[Activity], clause: LeadClause, since: datetime, zone: str) -> tuple[datetime, ...]:
    """Return the instants of the touches that count towards a clause, from an instant on.

    Only human outreach through the clause's mediums counts. Where the clause asks for distinct days, the
    first of each local day counts.
    """
    made = [one.at for one in activities if one.attempt and one.medium in clause.mediums and one.at >= since]
    if not clause.distinct_days:
        return tuple(made)
    days = {at.astimezone(ZoneInfo(zone)).date(): at for at in reversed(made)}
    return tuple(sorted(days.values()))


def touches_clause(terms: Terms) -> LeadClause | None:
    """Return the clause that asks for a number of touches; None where the charter asks for none."""
    return next((clause for clause in terms.promises.leads if clause.promise == "touches"), None)
