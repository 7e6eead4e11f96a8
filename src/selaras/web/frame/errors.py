"""The pages for what went wrong: each says what, and the next step, in the reader's language."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from selaras.kit.sentence import Sentence
from selaras.web.frame.asked import Asked
from selaras.web.frame.language import chosen_language, chosen_theme


class ForbiddenError(PermissionDenied):
    """The reader's role may not do this; ``because`` says so in words."""

    def __init__(self, because: Sentence) -> None:
        self.because = because
        super().__init__(because.id)


class AddressError(BadRequest):
    """The address asks for something that cannot be; ``because`` says what and how to write it."""

    def __init__(self, because: Sentence) -> None:
        self.because = because
        super().__init__(because.id)


def problem(request: Asked, status: int, *, because: Sentence | None = None, detail: str = "") -> HttpResponse:
    """Return the page of an error, even where the request never reached the middleware that knows the language."""
    if not hasattr(request, "language"):
        request.language = chosen_language(request)
        request.theme = chosen_theme(request)
    context = {
        "status": status,
        "title": f"errors-{status}-title",
        "text": f"errors-{status}-text",
        "because": because,
        "detail": detail,
    }
    return render(request, "errors/error.html", context, status=status)


@login_not_required
def bad_request(request: Asked, exception: Exception | None = None) -> HttpResponse:
    return problem(request, 400, because=getattr(exception, "because", None))


@login_not_required
def forbidden(request: Asked, exception: Exception | None = None) -> HttpResponse:
    return problem(request, 403, because=getattr(exception, "because", None))


@login_not_required
def not_found(request: Asked, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 (Django gives it)
    return problem(request, 404)


@login_not_required
def broken(request: Asked) -> HttpResponse:
    return problem(request, 500)


@login_not_required
def forged(request: Asked, reason: str = "") -> HttpResponse:  # noqa: ARG001 (the log has the reason, a reader no use for it)
    """Return the page for a form whose token is missing or old; most often the page was open over a sign-out."""
    return problem(request, 403, because=Sentence.of("errors-old-form"))
