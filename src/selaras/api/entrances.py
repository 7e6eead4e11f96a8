"""The three ways into the API: a key, a name with its password, or a page's session with its token against forgery."""

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBasicAuth, HttpBearer
from ninja.security.session import SessionAuth

from selaras.api.visits import visit_of


class Key(HttpBearer):
    """A key of the API: ``Authorization: Bearer selaras_...``."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:  # noqa: ARG002 (the visit reads the header)
        """Return the caller that the visit has found."""
        return visit_of(request).caller


class NameAndPassword(HttpBasicAuth):
    """HTTP basic authentication with the name and password one signs in with."""

    def authenticate(self, request: HttpRequest, username: str, password: str) -> Any:  # noqa: ARG002 (as above)
        """Return the caller that the visit has found."""
        return visit_of(request).caller


class Session(SessionAuth):
    """The session of somebody signed in to the pages; a call that changes something needs the page's CSRF token."""

    def __call__(self, request: HttpRequest) -> Any:
        """Return the caller; a call that names itself by a header is not looked for among the sessions."""
        return None if "Authorization" in request.headers else super().__call__(request)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:  # noqa: ARG002 (Django has read it)
        """Return the caller that the visit has found."""
        return visit_of(request).caller


ENTRANCES = [Key(), NameAndPassword(), Session()]
"""In this order: a session is only looked for, and its token only asked for, where no header says who calls."""
