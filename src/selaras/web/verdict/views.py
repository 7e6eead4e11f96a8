"""The verdict: whose the gap is, how sure that is, what to do, and what is behind every part."""

from dataclasses import dataclass
from typing import Any, Final, cast, get_args

from django.http import Http404, HttpResponse
from django.shortcuts import render

from selaras.analytics import Lake, Question, whole_history
from selaras.analytics.diagnosis import Table, Weighed, at_hand, behind, diagnose, weigh
from selaras.analytics.diagnosis.comparing import target_of
from selaras.analytics.evidence import Charter, pack_verdict
from selaras.core.charter.canonical import canonical, sha256
from selaras.core.diagnosis import CHAIN, OWN, Against, Basis, Factor, Rule, Verdict
from selaras.core.staff import Act
from selaras.kit.sentence import Sentence
from selaras.phrases import say
from selaras.phrases.evidence import verdict_pages
from selaras.phrases.verdicts import (
    answer_words,
    gap_words,
    level_words,
    meaning_words,
    money_words,
    owner_words,
    source_words,
)
from selaras.web.figure.asking import question_put
from selaras.web.figure.lake import open_lake
from selaras.web.figure.leaving import chart_answer, table_answer
from selaras.web.figure.telling import known_text
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError, ForbiddenError
from selaras.web.frame.moment import Moment, moment_of
from selaras.web.frame.paging import Page, wanted_page
from selaras.web.frame.reader import needs, role_in_words
from selaras.web.monday.period import chooser
from selaras.web.verdict.chart import waterfall
from selaras.web.verdict.shown import heavy_first, lines_of, parts_sheet

