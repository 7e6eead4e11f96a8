"""Promises under other clauses: every clock of the recorded trips run again, from what really happened.

The slow twin is ``core.sla.clocks``. What the clocks stood still for is not taken out: which reasons count is the
clause's, and who paused under one agreement might not have under another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

import ibis
import numpy as np
import numpy.typing as npt

from selaras.analytics.conditions import holds
from selaras.analytics.door import statement
from selaras.analytics.moment import Moment
from selaras.analytics.replay.conditions import KNOWN_OF_A_LEAD
from selaras.analytics.replay.hits import STRIDE, Integers
from selaras.analytics.replay.observed import Observed, Truths, efforts_made
from selaras.analytics.replay.profiles import FOREVER, profiles_in_time
from selaras.core.calendars import deadlines
from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.terms import LeadClause, Terms
from selaras.core.lifecycle.speed import EARLY_FOR
from selaras.core.replay.impact import Kept
from selaras.core.sla import Desk
from selaras.core.sla.cause import OWED_BY_REP
from selaras.core.sla.desk import calendars_of
from selaras.kit.instants import from_microseconds

_EARLY: Final = round(EARLY_FOR.total_seconds()) * 1_000_000
_SAID = ("time_zone", "calendar")


@dataclass(frozen=True, slots=True)
class Timing:
    """What clocks are run from: the trips, what sales did in them, and what leads fell under which condition."""

    moment: Moment
    seen: Observed
    efforts: Mapping[str, npt.NDArray[Any]]
    reps: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, moment: Moment, seen: Observed) -> "Timing":
        """Return what is needed to run the clocks of a moment."""
        return cls(moment, seen, efforts_made(moment), _reps(moment))

    def kept(self, terms: Terms, which: Truths, start: int, end: int) -> tuple[Kept, ...]:
        """Return how the terms' promises about these trips stood that fell due in a period."""
        desk = _desk(terms, self.reps)
        return tuple(self._of(clause, terms, desk, which, (start, end)) for clause in terms.promises.leads)

    def _of(self, clause: LeadClause, terms: Terms, desk: Desk, which: Truths, period: tuple[int, int]) -> Kept:
        began = self._starts(clause)
        due = self._due(clause, desk, began)
        stopped, cancelled = self._ended(clause, terms, began, due)
        counts = which & (began < FOREVER) & (due >= period[0]) & (due < period[1]) & self._applies(clause)
        met = counts & ~cancelled & (stopped <= due)
        late = counts & ~cancelled & (stopped > due) & ((stopped < FOREVER) | (due < self.moment.instant))
        return Kept(
            clause=clause.name,
            side=clause.side,
            met=int(met.sum()),
            breached=int(late.sum()),
            pending=int((counts & ~cancelled & ~met & ~late).sum()),
            cancelled=int((counts & cancelled).sum()),
        )

    def _starts(self, clause: LeadClause) -> Integers:
        seen = self.seen
        if clause.start == "captured":
            return np.where(seen.key % STRIDE == 1, seen["captured_at"], FOREVER)
        if clause.start == "assigned":
            return np.where(seen["routed_at"] < FOREVER, seen["routed_at"], seen["accepted_at"])
        began: Integers = seen[f"{clause.start}_at"]
        return began

    def _due(self, clause: LeadClause, desk: Desk, began: Integers) -> Integers:
        """Return when each promise falls due, in the hours of whoever owes it."""
        due = np.full(began.size, FOREVER, dtype=np.int64)
        quick = self.seen["high_intent"] & (clause.high_intent_allowance is not None)
        owner = self.seen["first_rep"] if clause.promise in OWED_BY_REP else np.full(began.size, "")
        for fast in (False, True):
            allowance = clause.high_intent_allowance if fast else clause.allowance
            for rep in np.unique(owner):
                rows = (began < FOREVER) & (quick == fast) & (owner == rep)
                if allowance is not None and rows.any():
                    calendar = desk.calendar(allowance.calendar, str(rep) or None)
                    due[rows] = deadlines(calendar, began[rows], allowance.time)
        return due

    def _ended(self, clause: LeadClause, terms: Terms, began: Integers, due: Integers) -> tuple[Integers, Truths]:
        """Return when each promise ended (FOREVER: it runs), and whether that was without a verdict."""
        done, freed = self._done(clause, terms, began), self._freed(terms)
        kept = (done < FOREVER) & (done <= freed)
        stopped = np.where(kept, np.maximum(done, began), FOREVER)
        if clause.promise == "disposition":
            return stopped, np.zeros(began.size, dtype=np.bool_)
        return stopped, ~kept & (freed <= due)

    def _done(self, clause: LeadClause, terms: Terms, began: Integers) -> Integers:
        seen = self.seen
        match clause.promise:
            case "route":
                done: Integers = seen["routed_at"]
            case "review":
                done = np.where(seen["outcome"] == "rejected", seen["ended_at"], seen["sal_at"])
            case "first_contact":
                done = self._effort(clause, terms, began - _EARLY, 1)
            case "touches":
                done = self._effort(clause, terms, began, clause.needed)
            case _:  # disposition
                done = np.where(seen["sql_at"] < FOREVER, seen["sql_at"], seen["ended_at"])
        return done

    def _freed(self, terms: Terms) -> Integers:
        """Return when the rep was freed of what was promised: the lead qualified, or ended for an exempt reason."""
        seen = self.seen
        exempt = [reason.code for reason in terms.reasons.disposition if reason.exempt_from_touches]
        bound = (seen["outcome"] == "disqualified") & ~np.isin(seen["reason"].astype(str), exempt)
        ended = np.where(bound, FOREVER, seen["ended_at"])
        return np.where(seen["sql_at"] < FOREVER, seen["sql_at"], ended)

    def _effort(self, clause: LeadClause, terms: Terms, since: Integers, needed: int) -> Integers:
        """Return when so many touches had been made that the clause counts; FOREVER where they never were."""
        made = self.efforts
        row = np.searchsorted(self.seen.key, made["key"])
        counts = np.isin(made["medium"].astype(str), clause.mediums) & (made["at"] >= since[row])
        row, at = row[counts], made["at"][counts]
        if clause.distinct_days:
            days = _days(at, terms.time_zone)
            first = np.unique(np.stack([row, days]), axis=1, return_index=True)[1]
            first.sort()
            row, at = row[first], at[first]
        place = np.arange(row.size) - np.searchsorted(row, row, side="left")
        done = np.full(since.size, FOREVER, dtype=np.int64)
        done[row[place == needed - 1]] = at[place == needed - 1]
        return done

    def _applies(self, clause: LeadClause) -> Truths:
        """Whether the clause is about each trip's lead; one in doubt counts."""
        known = profiles_in_time.table
        fields = {name: known[name] for name in KNOWN_OF_A_LEAD}
        told = known.filter(
            known.until == FOREVER, ~ibis.coalesce(holds(clause.applies_to, fields, taken_as_known=True), True)
        )
        left_out = self.moment.columns(statement(told.select("lead")), (profiles_in_time,))["lead"]
        return ~np.isin(self.seen["lead"], left_out.astype(np.int64))


def _days(at: Integers, zone: str) -> Integers:
    home = ZoneInfo(zone)
    return np.array([from_microseconds(one).astimezone(home).toordinal() for one in at.tolist()], dtype=np.int64)


def _reps(moment: Moment) -> dict[str, dict[str, str]]:
    said: dict[str, dict[str, str]] = {}
    columns = ", ".join(_SAID)
    for rep, *values in moment.rows(f"SELECT rep_id, {columns} FROM facts_reps ORDER BY n"):  # noqa: S608 (our own names)
        known = {name: value for name, value in zip(_SAID, values, strict=True) if value is not None}
        said[rep] = said.get(rep, {}) | known
    return said


def _desk(terms: Terms, reps: Mapping[str, Mapping[str, str]]) -> Desk:
    """Return the desk clocks ask: the charter's calendars, and the hours and the zone of each rep."""
    hours = {
        rep: calendar_named(terms, known["calendar"])
        for rep, known in reps.items()
        if known.get("calendar", "") in terms.calendars
    }
    zones = {rep: known["time_zone"] for rep, known in reps.items() if known.get("time_zone")}
    return Desk(calendars=calendars_of(terms), calendar_of=hours, zone_of=zones)
