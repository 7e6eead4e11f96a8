"""The pages of imports, readiness and freshness."""

import csv
import io
import json
from dataclasses import dataclass

import yaml
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from selaras.actions.imports_batches import read_reason
from selaras.actions.imports_rejects import inert
from selaras.actions.lake import lake_freshness
from selaras.core.staff import Act
from selaras.kit.sentence import Sentence
from selaras.phrases import render as say_sentence
from selaras.phrases import say
from selaras.records.models import ImportRowReject, ImportRun, ReadinessFinding
from selaras.web.data.report import findings
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
    page = page_of(found.rejects.order_by("row", "id"), request)
    context = {
        **moment.context(),
        "known_at": None,
        "run": found,
        "mapping": yaml.safe_dump(json.loads(found.mapping), sort_keys=False, allow_unicode=True),
        "findings": findings(found.findings.all()),
        "page": page,
        "rejects": [_line(request, reject) for reject in page.rows],
        "may_export": request.user.may(Act.EXPORT_ROWS),
    }
    return render(request, "data/run.html", context)


def _newest_findings() -> QuerySet[ReadinessFinding]:
    """Return the findings of the newest run of each table, and those that belong to no run."""
    same_table = ImportRun.objects.filter(table=OuterRef("run__table")).order_by("-started_at").values("pk")[:1]
    return ReadinessFinding.objects.filter(Q(run=None) | Q(run=Subquery(same_table)))


@dataclass(frozen=True, slots=True)
class _Line:
    """A value that could not be read, in the reader's words; personal details are for those who may read them."""

    row: int
    column: str
    value: str
    reason: str
    hidden: bool


def _line(request: Asked, reject: ImportRowReject) -> _Line:
    hidden = not request.user.may(Act.READ_PERSONAL_DETAILS)
    value = say(request.language, "data-hidden") if hidden else reject.value
    reason = say_sentence(request.language, read_reason(reject.reason))
    return _Line(reject.row, reject.column, value, reason, hidden)


def _rejects_csv(request: Asked, found: ImportRun) -> HttpResponse:
    if not request.user.may(Act.EXPORT_ROWS):
        raise ForbiddenError(Sentence.of("errors-no-export", role=role_in_words(request.user.role)))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([say(request.language, f"data-{name}") for name in ("row", "column", "value", "reason")])
    for reject in found.rejects.order_by("row", "id")[:_EXPORTED].iterator(chunk_size=5000):
        line = _line(request, reject)
        writer.writerow([line.row, inert(line.column), inert(line.value), line.reason])
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="rejects-{found.run_id}.csv"'
    return answer
