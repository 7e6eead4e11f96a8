"""Which language and theme a reader wants: their own setting, then the cookie, then what the browser asks for."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from selaras.phrases import LANGUAGES, preferred
from selaras.web.frame.asked import Asked

LANGUAGE_COOKIE = "selaras_language"
THEME_COOKIE = "selaras_theme"
THEMES = ("auto", "light", "dark")
YEAR = 365 * 24 * 3600

Respond = Callable[[HttpRequest], HttpResponse]


class ReadersChoice:
    """Middleware: ``request.language`` and ``request.theme`` are set, and the answer says its language."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen_language(request)
        asked = cast("Asked", request)
        asked.language, asked.theme = language, chosen_theme(request)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def chosen_language(request: HttpRequest) -> str:
    """Return the first language that both the reader asks for and Selaras speaks."""
    wishes = [
        str(getattr(getattr(request, "user", None), "language", "") or ""),
        request.COOKIES.get(LANGUAGE_COOKIE, ""),
        *preferred(request.headers.get("Accept-Language", "")),
    ]
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


def chosen_theme(request: HttpRequest) -> str:
    """Return light, dark, or auto where the reader's system decides."""
    wishes = (str(getattr(getattr(request, "user", None), "theme", "") or ""), request.COOKIES.get(THEME_COOKIE, ""))
    return next((wish for wish in wishes if wish in THEMES), THEMES[0])
