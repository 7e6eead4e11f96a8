"""The pages of imports, readiness and freshness."""

import csv
import io

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from selaras.actions.lake import lake_freshness
from selaras.core.staff import Act
from selaras.kit.sentence import Sentence
from selaras.records.models import ImportRun, ReadinessFinding
from selaras.web.data.report import findings
from selaras.web.figure.cells import safe_cell
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import ForbiddenError
from selaras.web.frame.moment import moment_of
from selaras.web.frame.paging import page_of
from selaras.web.frame.reader import needs, role_in_words

_EXPORTED = 100_000


@needs(Act.READ_IMPORTS)
def data(request: Asked) -> HttpResponse:
    """Return what came in, what was found in it, and how fresh the lake is."""
    moment = moment_of(request)
    page = page_of(ImportRun.objects.order_by("-started_at", "run_id"), request, size=20)
    context = {
        **moment.context(),
        "known_at": None,
        "page": page,
        "findings": findings(_newest_findings()),
        "fresh": lake_freshness(),
        "may_import": request.user.may(Act.IMPORT_DATA),
    }
    return render(request, "data/data.html", context)


@needs(Act.READ_IMPORTS)
def run(request: Asked, run_id: str) -> HttpResponse:
    """Return one import: its state, its findings, and the values that could not be read."""
    moment = moment_of(request)
    found = get_object_or_404(ImportRun, pk=run_id)
    if request.GET.get("format") == "csv":
        return _rejects_csv(request, found)
    context = {
        **moment.context(),
        "known_at": None,
        "run": found,
        "findings": findings(found.findings.all()),
        "page": page_of(found.rejects.order_by("row", "id"), request),
        "personal": request.user.may(Act.READ_PERSONAL_DETAILS),
        "may_export": request.user.may(Act.EXPORT_ROWS),
    }
    return render(request, "data/run.html", context)


def _newest_findings() -> QuerySet[ReadinessFinding]:
    """Return the findings of the newest run of each table, and those that belong to no run."""
    same_table = ImportRun.objects.filter(table=OuterRef("run__table")).order_by("-started_at").values("pk")[:1]
    return ReadinessFinding.objects.filter(Q(run=None) | Q(run=Subquery(same_table)))


def _rejects_csv(request: Asked, found: ImportRun) -> HttpResponse:
    if not request.user.may(Act.EXPORT_ROWS):
        raise ForbiddenError(Sentence.of("errors-no-export", role=role_in_words(request.user.role)))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["row", "column", "value", "reason"])
    rejects = found.rejects.order_by("row", "id").values_list("row", "column", "value", "reason")[:_EXPORTED]
    writer.writerows([safe_cell(value) for value in reject] for reject in rejects)
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="rejects-{found.run_id}.csv"'
    return answer
