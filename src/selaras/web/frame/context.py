"""What every template may use: the language and theme, who reads, and where they are."""

from typing import Any

from django.http import HttpRequest

from selaras.core.staff import Act
from selaras.phrases import LANGUAGES
from selaras.web.frame.language import THEMES
from selaras.web.frame.places import places_for
from selaras.web.frame.reader import reader


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of a page; a page that failed before the middleware ran still has one."""
    user = getattr(request, "user", None)
    return {
        "who": reader(user) if user is not None and user.is_authenticated else None,
        "may_propose": user is not None and user.is_authenticated and user.may(Act.PROPOSE_CHARTER),
        "language": getattr(request, "language", LANGUAGES[0]),
        "languages": LANGUAGES,
        "theme": getattr(request, "theme", THEMES[0]),
        "themes": THEMES,
        "places": places_for(request),
    }
