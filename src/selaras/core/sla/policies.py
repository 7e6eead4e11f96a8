"""Whose policy a clock runs under: the version of the charter that bound both sides when the clock started."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from selaras.core.charter.terms import LeadClause, Terms
from selaras.core.charter.versions import Version, in_force_among
from selaras.core.sla.clock import Clock


@dataclass(frozen=True, slots=True)
class Policy:
    """Terms, and the number of the version that agreed on them."""

    terms: Terms
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Policies:
    """The policy of now, and every version of the charter that is known; none: all clocks run under that of now."""

    now: Policy
    versions: tuple[Version, ...] = ()

    def at(self, start: datetime) -> Policy:
        """Return the policy of a clock that starts at an instant: before there was any charter, that of the first."""
        version = in_force_among(self.versions, start) or self._first()
        if version is None or version.number == self.now.number:
            return self.now
        return Policy(version.terms, version.number)

    def among(self) -> tuple[Policy, ...]:
        """Return the policy of now and those of all the other versions that ever bound anybody, the newest first."""
        others = (version for version in reversed(self.versions) if version.in_force_from is not None)
        return (self.now, *(Policy(one.terms, one.number) for one in others if one.number != self.now.number))

    def clauses_of(self, clock: Clock) -> Iterator[LeadClause]:
        """Yield what may be the clause of a clock: its own, else those of its name, else others of its promise."""
        policies = sorted(self.among(), key=lambda policy: policy.number != clock.charter_version)
        for named in (True, False):
            for policy in policies:
                for clause in policy.terms.promises.leads:
                    if clause.promise == clock.promise and (clause.name == clock.clause) is named:
                        yield clause

    def _first(self) -> Version | None:
        bound = [(start, version) for version in self.versions if (start := version.in_force_from) is not None]
        return min(bound, key=lambda one: one[0])[1] if bound else None
