"""Who calls the API: somebody signed in, or a name and password sent with the call; and what they may read."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import authenticate
from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBasicAuth

from selaras.core.staff import Act
from selaras.records.models import User


class NameAndPassword(HttpBasicAuth):
    """HTTP basic authentication with the name and password one signs in with."""

    def authenticate(self, request: HttpRequest, username: str, password: str) -> User | None:
        user = authenticate(request, username=username, password=password)
        return user if isinstance(user, User) else None


def reads(act: Act) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a call through only for those whom the table of roles permits the act."""

    def guarded(answer: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(answer)
        def wrapped(request: HttpRequest, *arguments: Any, **named: Any) -> Any:
            if not may(request, act):
                raise HttpError(403, f"the role of this caller does not permit {act.value}")
            return answer(request, *arguments, **named)

        return wrapped

    return guarded


def may(request: HttpRequest, act: Act) -> bool:
    """Return whether the caller's role permits the act."""
    caller = request.auth  # type: ignore[attr-defined]  # django-ninja puts the caller there
    return isinstance(caller, User) and caller.may(act)
