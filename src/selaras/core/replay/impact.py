"""The impact of proposed terms: what happened, what would have, and how far nobody can know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from selaras.kit.periods import Period
from selaras.kit.proportion import wilson

Fate = Literal["gone", "new", "moved"]


@dataclass(frozen=True, slots=True)
class Bounded:
    """A share of which a part was observed: ``hits`` of ``n``, and of ``unknown`` more nobody knows the answer.

    ``share`` is that of the observed, with Wilson's 95 % interval; ``least`` and ``most`` hold whatever the unknown
    ones would have done.

    >>> some = Bounded(30, 50, 10)
    >>> some.share, some.least, round(some.most, 3)
    (0.6, 0.5, 0.667)
    """

    hits: int
    n: int
    unknown: int = 0

    @property
    def share(self) -> float | None:
        """The share of those whose outcome is known; None where there are none."""
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of that share."""
        return wilson(self.hits, self.n)

    @property
    def least(self) -> float | None:
        """The share if none of the unknown ones would have counted."""
        return self.hits / (self.n + self.unknown) if self.n + self.unknown else None

    @property
    def most(self) -> float | None:
        """The share if all of the unknown ones would have counted."""
        return (self.hits + self.unknown) / (self.n + self.unknown) if self.n + self.unknown else None


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of some trips, as it was observed. ``mature`` of them are as old as the horizon.

    ``converted`` counts, of the mature ones, those that became SQL within it.
    """

    trips: int = 0
    accepted: int = 0
    rejected: int = 0
    sql: int = 0
    opportunity: int = 0
    won: int = 0
    won_minor: int = 0
    mature: int = 0
    converted: int = 0

    def acceptance(self, unknown: int = 0) -> Bounded:
        """Return accepted of accepted and rejected."""
        return Bounded(self.accepted, self.accepted + self.rejected, unknown)

    def conversion(self, unknown: int = 0) -> Bounded:
        """Return MQL to SQL within the horizon, of the trips old enough to tell."""
        return Bounded(self.converted, self.mature, unknown)


@dataclass(frozen=True, slots=True)
class Faith:
    """How well replaying the agreement that was in force gives back what happened.

    ``missing`` happened although the rules do not say so, ``extra`` should have happened by the rules and did not.
    ``asked`` leads were given to somebody; for ``named`` of them the rules, asked one lead at a time from what had
    really been given until then, name the same rep.
    """

    recorded: int
    same: int
    moved: int
    missing: int
    extra: int
    asked: int
    named: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Trips of the period by what becomes of them.

    ``beyond`` happened though the rules in force do not give them; they are left as they were, on both sides.
    ``unknown`` of the new ones, those old enough to have an outcome at all, could be mature.
    """

    was: int
    would: int
    stayed: int
    moved: int
    gone: int
    new: int
    beyond: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A clause's promises that fell due in the period, by how they stood."""

    clause: str
    side: str
    met: int
    breached: int
    pending: int
    cancelled: int

    @property
    def attainment(self) -> float | None:
        """The share kept of those decided."""
        return self.met / (self.met + self.breached) if self.met + self.breached else None


@dataclass(frozen=True, slots=True)
class Load:
    """Leads a rep got in a week and would have got, and how many a week they said they can take (None: never said)."""

    monday: date
    rep_id: str
    was: int
    would: int
    capacity: int | None

    @property
    def over(self) -> bool:
        """Whether the rep would have had more than they can take."""
        return self.capacity is not None and self.would > self.capacity


@dataclass(frozen=True, slots=True)
class Row:
    """One lead of a list: when its trip began and would have, who got it and would have, and what came of it."""

    fate: Fate
    lead_id: str
    number: int | None
    was_at: datetime | None
    would_at: datetime | None
    was_rep: str | None
    would_rep: str | None
    score: float | None
    stage: str | None
    outcome: str | None
    won_minor: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One threshold of the explorer, all else as proposed.

    ``kept`` are the observed outcomes of the recorded trips it leaves, ``new`` are trips nobody knows the outcome of.
    ``per_week`` is the mean number of leads a week, ``over_weeks`` the weeks with more than all reps said they take.
    """

    threshold: float
    volume: int
    new: int
    kept: Tally
    per_week: float
    busiest_week: int
    current: bool = False
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A threshold the data suggests, why, and from where to where it could as well be."""

    sort: Literal["keeps_won", "fits_capacity"]
    threshold: float | None
    low: float | None
    high: float | None
    share: float | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Impact:
    """All of it, as of one instant; ``basis`` are the hashes of the terms in force, ``proposed`` that of the others."""

    as_of: datetime
    period: Period
    currency: str
    horizon_days: int
    proposed: str
    basis: tuple[str, ...]
    threshold: float
    counts: Counts
    faith: Faith
    was: Tally
    would: Tally
    gone: Tally
    near: Tally
    """Recorded trips that began within ten points above the higher of both thresholds: they stand for the new ones."""
    promises_were: tuple[Kept, ...] = ()
    promises_would: tuple[Kept, ...] = ()
    untimed: int = 0
    """Trips left out of the promises: nobody knows how fast they would have been worked."""
    load: tuple[Load, ...] = ()
    rows: tuple[Row, ...] = ()
    steps: tuple[Step, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    taken_as_known: tuple[str, ...] = ()
    new_mature: int = 0
    queued: tuple[int, int] = (0, 0)
    reps: Mapping[str, str] = field(default_factory=dict)

    @property
    def acceptance(self) -> tuple[Bounded, Bounded]:
        """Acceptance as it was and as it would have been."""
        return self.was.acceptance(), self.would.acceptance(self.counts.new)

    @property
    def conversion(self) -> tuple[Bounded, Bounded]:
        """MQL to SQL as it was and as it would have been."""
        return self.was.conversion(), self.would.conversion(self.new_mature)

    def listed(self, fate: Fate) -> tuple[Row, ...]:
        """Return the leads of one list."""
        return tuple(row for row in self.rows if row.fate == fate)
