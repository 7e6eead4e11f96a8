"""What the site says of addresses nobody has and of bugs: to programs as problem+json, to people as a page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from selaras.api import door
from selaras.web.frame import errors
from selaras.web.frame.asked import Asked

API = "/api/"


@login_not_required
def bad_request(request: Asked, exception: Exception | None = None) -> HttpResponse:
    return door.unreadable(request, exception) if _by_program(request) else errors.bad_request(request, exception)


@login_not_required
def not_found(request: Asked, exception: Exception | None = None) -> HttpResponse:
    return door.not_found(request) if _by_program(request) else errors.not_found(request, exception)


@login_not_required
def broken(request: Asked) -> HttpResponse:
    return door.broken(request) if _by_program(request) else errors.broken(request)


def _by_program(request: HttpRequest) -> bool:
    return request.path.startswith(API)
