"""What a reader asks of the pipeline: the period, the cut, whose errors are added up, and how categories roll up."""

from dataclasses import dataclass
from typing import Final, TypeVar

from selaras.analytics import Lake, Question
from selaras.analytics.figures import Dimension
from selaras.analytics.metrics.money import target_minor
from selaras.analytics.pipeline.bridge import CUTS, Window
from selaras.analytics.pipeline.forecasting import LEVELS, ROLLUPS, Level, Rollup
from selaras.core.staff import Act
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence
from selaras.web.figure.asking import question_put
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError, ForbiddenError
from selaras.web.frame.moment import Moment
from selaras.web.frame.reader import role_in_words

Choice = TypeVar("Choice", bound=str)
_TEAM: Final[Dimension] = "team"


@dataclass(frozen=True, slots=True)
class Wish:
    """One question about the pipeline, as the address puts it."""

    question: Question
    window: Window | None
    level: Level
    rollup: Rollup
    everything: bool

    @property
    def target(self) -> int | None:
        """The target of the period in the smallest unit; None where the charter fixes none."""
        return target_minor(self.question)


def wished(request: Asked, moment: Moment, lake: Lake) -> Wish:
    """Return what the address asks for; what names single reps is for those who coach them."""
    by = _chosen(request, "by", CUTS, _TEAM)
    level = _chosen(request, "level", LEVELS, LEVELS[1])
    if "rep" in {by, level} and not request.user.may(Act.READ_REP_FIGURES):
        raise ForbiddenError(Sentence.of("errors-not-for-role", role=role_in_words(request.user.role)))
    question = question_put(request, moment, lake).of(by)
    everything = request.GET.get("all") == "1"
    return Wish(
        question, _window(question, everything), level, _chosen(request, "rollup", ROLLUPS, ROLLUPS[0]), everything
    )


def _window(question: Question, everything: bool) -> Window | None:
    """Return the window of the period; None where it has not begun."""
    try:
        return Window.of(question, None, None, whole=everything)
    except InputError:
        return None


def _chosen(request: Asked, name: str, choices: tuple[Choice, ...], otherwise: Choice) -> Choice:
    text = request.GET.get(name)
    if text is None:
        return otherwise
    for choice in choices:
        if choice == text:
            return choice
    raise AddressError(Sentence.of("errors-choice", text=text, choices=choices))
