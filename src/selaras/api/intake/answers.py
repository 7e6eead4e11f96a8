"""What the door answers: 200 for what is durable, and otherwise a code, a sentence and the next step in JSON."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, NamedTuple

import msgspec

from selaras.core.intake import Problem
from selaras.phrases import render

Header = tuple[bytes, bytes]

_JSON: tuple[Header, ...] = ((b"content-type", b"application/json"),)
_LEFT_OPEN = (b"vary", b"origin")
_STATUS = {
    "unknown_key": 401,
    "wrong_origin": 403,
    "no_such_address": 404,
    "wrong_method": 405,
    "too_slow": 408,
    "busy": 503,
}
_HEADERS: dict[str, tuple[Header, ...]] = {
    "unknown_key": ((b"www-authenticate", b'Basic realm="Selaras write key"'),),
    "wrong_method": ((b"allow", b"POST, OPTIONS"),),
    "busy": ((b"retry-after", b"1"),),
}


class Answer(NamedTuple):
    """Status, headers and body."""

    status: int
    body: bytes
    headers: tuple[Header, ...] = _JSON

    def messages(self, origin: bytes) -> Sequence[dict[str, Any]]:
        """Return the two messages of ASGI, readable to a page of an origin, which is empty where none may read it."""
        headers = [*self.headers, (b"content-length", b"%d" % len(self.body))]
        if origin:
            headers += [(b"access-control-allow-origin", origin), _LEFT_OPEN]
        return (
            {"type": "http.response.start", "status": self.status, "headers": headers},
            {"type": "http.response.body", "body": self.body},
        )


TAKEN = Answer(HTTPStatus.OK, b'{"success":true}')
"""It is durable."""


def asked_beforehand(wanted: bytes) -> Answer:
    """Return yes to the browser's question whether its page may send these headers."""
    allowed = (
        (b"access-control-allow-methods", b"POST, GET, OPTIONS"),
        (b"access-control-allow-headers", wanted or b"authorization, content-type"),
        (b"access-control-max-age", b"7200"),
    )
    return Answer(HTTPStatus.NO_CONTENT, b"", allowed)


def refused(problem: Problem) -> Answer:
    """Return the answer to what cannot come in. The protocol says 400 also to what is too large."""
    said = {"success": False, "code": problem.code, "message": render("en", problem.because), "place": problem.place}
    headers = _JSON + _HEADERS.get(problem.code, ())
    return Answer(_STATUS.get(problem.code, 400), msgspec.json.encode(said), headers)


def told(document: Any) -> Answer:
    """Return a document."""
    return Answer(HTTPStatus.OK, msgspec.json.encode(document))
