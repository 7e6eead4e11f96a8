"""What the address of a page of figures asks: of which period, as known when, cut by what."""

from dataclasses import dataclass
from typing import Any

from selaras.analytics import Answer, Dimension, Lake, Question, Yardstick, asked, default_period, whole_history
from selaras.core.staff import Act
from selaras.kit.sentence import Sentence
from selaras.web.figure.lake import open_lake
from selaras.web.figure.telling import known_text
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError, ForbiddenError
from selaras.web.frame.moment import Moment, moment_of
from selaras.web.frame.reader import role_in_words
from selaras.web.monday.period import Chooser, chooser, wanted_period


@dataclass(frozen=True, slots=True)
class Board:
    """A page's question, with the moment and the lake it is put to."""

    moment: Moment
    lake: Lake
    question: Question

    def answer(self, metric: str, by: Dimension | None = None) -> Answer:
        """Return a metric's answer, cut by something where that is asked for."""
        return asked(metric, self.question.of(by))

    @property
    def chooser(self) -> Chooser:
        """The periods the reader may go to."""
        question, cuts = self.question, self.question.yardstick.cuts
        as_of = question.moment.as_of
        return chooser(question.period, whole_history(self.lake, question.yardstick, as_of=as_of), cuts, as_of)

    def known(self, language: str) -> str:
        """Say which period this is about and what was known when."""
        return known_text(language, self.question.period, self.question.moment.as_of, self.moment.zone)

    def context(self) -> dict[str, Any]:
        """Return what every page of figures shows around its figures."""
        return {
            **self.moment.context(),
            "chooser": self.chooser,
            "by": self.question.by,
            "freshness": self.lake.noted_until,
            "agreement": self.moment.agreement,
        }


def board_of(request: Asked, cuts: tuple[Dimension, ...], default: Dimension) -> Board | None:
    """Return the board the address asks for; None where there is no fact yet."""
    moment, lake = moment_of(request), open_lake()
    if lake.empty or lake.noted_until is None:
        return None
    return Board(moment, lake, question_put(request, moment, lake).of(_cut(request, cuts, default)))


def question_put(request: Asked, moment: Moment, lake: Lake) -> Question:
    """Return the question of the whole: of the period the address names, else of the newest, as known at the moment."""
    as_of, yardstick = lake.seen_from(moment.as_of, moment.now), Yardstick.of(moment.terms)
    period = wanted_period(request.GET.get("period", "").strip(), yardstick.cuts)
    return Question(lake.at(as_of), period or default_period(lake, yardstick, as_of=as_of), yardstick)


def _cut(request: Asked, cuts: tuple[Dimension, ...], default: Dimension) -> Dimension:
    wish = request.GET.get("by", "") or default
    found = next((each for each in cuts if each == wish), None)
    if found is None:
        raise AddressError(Sentence.of("errors-choice", text=wish, choices=cuts))
    if found == "rep" and not request.user.may(Act.READ_REP_FIGURES):
        raise ForbiddenError(Sentence.of("errors-not-for-role", role=role_in_words(request.user.role)))
    return found
