"""The symptoms of a period: every detector asked, and the answers in the order in which they are told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from selaras.analytics.lake import Lake
from selaras.analytics.question import Question
from selaras.analytics.symptoms.bias import bias
from selaras.analytics.symptoms.channels import channels
from selaras.analytics.symptoms.conflicts import conflicts
from selaras.analytics.symptoms.following import following
from selaras.analytics.symptoms.looking import Looking
from selaras.analytics.symptoms.picking import picking
from selaras.analytics.symptoms.quality import quality
from selaras.analytics.yardstick import Yardstick
from selaras.core.charter.versions import Version, in_force_among
from selaras.core.diagnosis.symptom import Symptom, in_order
from selaras.kit.periods import Period
from selaras.kit.sentence import Sentence

LOOKS_BACK: Final = timedelta(days=365)
"""How far back one looks where no period is named: long enough for deals to have come of it."""
_DETECTORS: Final[tuple[Callable[[Looking], tuple[Symptom, ...]], ...]] = (
    quality, bias, conflicts, picking, following, channels,
)  # fmt: skip
_NEEDS: Final = ("lead.qualified", "lead.rejected", "lead.accepted", "lead.sales_qualified", "lead.converted")


@dataclass(frozen=True, slots=True)
class Symptoms:
    """Everything that was measured; ``worth_minor`` is what an SQL has come to, None where too few are old enough."""

    as_of: datetime
    period: Period
    currency: str
    found: tuple[Symptom, ...]
    worth_minor: int | None = None
    refused: Sentence | None = None

    @property
    def standing_out(self) -> tuple[Symptom, ...]:
        """Those that stand out, the dearest first."""
        some = (one for one in self.found if one.stands_out)
        return tuple(sorted(some, key=lambda one: -(one.money.value if one.money else 0.0)))

    @property
    def unanswered(self) -> tuple[Symptom, ...]:
        """Those that cannot be judged, each with the reason why."""
        return tuple(one for one in self.found if one.refused is not None)


def symptoms(
    lake: Lake,
    versions: Iterable[Version],
    *,
    as_of: datetime,
    period: Period | None = None,
    people: bool = False,
    seed: int = 0,
) -> Symptoms:
    """Return the symptoms of a period, or of the year before ``as_of``, judged by the versions of the charter.

    ``people`` judges single reviewers and reps as well; that is for those who coach them.
    """
    known = tuple(versions)
    version = in_force_among(known, as_of)
    yardstick = Yardstick.of(version.terms if version else None)
    question = Question(lake.at(as_of), period or last_year(yardstick, as_of), yardstick)
    return look(Looking(question, known, seed, people))


def last_year(yardstick: Yardstick, as_of: datetime) -> Period:
    """Return the year of days that ends on the day of ``as_of``, in the charter's zone."""
    last = as_of.astimezone(ZoneInfo(yardstick.cuts.zone)).date()
    return yardstick.cuts.days(last - LOOKS_BACK, last)


def look(looking: Looking) -> Symptoms:
    """Return the answers of all detectors, worked out once per moment."""
    return looking.question.moment.remember(("symptoms", looking), lambda: _looked(looking))


def _looked(looking: Looking) -> Symptoms:
    question = looking.question
    about = (question.moment.as_of, question.period, question.yardstick.currency)
    if not question.moment.tells(_NEEDS):
        return Symptoms(*about, found=(), refused=Sentence.of("symptoms-refused-no-hand-offs"))
    found = in_order(one for detector in _DETECTORS for one in detector(looking))
    worth = looking.worth
    return Symptoms(*about, found=found, worth_minor=round(worth.mean) if worth else None)
