"""The door of the API: its routes, who may come in, and how it says no (problem+json, RFC 9457)."""

import json
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import django_auth

import selaras
from selaras.api import agreement, figures
from selaras.api.callers import NameAndPassword
from selaras.kit.errors import InputError

api = NinjaAPI(
    title="Selaras",
    version=selaras.__version__,
    description="Figures both teams agreed on, and the agreement itself.",
    urls_namespace="api",
    docs_url=None,  # the page that shows the document would load scripts from another host
    auth=[django_auth, NameAndPassword()],
)
api.add_router("", figures.router)
api.add_router("", agreement.router)


def _problem(status: int, detail: str, next_step: str = "") -> HttpResponse:
    body = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail, "next_step": next_step}
    return HttpResponse(json.dumps(body), status=status, content_type="application/problem+json")


@api.exception_handler(InputError)
def _input_error(request: HttpRequest, error: InputError) -> HttpResponse:
    return _problem(400, f"{error.place}: {error.what}" if error.place else error.what, error.next_step)


@api.exception_handler(ValidationError)
def _validation_error(request: HttpRequest, error: ValidationError) -> HttpResponse:
    wrong = "; ".join(f"{'.'.join(str(step) for step in one['loc'][1:])}: {one['msg']}" for one in error.errors)
    return _problem(422, wrong, "compare the call with /api/v1/openapi.json")


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    answer = _problem(401, "nobody is signed in", "send a name and password by HTTP basic authentication")
    answer.headers["WWW-Authenticate"] = 'Basic realm="Selaras"'
    return answer


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _problem(error.status_code, error.message)
