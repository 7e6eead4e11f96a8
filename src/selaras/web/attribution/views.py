"""Attribution: the page, its chart and its table to take away, and the deals behind a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpResponse
from django.shortcuts import render

from selaras.analytics import Lake, Question, whole_history
from selaras.analytics.attribution import (
    BASES,
    BYS,
    NO_TOUCH,
    Ask,
    Attribution,
    attribution,
    attribution_sheet,
    campaign_names,
    deals_behind,
)
from selaras.analytics.figures import UNKNOWN
from selaras.core.charter import starting_terms
from selaras.core.charter.document.figures import attribution as models_section
from selaras.core.staff import Act
from selaras.kit.sentence import Sentence
from selaras.phrases import render as say_sentence
from selaras.phrases import say
from selaras.web.attribution import shown
from selaras.web.attribution.chart import spread_chart
from selaras.web.figure.asking import question_put
from selaras.web.figure.lake import open_lake
from selaras.web.figure.leaving import chart_answer, table_answer
from selaras.web.figure.telling import known_text
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError
from selaras.web.frame.moment import Moment, moment_of
from selaras.web.frame.paging import Page, wanted_page
from selaras.web.frame.reader import needs
from selaras.web.monday.period import chooser

Choice = TypeVar("Choice", bound=str)
_PAGE = 50


@dataclass(frozen=True, slots=True)
class _Put:
    """The question of an address, and what it is asked by."""

    moment: Moment
    lake: Lake
    question: Question
    wish: shown.Wish

    @property
    def ask(self) -> Ask:
        return Ask(self.question, self.wish.by, self.wish.basis, self.wish.segment)

    def found(self) -> Attribution:
        """Return the attribution."""
        return attribution(self.question, self.wish.by, basis=self.wish.basis, segment=self.wish.segment)

    def names(self) -> Mapping[str, str]:
        """Return what the values are called where they are ids, or have a name in the reader's language."""
        return campaign_names(self.question.moment) if self.wish.by == "campaign" else {}

    def segments(self) -> list[str]:
        """Return the segments of the deals of the basis, the largest first."""
        whole = attribution(self.question, "segment", basis=self.wish.basis, draws=0)
        return [line.value for line in whole.lines if line.value not in {NO_TOUCH, UNKNOWN}]


@needs(Act.READ_MONDAY)
def page(request: Asked) -> HttpResponse:
    """Return the money of a period under every model, side by side."""
    put = _put(request)
    if put is None:
        return render(request, "attribution/empty.html", moment_of(request).context())
    found, question = put.found(), put.question
    terms = put.moment.terms if put.moment.terms.figures.attribution else starting_terms()
    whole = whole_history(put.lake, question.yardstick, as_of=question.moment.as_of)
    context = {
        **put.moment.context(),
        "found": found,
        "wish": put.wish,
        "chooser": chooser(question.period, whole, question.yardstick.cuts, question.moment.as_of),
        "bys": BYS,
        "bases": BASES,
        "segments": put.segments(),
        "columns": shown.columns_of(request.language, found),
        "rows": shown.rows_of(request.language, found, put.names()),
        "errors": shown.errors_of(request.language, found),
        "section": models_section(terms),
        "freshness": put.lake.noted_until,
    }
    return render(request, "attribution/attribution.html", context)


@needs(Act.READ_MONDAY)
def chart(request: Asked, form: str) -> HttpResponse:
    """Return the chart of the spread: the document the page draws, or a picture to take away."""
    put = _given(request)
    found = put.found()
    drawing = spread_chart(request.language, found, put.names())
    told = known_text(request.language, found.period, found.as_of, put.moment.zone)
    name, title = f"attribution-{found.by}-{found.period.name}", say(request.language, "attribution-spread-title")
    return chart_answer(request, drawing, form, name=name, title=title, subtitle=told)


@needs(Act.READ_MONDAY)
def table(request: Asked, form: str) -> HttpResponse:
    """Return the credits of every line under every model as CSV or Parquet."""
    found = _given(request).found()
    return table_answer(attribution_sheet(found, lambda said: say_sentence(request.language, said)), form)


@needs(Act.READ_MONDAY)
def deals(request: Asked) -> HttpResponse:
    """Return the deals that a value touched, the largest credit under a model first."""
    put = _given(request)
    models = put.ask.models
    model = _chosen(request, "model", tuple(each.name for each in models))
    value, number = request.GET.get("value", ""), wanted_page(request)
    found = deals_behind(put.ask, value, model=model, page=(number, _PAGE))
    context: dict[str, Any] = {
        **put.moment.context(),
        "wish": put.wish,
        "period": put.question.period,
        "value": value,
        "name": shown.value_name(request.language, value, put.names()),
        "bare": value == NO_TOUCH,
        "model": next(each for each in models if each.name == model),
        "models": [(each.name, shown.called(request.language, each)) for each in models],
        "called": next(shown.called(request.language, each) for each in models if each.name == model),
        "rows": [dict(zip(found.columns, row, strict=True)) for row in found.rows],
        "page": Page(found.rows, number, _PAGE, found.total),
    }
    return render(request, "attribution/deals.html", context)


def _given(request: Asked) -> _Put:
    put = _put(request)
    if put is None:
        raise AddressError(Sentence.of("monday-empty-title"))
    return put


def _put(request: Asked) -> _Put | None:
    """Return what the address asks; None where the lake is empty."""
    moment, lake = moment_of(request), open_lake()
    if lake.empty or lake.noted_until is None:
        return None
    wish = shown.Wish(
        _chosen(request, "by", BYS), _chosen(request, "basis", BASES), request.GET.get("segment", "") or None
    )
    return _Put(moment, lake, question_put(request, moment, lake), wish)


def _chosen(request: Asked, name: str, choices: tuple[Choice, ...]) -> Choice:
    """Return what the address chooses, or the first choice."""
    wanted = request.GET.get(name, "")
    if not wanted:
        return choices[0]
    found = next((each for each in choices if each == wanted), None)
    if found is None:
        raise AddressError(Sentence.of("errors-choice", text=wanted, choices=choices))
    return found
