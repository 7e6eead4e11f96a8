"""What went wrong, as the API says it: problem+json by RFC 9457, in the caller's language, with the next step."""

import json
from dataclasses import dataclass, field
from typing import Any, Self

from django.http import HttpRequest, HttpResponse

from selaras.kit.errors import SelarasError
from selaras.kit.pace import Taken
from selaras.kit.refusal import Refusal
from selaras.kit.sentence import Sentence, Value
from selaras.phrases import render, say

CONTENT_TYPE = "application/problem+json"
WHERE = "/api/v1/problems/"

STATUSES = {
    "unusable_input": 400,
    "unreadable_body": 400,
    "unknown_host": 400,
    "bad_cursor": 400,
    "unknown_question": 400,
    "bad_idempotency_key": 400,
    "nobody": 401,
    "not_permitted": 403,
    "out_of_scope": 403,
    "not_by_key": 403,
    "forged": 403,
    "not_found": 404,
    "nothing_in_force": 404,
    "no_such_version": 404,
    "wrong_method": 405,
    "refused": 409,
    "changed": 412,
    "too_large": 413,
    "invalid": 422,
    "key_reused": 422,
    "too_many": 429,
    "broken": 500,
    "busy": 503,
}
"""Every sort of problem and its status. A refusal of the charter has a code of its own besides."""


_SORTS_OF_REFUSALS = {
    "not_your_role": "not_permitted",
    "not_your_lead": "not_permitted",
    "not_your_team": "not_permitted",
    "unknown_lead": "not_found",
    "unknown_clock": "not_found",
    "dispute_unknown": "not_found",
}
"""Refusals that are not the charter's: of another person, or about something that is not there."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a problem says beside its sort: a sentence, the next step, headers, members of the body, another code."""

    detail: Sentence | str | None = None
    next_step: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    members: dict[str, Any] = field(default_factory=dict)
    code: str = ""


class ProblemError(Exception):
    """A call that cannot be answered as asked; the door turns it into problem+json."""

    def __init__(self, sort: str, told: Told) -> None:
        self.sort = sort
        self.told = told
        super().__init__(sort)

    @classmethod
    def of(cls, sort: str, /, **values: Value) -> Self:
        """Return the problem with what its own phrase says of it."""
        return cls(sort, Told(Sentence.of(f"api-problem-{_phrase(sort)}", **values)))

    @classmethod
    def refused(cls, refusal: Refusal) -> Self:
        """Return the problem that a refusal is, with its own code and sentence; most are the charter's, status 409."""
        return cls(_SORTS_OF_REFUSALS.get(refusal.code, "refused"), Told(refusal.because, code=refusal.code))

    @property
    def status(self) -> int:
        """The HTTP status of the answer."""
        return STATUSES[self.sort]

    @classmethod
    def too_many(cls, taken: Taken, **headers: str) -> Self:
        """Return the problem of a caller who is too fast, with the time to wait."""
        seconds = taken.retry_after
        sentence = Sentence.of("api-problem-too-many", seconds=seconds)
        return cls("too_many", Told(sentence, headers={"Retry-After": str(seconds), **headers}))

    @classmethod
    def from_error(cls, sort: str, error: SelarasError, **headers: str) -> Self:
        """Return the problem that an error of ours is; it names its place and its next step itself."""
        said = f"{error.place}: {error.what}" if error.place else error.what
        return cls(sort, Told(said, error.next_step, headers))


def answered(request: HttpRequest, language: str, name: str, problem: ProblemError) -> HttpResponse:
    """Return a problem as the answer to a call of that name."""
    sort, told = problem.sort, problem.told
    said = render(language, told.detail) if isinstance(told.detail, Sentence) else told.detail
    body = {
        "type": f"{WHERE}{sort}",
        "title": title(language, sort),
        "status": STATUSES[sort],
        "detail": said or title(language, sort),
        "instance": request.path,
        "code": told.code or sort,
        "next_step": told.next_step or say(language, f"api-next-{_phrase(sort)}"),
        "request_id": name,
        **told.members,
    }
    answer = HttpResponse(json.dumps(body, ensure_ascii=False), status=STATUSES[sort], content_type=CONTENT_TYPE)
    for header, value in {"Content-Language": language, "X-Request-Id": name, **told.headers}.items():
        answer.headers[header] = value
    return answer


def title(language: str, sort: str) -> str:
    """Return what a sort of problem is called.

    >>> title("en", "not_found")
    'There is no such thing'
    """
    return say(language, f"api-title-{_phrase(sort)}")


def next_step(language: str, sort: str) -> str:
    """Return what to do about a sort of problem."""
    return say(language, f"api-next-{_phrase(sort)}")


def _phrase(sort: str) -> str:
    return sort.replace("_", "-")
