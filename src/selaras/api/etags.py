"""ETags (RFC 9110): a name for what was read. A reader asks whether it changed, a decider that it did not."""

from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags, quote_etag

Shape = TypeVar("Shape")
_KEPT_BY_READERS = "private, no-cache"
"""A reader may keep the answer, and asks each time whether it still holds."""


def tagged(request: HttpRequest, response: HttpResponse, version: str, shape: Shape) -> Shape | HttpResponse:
    """Name the answer by its version; a reader who has that version already is told so, with nothing more."""
    tag = quote_etag(version)
    if tag in _named(request, "If-None-Match"):
        return HttpResponse(status=304, headers={"ETag": tag, "Cache-Control": _KEPT_BY_READERS})
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = _KEPT_BY_READERS
    return shape


def expected(request: HttpRequest) -> frozenset[str] | None:
    """Return the versions a decision is made for; None where it is made for whatever stands there now."""
    if "If-Match" not in request.headers:
        return None
    return frozenset(tag.strip('"') for tag in _named(request, "If-Match") if not tag.startswith("W/"))


def _named(request: HttpRequest, header: str) -> list[str]:
    return parse_etags(request.headers.get(header, ""))
