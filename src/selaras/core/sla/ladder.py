"""The escalation ladder: what a missed week leads to, and how one climbs down again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction

from selaras.core.charter.terms import Ladder, Rung
from selaras.core.sla.attainment import Attainment

REMEMBERED = 52
"""How many weekly evaluations a standing keeps."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one clause stands: its rung (0: none), its evaluations (True: missed), the newest last, and clean
    ones in a row.
    """

    rung: int = 0
    missed: tuple[bool, ...] = ()
    clean: int = 0

    @property
    def in_a_row(self) -> int:
        """How many of the newest evaluations were missed without a clean one between.

        >>> Standing(missed=(True, False, True, True)).in_a_row
        2
        """
        return next((n for n, one in enumerate(reversed(self.missed)) if not one), len(self.missed))


@dataclass(frozen=True, slots=True)
class Opening:
    """A record to open: a clause climbed to a rung, who must meet, and when the record is due."""

    clause: str
    rung: int
    name: str
    who: tuple[str, ...]
    due_at: datetime
    missed: int


def missed(week: Attainment, ladder: Ladder) -> bool | None:
    """Return whether a week's attainment lies under the charter's floor; None where nothing was decided.

    >>> missed(Attainment(met=8, breached=2), Ladder(rungs=())), missed(Attainment(pending=3), Ladder(rungs=()))
    (True, None)
    """
    return None if week.rate is None else week.rate < Fraction(ladder.weekly_floor)


def evaluated(
    standings: Mapping[str, Standing], weeks: Mapping[str, bool | None], ladder: Ladder, at: datetime
) -> tuple[dict[str, Standing], tuple[Opening, ...]]:
    """Return where every clause stands after one weekly evaluation, and the records it opens.

    ``weeks`` says of each clause whether its week was missed. A clause that nothing fell due for (None, or
    not named) stays where it is. One missed week climbs as far as the rungs' numbers say, and a clean one
    never climbs; enough clean ones in a row step down one rung.
    """
    after = {clause: standings.get(clause, Standing()) for clause in {**standings, **weeks}}
    for clause, one in weeks.items():
        if one is not None:
            after[clause] = _missed(after[clause], ladder) if one else _kept(after[clause], ladder)
    for number, rung in enumerate(ladder.rungs, start=1):
        after = _together(after, weeks, number, rung)
    openings = [
        Opening(clause, stands.rung, rung.name, rung.who, at + timedelta(days=rung.within_days), stands.in_a_row)
        for clause, stands in sorted(after.items())
        if stands.rung > standings.get(clause, Standing()).rung
        for rung in [ladder.rungs[stands.rung - 1]]
    ]
    return after, tuple(openings)


def _missed(stands: Standing, ladder: Ladder) -> Standing:
    now = replace(stands, missed=(*stands.missed, True)[-REMEMBERED:], clean=0)
    reached = [number for number, rung in enumerate(ladder.rungs, start=1) if _reaches(now, rung)]
    return replace(now, rung=max([now.rung, *reached]))


def _kept(stands: Standing, ladder: Ladder) -> Standing:
    now = replace(stands, missed=(*stands.missed, False)[-REMEMBERED:], clean=stands.clean + 1)
    if now.rung and now.clean >= ladder.clean_periods_to_recover:
        return replace(now, rung=now.rung - 1, clean=0)
    return now


def _reaches(stands: Standing, rung: Rung) -> bool:
    if stands.in_a_row >= rung.after_missed:
        return True
    if rung.or_missed_of is None:
        return False
    times, of = rung.or_missed_of
    return sum(stands.missed[-of:]) >= times


def _together(
    after: dict[str, Standing], weeks: Mapping[str, bool | None], number: int, rung: Rung
) -> dict[str, Standing]:
    """Lift the clauses of the rung below that missed this week, where enough different ones stand there or
    above.
    """
    below = [clause for clause, stands in after.items() if number > 1 and stands.rung >= number - 1]
    if rung.or_clauses is None or len(below) < rung.or_clauses:
        return after
    lifted = {clause for clause in below if weeks.get(clause) and after[clause].rung == number - 1}
    return {clause: replace(stands, rung=number) if clause in lifted else stands for clause, stands in after.items()}