_AGAINST: Final[tuple[Against, ...]] = get_args(Against)
_BASES: Final[tuple[Basis, ...]] = get_args(Basis)
_FACTORS: Final[tuple[Factor, ...]] = (*CHAIN, OWN)
_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the address asks for."""

    question: Question
    moment: Moment
    against: Against
    rule: Rule

    def verdict(self) -> Verdict:
        """Return the verdict."""
        known = self.question.moment
        return diagnose(
            known,
            self.moment.terms,
            as_of=known.as_of,
            period=self.question.period,
            against=self.against,
            rule=self.rule,
        )

    @property
    def at_hand(self) -> bool:
        """Whether the verdict is there at once."""
        return at_hand(self.question, self.against, self.rule)


@needs(Act.READ_MONDAY)
def page(request: Asked) -> HttpResponse:
    """Return the page; while it is worked out for the first time, one that says so and asks again by itself."""
    moment, lake = moment_of(request), open_lake()
    if lake.empty:
        return render(request, "monday/empty.html", moment.context())
    wish = _wish(request, moment, lake)
    if not wish.at_hand and "wait" not in request.GET:
        return render(request, "verdict/working.html", moment.context() | _choices(wish, lake))
    verdict = wish.verdict()
    lines = lines_of(request.language, verdict)
    context = {
        **moment.context(),
        **_choices(wish, lake),
        "verdict": verdict,
        "lines": lines,
        "heavy": heavy_first(lines),
        "freshness": lake.noted_until,
        "may_export": request.user.may(Act.EXPORT_ROWS),
        **(_words(request.language, verdict) if verdict.refused is None else {}),
    }
    return render(request, "verdict/verdict.html", context)


@needs(Act.READ_MONDAY)
def chart(request: Asked, form: str) -> HttpResponse:
    """Return the waterfall: the document the page draws, or a picture to take away."""
    wish = _asked(request)
    verdict = _given(wish)
    told = known_text(request.language, verdict.period, verdict.as_of, wish.moment.zone)
    title = f"{say(request.language, 'verdict-question')} {answer_words(request.language, verdict)}"
    name = f"verdict-{verdict.period.name}-{verdict.against}"
    return chart_answer(request, waterfall(request.language, verdict), form, name=name, title=title, subtitle=told)


@needs(Act.READ_MONDAY)
def table(request: Asked, form: str) -> HttpResponse:
    """Return the parts as a table to take away."""
    return table_answer(parts_sheet(_given(_asked(request))), form)


@needs(Act.READ_MONDAY)
def behind_part(request: Asked, factor: str) -> HttpResponse:
    """Return what is behind a part, page by page."""
    wish = _asked(request)
    verdict = _given(wish)
    part = verdict.part(factor)
    found = _rows(wish, _factor_named(factor))
    total, number = len(next(iter(found.values()))), wanted_page(request)
    first = (number - 1) * _PAGE
    rows = list(zip(*(column[first : first + _PAGE] for column in found.values()), strict=True))
    context = {
        **wish.moment.context(),
        "verdict": verdict,
        "money": money_words(request.language, part.money.minor, verdict.currency) if part else "",
        "part": part,
        "factor": factor,
        "columns": list(enumerate(found)),
        "rows": rows,
        "page": Page(rows, number, _PAGE, total),
        "may_export": request.user.may(Act.EXPORT_ROWS),
    }
    return render(request, "verdict/behind.html", context)


@needs(Act.READ_MONDAY)
def evidence(request: Asked) -> HttpResponse:
    """Return the evidence pack of the verdict, or of one part of it, to those who may export."""
    if not request.user.may(Act.EXPORT_ROWS):
        raise ForbiddenError(Sentence.of("errors-no-export", role=role_in_words(request.user.role)))
    wish = _asked(request)
    verdict, part = _given(wish), request.GET.get("part", "")
    factor = _factor_named(part) if part else None
    terms, number = wish.moment.terms, wish.moment.agreement.version
    charter = Charter(canonical(terms), sha256(terms), number)
    members = pack_verdict(wish.question, terms, verdict, charter, factor)
    pack = members.with_pages(verdict_pages(verdict, members.name, number, factor))
    answer = HttpResponse(pack.content, content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{pack.name}"'
    return answer


def _words(language: str, verdict: Verdict) -> dict[str, Any]:
    gap, currency = verdict.gap, verdict.currency
    return {
        "gap_money": money_words(language, gap.minor, currency),
        "gap_low": money_words(language, gap.low, currency),
        "gap_high": money_words(language, gap.high, currency),
        "answer": answer_words(language, verdict),
        "means": meaning_words(language, verdict),
        "gap": gap_words(language, verdict),
        "owners": [(each, owner_words(language, verdict, each)) for each in verdict.owners],
        "level": level_words(language, verdict),
        "sources": [source_words(language, source) for source in verdict.sources],
    }


def _choices(wish: _Wish, lake: Lake) -> dict[str, Any]:
    question = wish.question
    cuts, as_of = question.yardstick.cuts, question.moment.as_of
    whole = whole_history(lake, question.yardstick, as_of=as_of)
    return {
        "chooser": chooser(question.period, whole, cuts, as_of),
        "against": wish.against,
        "againsts": _AGAINST,
        "basis": wish.rule.basis,
        "bases": _BASES,
    }


def _asked(request: Asked) -> _Wish:
    lake = open_lake()
    if lake.empty:
        raise Http404
    return _wish(request, moment_of(request), lake)


def _wish(request: Asked, moment: Moment, lake: Lake) -> _Wish:
    question = question_put(request, moment, lake)
    planned: Against = "plan" if target_of(question, question.period) else "last_period"
    against = _choice(request, "against", _AGAINST, planned)
    return _Wish(
        question, moment, cast(Against, against), Rule(cast(Basis, _choice(request, "money", _BASES, "pipeline")))
    )


def _choice(request: Asked, name: str, known: tuple[str, ...], usual: str) -> str:
    wish = request.GET.get(name, "") or usual
    if wish not in known:
        raise AddressError(Sentence.of("errors-choice", text=wish, choices=known))
    return wish


def _given(wish: _Wish) -> Verdict:
    """Return a verdict that has parts; one that was refused has no chart, no table and no rows."""
    verdict = wish.verdict()
    if verdict.refused is not None:
        raise Http404
    return verdict


def _rows(wish: _Wish, factor: Factor) -> Table:
    weighed = weigh(wish.question, wish.moment.terms, wish.against, wish.rule)
    if not isinstance(weighed, Weighed):
        raise Http404
    return behind(wish.question, weighed, factor, wish.moment.terms)


def _factor_named(name: str) -> Factor:
    if name not in _FACTORS:
        raise Http404
    return name
