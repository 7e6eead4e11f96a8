"""The door of the API: who may come in, at which pace, once or again, and how it says no (problem+json, RFC 9457)."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.operation import Operation

from selaras.api.callers import permit
from selaras.api.once import once
from selaras.api.pacing import take, told
from selaras.api.problems import ProblemError, Told, answered
from selaras.api.routes import api
from selaras.api.visits import Visit, visit_of
from selaras.kit.errors import InputError, SelarasError, TransientError
from selaras.records.troubles import DatabaseTroubleError

log = logging.getLogger("selaras.api")

View = Callable[..., HttpResponseBase]


def addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """Return the API's addresses, each with the door before it, as Django's ``path`` takes them."""
    paths, app, namespace = api.urls
    for operation in api.operations:
        operation.run = guarded(operation)  # type: ignore[method-assign]  # ninja has no other place for it
    for one in paths:
        one.callback = at_the_door(cast("View", one.callback))
    return paths, app, namespace


def at_the_door(view: View) -> View:
    """Let calls in at their caller's pace, answer a repeated one once, and say in every answer which call it was."""

    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        visit, headers = visit_of(request), dict[str, str]()
        try:
            headers = _paced(visit)
            response = once(visit, lambda: _answered(view, request, arguments, named))
        except (ProblemError, SelarasError, RequestDataTooBig) as error:
            response = _problem(request, problem_of(error))
        for name, value in {**headers, "X-Request-Id": visit.id}.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Content-Language", visit.language)
        return response

    return answer


def guarded(operation: Operation) -> View:
    """Let a call through to an operation only for a caller who may do what it needs, and with questions it knows.

    Both come before anything is read: a stranger learns nothing about a body, and a misspelt filter finds not all.
    """
    run, known, acts = operation.run, _questions(operation), getattr(operation.view_func, "needs", ())

    @wraps(run)
    def asked(request: HttpRequest, **named: Any) -> HttpResponseBase:
        caller = visit_of(request).caller
        if caller is not None and acts:
            permit(caller, *acts)
        if caller is not None and caller.key and getattr(operation.view_func, "in_person", False):
            raise ProblemError.of("not_by_key", act=operation.view_func.__name__)
        unknown = sorted(set(request.GET) - known)
        if unknown:
            listed = tuple(sorted(known)) or "—"
            raise ProblemError.of("unknown_question", name=unknown[0], known=listed)
        return run(request, **named)

    return asked


def _questions(operation: Operation) -> frozenset[str]:
    """Return the names of what a call may ask in its address."""
    asking = [model for model in operation.models if model.__ninja_param_source__ == "query"]
    return frozenset(name for model in asking for name in getattr(model, "__ninja_flatten_map__", model.model_fields))


def problem_of(error: Exception) -> ProblemError:
    """Return the problem that an expected error is."""
    match error:
        case ProblemError():
            return error
        case InputError():
            return ProblemError.from_error("unusable_input", error)
        case DatabaseTroubleError() | TransientError():
            return ProblemError.from_error("busy", error, **{"Retry-After": "1"})
        case SelarasError():
            return ProblemError.from_error("broken", error)
        case RequestDataTooBig():
            return ProblemError.of("too_large")
    return ProblemError.of("broken")


def not_found(request: HttpRequest) -> HttpResponse:
    """Return the problem of an address that the API does not have."""
    return _problem(request, ProblemError.of("not_found", what=request.path))


def unreadable(request: HttpRequest, exception: Exception | None) -> HttpResponse:
    """Return the problem of a call that Django could not read, or that names a host which is not this one."""
    sort = "unknown_host" if isinstance(exception, DisallowedHost) else "unreadable_body"
    return _problem(request, ProblemError(sort, Told()))


def broken(request: HttpRequest) -> HttpResponse:
    """Return the problem that a bug of ours is; its trace is in the log, under the name of the call."""
    log.error("call %s of %s broke", visit_of(request).id, request.path)
    return _problem(request, ProblemError.of("broken"))


def _paced(visit: Visit) -> dict[str, str]:
    """Take a token for the caller and return the headers that say so; nobody has no pace, and is let in nowhere."""
    if visit.caller is None:
        return {}
    taken = take(visit.caller.id, visit.now)
    if not taken.granted:
        raise ProblemError.too_many(taken, **told(taken, visit.now))
    return told(taken, visit.now)


def _answered(view: View, request: HttpRequest, arguments: tuple[Any, ...], named: dict[str, Any]) -> HttpResponse:
    response = view(request, *arguments, **named)
    if response.status_code == 405:
        allowed = response.headers.get("Allow", "")
        return _problem(request, ProblemError("wrong_method", Told(headers={"Allow": allowed})))
    return response  # type: ignore[return-value]  # nothing here streams


def _problem(request: HttpRequest, problem: ProblemError) -> HttpResponse:
    visit = visit_of(request)
    return answered(request, visit.language, visit.id, problem)


@api.exception_handler(SelarasError)
@api.exception_handler(ProblemError)
def _expected(request: HttpRequest, error: Exception) -> HttpResponse:
    return _problem(request, problem_of(error))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    wrong = [{"in": str(one["loc"][0]), "at": _at(one["loc"]), "says": str(one["msg"])} for one in error.errors]
    said = "; ".join(f"{one['at']}: {one['says']}" if one["at"] else one["says"] for one in wrong)
    return _problem(request, ProblemError("invalid", Told(said, members={"errors": wrong})))


def _at(place: tuple[Any, ...]) -> str:
    """Return where in a call something is wrong, as in ``items.0.reason``."""
    return ".".join(str(step) for step in place[1:])


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    headers = {"WWW-Authenticate": 'Bearer realm="Selaras", Basic realm="Selaras", charset="UTF-8"'}
    return _problem(request, ProblemError("nobody", Told(headers=headers)))


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return not_found(request)


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    sort = {400: "unreadable_body", 403: "forged", 404: "not_found"}.get(error.status_code, "broken")
    return _problem(request, ProblemError(sort, Told(error.message)))
