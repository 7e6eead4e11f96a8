"""The Idempotency-Key of a POST (draft-ietf-httpapi-idempotency-key-header): repeat the call, not its effect."""

import hashlib
import json
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from selaras.actions.once import Call, KeyReusedError, Told, answered_once
from selaras.api.problems import ProblemError
from selaras.api.visits import Visit

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
SECRET = "secret"  # noqa: S105 -- the name of a member that is shown once
_LONGEST = 255
_NAME = re.compile(rf"[!-~]{{1,{_LONGEST}}}")
_KEPT_HEADERS = ("Content-Type", "Location", "ETag", "Content-Language")

Answer = Callable[[], HttpResponse]


def once(visit: Visit, answer: Answer) -> HttpResponse:
    """Answer a POST that names itself, or repeat the answer it had within a day; other calls are simply answered."""
    request = visit.request
    key = request.headers.get(HEADER)
    if request.method != "POST" or key is None or visit.caller is None:
        return answer()
    call = Call(visit.caller.id, _read(key), _fingerprint(request))
    fresh: list[HttpResponse] = []

    def told() -> Told:
        fresh.append(answer())
        return _told(fresh[-1])

    try:
        said = answered_once(call, visit.now, told)
    except KeyReusedError:
        raise ProblemError.of("key_reused", key=call.key) from None
    return fresh[-1] if fresh else _again(said)


def _read(key: str) -> str:
    """Return the name of the call; the draft writes it in quotation marks, most clients do not."""
    name = key.removeprefix('"').removesuffix('"')
    if not name or not _NAME.fullmatch(key):
        raise ProblemError.of("bad_idempotency_key", longest=_LONGEST)
    return name


def _fingerprint(request: HttpRequest) -> str:
    parts = (request.method or "", request.get_full_path(), request.headers.get("Content-Type", ""))
    return hashlib.sha256("\0".join(parts).encode() + b"\0" + request.body).hexdigest()


def _told(answer: HttpResponse) -> Told:
    headers = {name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers}
    return Told(answer.status_code, _without_secret(answer.content.decode()), headers)


def _without_secret(body: str) -> str:
    """Return the body as it may be kept: what is shown once is not shown again, not even to a repeated call."""
    document = json.loads(body) if body else None
    if not isinstance(document, dict) or SECRET not in document:
        return body
    return json.dumps(document | {SECRET: None}, ensure_ascii=False)


def _again(told: Told) -> HttpResponse:
    answer = HttpResponse(told.body, status=told.status)
    for name, value in told.headers.items():
        answer.headers[name] = value
    answer.headers[REPLAYED] = "true"
    return answer
