"""The page of what stands out, and the rows behind each symptom."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from selaras.analytics import Yardstick
from selaras.analytics.symptoms import PARTS, PERSONS, called, rows_of
from selaras.core.diagnosis.symptom import SORTS, Symptom
from selaras.core.staff import Act
from selaras.kit.sentence import Sentence
from selaras.web.figure.cells import HIDDEN, shown_columns
from selaras.web.figure.lake import open_lake
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError, ForbiddenError
from selaras.web.frame.moment import moment_of
from selaras.web.frame.paging import Page, wanted_page
from selaras.web.frame.reader import needs, role_in_words
from selaras.web.monday.period import wanted_period
from selaras.web.symptoms.shown import looking_for, standing_out

_PAGE = 50


@needs(Act.READ_MONDAY)
@require_GET
def page(request: Asked) -> HttpResponse:
    """Return what stands out in a period, as known at the moment the address asks for."""
    moment, lake = moment_of(request), open_lake()
    if lake.empty:
        return render(request, "monday/empty.html", moment.context())
    period = wanted_period(request.GET.get("period", "").strip(), Yardstick.of(moment.terms).cuts)
    looking = looking_for(request, moment, lake, period)
    return render(request, "symptoms/symptoms.html", {**moment.context(), **standing_out(request, looking)})


@needs(Act.READ_MONDAY)
@require_GET
def rows(request: Asked, code: str) -> HttpResponse:
    """Return the leads behind a symptom as a paged table."""
    if code not in SORTS:
        raise Http404
    moment, lake = moment_of(request), open_lake()
    if lake.empty:
        return render(request, "monday/empty.html", moment.context())
    by, cut, known = request.GET.get("by", ""), request.GET.get("cut", ""), code
    if by and by not in PARTS:
        raise AddressError(Sentence.of("errors-choice", text=by, choices=PARTS))
    coaches = request.user.may(Act.READ_REP_FIGURES)
    if by in PERSONS and not coaches:
        raise ForbiddenError(Sentence.of("errors-not-for-role", role=role_in_words(request.user.role)))
    period = wanted_period(request.GET.get("period", "").strip(), Yardstick.of(moment.terms).cuts)
    number = wanted_page(request)
    found = rows_of(looking_for(request, moment, lake, period), known, by, cut, page=number, size=_PAGE)
    context = {
        **moment.context(),
        "called": called(Symptom(known)),
        "cut": cut,
        "columns": shown_columns(found.columns, hidden=frozenset() if coaches else HIDDEN),
        "rows": found.rows,
        "page": Page(found.rows, number, _PAGE, found.total),
    }
    return render(request, "symptoms/rows.html", context)
