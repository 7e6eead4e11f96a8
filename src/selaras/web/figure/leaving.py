"""What leaves a page as a file: a chart as JSON for the page itself, as SVG or PNG, and a table as CSV or Parquet."""

from collections.abc import Mapping
from typing import Any, Final, cast

from django.http import Http404, HttpResponse, JsonResponse

from selaras.analytics.sheets import Form, Sheet, written
from selaras.web.figure.picture import Picture, Theme, drawn
from selaras.web.frame.asked import Asked

_TABLES: Final[Mapping[str, str]] = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}
_PICTURES: Final[Mapping[str, str]] = {"svg": "image/svg+xml", "png": "image/png"}


def chart_answer(
    request: Asked, chart: Mapping[str, Any], form: str, *, name: str, title: str, subtitle: str = ""
) -> HttpResponse:
    """Return a Vega-Lite document in the form the address ends with: json for the page, svg and png to take away.

    A picture has the theme the reader sees; ``?theme=dark`` and ``light`` choose one.
    """
    if form == "json":
        return JsonResponse(dict(chart))
    if form not in _PICTURES:
        raise Http404
    theme: Theme = "dark" if (request.GET.get("theme") or request.theme) == "dark" else "light"
    picture = drawn(chart, cast(Picture, form), title, subtitle, theme)
    return _file(picture, _PICTURES[form], f"{name}.{form}")


def table_answer(sheet: Sheet, form: str) -> HttpResponse:
    """Return a sheet as the file the address ends with: csv or parquet."""
    if form not in _TABLES:
        raise Http404
    return _file(written(sheet, cast(Form, form)), _TABLES[form], f"{sheet.name}.{form}")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
