"""Trips under other terms: when a lead would have become an MQL, had these terms been agreed on.

What a lead did is kept as it happened, and so is when its trips ended. A trip that would have begun stands for the
first recorded trip that was not over yet, and ends as that one did; one that stands for none is new, and nobody knows
how it ends. The engine's twin of this is ``analytics.replay``; a property test holds the two together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from selaras.core.charter.terms import Terms
from selaras.core.charter.versions import Version
from selaras.core.handoff.qualifying import HAPPENINGS, judged
from selaras.core.handoff.setting import Setting
from selaras.core.ledger import Fact, in_order
from selaras.core.lifecycle import Lead, Pass, fold
from selaras.core.sla import Desk


@dataclass(frozen=True, slots=True)
class Agreed:
    """Terms, and from when until before when they are taken to be agreed on; None is for ever."""

    terms: Terms
    start: datetime | None = None
    end: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether these terms are the ones at an instant."""
        return (self.start is None or at >= self.start) and (self.end is None or at < self.end)


@dataclass(frozen=True, slots=True)
class Trip:
    """A trip that would have begun at ``at``, and the number of the recorded one it stands for; None: it is new."""

    lead_id: str
    at: datetime
    number: int | None


def agreed_from(versions: Iterable[Version]) -> tuple[Agreed, ...]:
    """Return the versions that bound both sides, each in its time; the first one also before there was any."""
    bound = sorted(
        (start, one.number, one) for one in versions if (start := one.in_force_from) and one.superseded_at != start
    )
    starts = [start for start, _, _ in bound]
    return tuple(
        Agreed(one.terms, start if place else None, starts[place + 1] if place + 1 < len(starts) else None)
        for place, (start, _, one) in enumerate(bound)
    )


def trips(history: Iterable[Fact], agreed: Iterable[Agreed], as_of: datetime) -> tuple[Trip, ...]:
    """Return the trips a lead would have made by an instant, from its whole history as it is known.

    The history is its own with that of the leads merged into it and of its opportunities.
    """
    told = in_order(history)
    looking = _Looking(told, fold(told), tuple(agreed), as_of)
    found: list[Trip] = []
    ended: Pass | None = None
    while (at := looking.first(ended)) is not None:
        stands_for = looking.stands_for(at, ended)
        found.append(Trip(looking.lead.id, at, stands_for.number if stands_for else None))
        if stands_for is None or stands_for.ended_at is None or stands_for.outcome == "won":
            break
        ended = stands_for
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Looking:
    history: list[Fact]
    lead: Lead
    agreed: tuple[Agreed, ...]
    as_of: datetime

    def first(self, ended: Pass | None) -> datetime | None:
        """Return the first instant after a trip's end (or ever) at which another would have begun."""
        since = ended.ended_at if ended else None
        return min((*self._by_score(since), *self._by_waking(ended)), default=None)

    def stands_for(self, at: datetime, ended: Pass | None) -> Pass | None:
        """Return the first recorded trip after another that was not over yet."""
        after = ended.number if ended else 0
        return next((one for one in self.lead.passes if one.number > after and _over(one, at) is False), None)

    def _by_score(self, since: datetime | None) -> Iterator[datetime]:
        for at in sorted({fact.happened_at for fact in self.history if fact.kind in HAPPENINGS}):
            if not self._looks(at) or (since is not None and at <= since):
                continue
            if any(judged(self.history, _setting(one.terms, at), at, since)[1].qualifies for one in self._terms(at)):
                yield at
                return

    def _by_waking(self, ended: Pass | None) -> Iterator[datetime]:
        """Yield when a lead that rested woke; whoever wakes needs no score."""
        if ended is None or ended.ended_at is None or ended.outcome != "recycled":
            return
        later = next((one.ended_at for one in self.lead.passes if one.number > ended.number), None)
        for fact in self.history:
            at = fact.happened_at
            if fact.kind != "lead.woken" or at <= ended.ended_at or (later is not None and at > later):
                continue
            for one in self._terms(at) if self._looks(at) else ():
                _, verdict = judged(self.history, _setting(one.terms, at), at, None)
                if one.terms.desk.waking_qualifies and verdict.fits and verdict.meets_criteria:
                    yield at

    def _looks(self, at: datetime) -> bool:
        captured = self.lead.captured_at
        erased = (fact.happened_at for fact in self.history if fact.kind == "lead.erased")
        return (
            captured is not None
            and captured <= at <= self.as_of
            and at < min(erased, default=datetime.max.replace(tzinfo=at.tzinfo))
        )

    def _terms(self, at: datetime) -> list[Agreed]:
        return [one for one in self.agreed if one.holds(at)]


def _over(one: Pass, at: datetime) -> bool:
    return one.ended_at is not None and one.ended_at < at


def _setting(terms: Terms, at: datetime) -> Setting:
    return Setting(terms, 0, Desk({}), at)
