"""Choosing the language and the theme: kept with the person who is signed in, and in the browser for the door."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from selaras.actions.look import choose_look
from selaras.phrases import LANGUAGES
from selaras.records.models import User
from selaras.web.frame.language import LANGUAGE_COOKIE, THEME_COOKIE, THEMES, YEAR


@login_not_required
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language or theme for a year and go back to where the reader was."""
    response = HttpResponseRedirect(safe_next(request))
    kept = {}
    for cookie, wish, known in (
        (LANGUAGE_COOKIE, request.POST.get("language"), LANGUAGES),
        (THEME_COOKIE, request.POST.get("theme"), THEMES),
    ):
        if wish in known:
            kept[cookie.removeprefix("selaras_")] = wish
            response.set_cookie(cookie, wish, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    if isinstance(request.user, User):
        choose_look(request.user, **kept)
    return response


def safe_next(request: HttpRequest) -> str:
    """Return the address the form names when it is on this host, else the first page."""
    wish = request.POST.get("next") or request.GET.get("next") or "/"
    secure = request.is_secure()
    return wish if url_has_allowed_host_and_scheme(wish, {request.get_host()}, require_https=secure) else "/"
