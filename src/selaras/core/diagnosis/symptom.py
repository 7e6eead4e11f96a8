"""A symptom: something measured that may hold the shared result back, what it costs, and whether it stands out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from selaras.core.diagnosis.testing import benjamini_hochberg
from selaras.kit.sentence import Sentence

Code = Literal[
    "criteria_unmet", "quality_low", "rejected_against_criteria", "reviewer_bias",
    "volume_over_quality", "close_rate_over_care", "cherry_picking", "rep_picks",
    "never_reviewed", "never_touched", "automatic_only", "touched_late", "touched_slowly",
    "channel_wasted", "channel_unfunded", "channel_untracked",
]  # fmt: skip
Row = Literal["S1", "S3", "S4", "S5"]
Owner = Literal["marketing", "sales", "both"]

FALSE_DISCOVERIES: Final = 0.05
"""Of everything called out among many cuts, at most this share is called out by chance."""


@dataclass(frozen=True, slots=True)
class Sort:
    """What a code is about: its row of the mission, whose part it is, the promise that speaks of it.

    ``least`` is how far from the rest it must lie to matter; ``personal`` ones are for those who coach.
    """

    row: Row
    owner: Owner
    promise: str | None = None
    least: float = 0.0
    personal: bool = False


SORTS: Final[dict[Code, Sort]] = {
    "criteria_unmet": Sort("S1", "marketing", "quality", 0.05),
    "quality_low": Sort("S1", "marketing", "quality", 0.03),
    "rejected_against_criteria": Sort("S1", "sales", "review", 0.02),
    "reviewer_bias": Sort("S1", "sales", "review", 0.02, personal=True),
    "volume_over_quality": Sort("S3", "marketing", "volume"),
    "close_rate_over_care": Sort("S3", "sales", "touches"),
    "cherry_picking": Sort("S3", "sales", "touches"),
    "rep_picks": Sort("S3", "sales", "touches", personal=True),
    "never_reviewed": Sort("S4", "sales", "review"),
    "never_touched": Sort("S4", "sales", "first_contact"),
    "automatic_only": Sort("S4", "sales", "first_contact"),
    "touched_late": Sort("S4", "sales", "first_contact"),
    "touched_slowly": Sort("S4", "sales", "first_contact"),
    "channel_wasted": Sort("S5", "both"),
    "channel_unfunded": Sort("S5", "both"),
    "channel_untracked": Sort("S5", "both"),
}
"""Every symptom there is, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its 95 % interval and the name of the method."""

    value: float
    low: float
    high: float
    method: str


@dataclass(frozen=True, slots=True)
class Symptom:
    """One measured thing, whether or not it stands out.

    ``by`` and ``cut`` say which part it is about (channel, email); empty for the whole. ``measure`` is in ``unit``,
    ``usual`` what it is compared with, ``money`` what it is thought to cost, in minor units. ``chance`` is how
    surprising it would be were there nothing, ``rate`` the false discovery rate among its kind; ``limits`` bound what
    chance alone explains, ``raw`` is a share before it was drawn towards the usual one. A refused one has no measure
    and says why.
    """

    code: Code
    by: str = ""
    cut: str = ""
    unit: Literal["share", "count", "ratio", "attempts", "money"] = "share"
    measure: Estimate | None = None
    raw: float | None = None
    usual: float | None = None
    limits: tuple[float, float] | None = None
    hits: int = 0
    n: int = 0
    money: Estimate | None = None
    chance: float | None = None
    rate: float | None = None
    stands_out: bool = False
    clause: str | None = None
    notes: tuple[Sentence, ...] = ()
    refused: Sentence | None = None

    @property
    def sort(self) -> Sort:
        """What the code is about."""
        return SORTS[self.code]

    @property
    def says(self) -> str:
        """The id of the sentence that tells it: of the whole, or of a part."""
        return f"symptoms-{self.code.replace('_', '-')}{'-part' if self.cut else ''}"


def refused(code: Code, because: Sentence, n: int = 0) -> Symptom:
    """Return the symptom that cannot be judged, and why."""
    return Symptom(code, n=n, refused=because)


def judged(several: Iterable[Symptom], *, worse: Literal["below", "above"]) -> tuple[Symptom, ...]:
    """Return cuts of one kind with their false discovery rate, those called out that are worse by enough to matter.

    The interval, which knows how much such cuts differ anyway, must leave out what is usual, and one that has a cost
    must be sure to cost something.
    """
    found = tuple(several)
    rates = benjamini_hochberg([1.0 if one.chance is None else one.chance for one in found])
    return tuple(
        replace(one, rate=rate, stands_out=rate <= FALSE_DISCOVERIES and _worse(one, worse))
        for one, rate in zip(found, rates, strict=True)
    )


def _worse(one: Symptom, worse: Literal["below", "above"]) -> bool:
    if one.measure is None or one.usual is None:
        return False
    apart = one.usual - one.measure.value if worse == "below" else one.measure.value - one.usual
    sure = one.measure.high < one.usual if worse == "below" else one.measure.low > one.usual
    costs = one.money is None or one.money.low > 0
    return sure and apart >= one.sort.least and costs


def in_order(found: Iterable[Symptom]) -> tuple[Symptom, ...]:
    """Return the symptoms as they are told: by code, those that stand out first, the dearest first."""
    places = {code: place for place, code in enumerate(SORTS)}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                places[one.code], not one.stands_out, -(one.money.value if one.money else 0.0), -one.n, one.by, one.cut
            ),
        )
    )  # fmt: skip
