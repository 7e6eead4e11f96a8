"""The OpenAPI document, completed: what calls may also send, what answers also say, and examples that hold."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from selaras.api.callers import scopes_of
from selaras.api.examples import example_of
from selaras.api.problems import CONTENT_TYPE, STATUSES

TAGS = [
    {"name": "leads", "description": "Leads as they stand and as they came to stand there."},
    {"name": "reviews", "description": "The queue of MQLs that wait for a reviewer, decided singly or many at once."},
    {"name": "work on leads", "description": "What a reviewer or a rep does to a lead."},
    {
        "name": "promises",
        "description": "Clocks that run for leads, how promises stood, records of the ladder, findings.",
    },
    {"name": "routing", "description": "Who gets which lead, whether it was fair, and what another routing would do."},
    {"name": "duplicates", "description": "Leads that may be one person, and whose account a lead is."},
    {"name": "disputes", "description": "Decisions held against the agreement, and rulings on them."},
    {"name": "audits", "description": "Samples of hand-offs that both sides rate, each blind to the other."},
    {"name": "accounts", "description": "The companies that leads belong to."},
    {"name": "opportunities", "description": "What leads became, and what becomes of that."},
    {"name": "people", "description": "Who sells, who is away, who signs in, who calls."},
    {"name": "notifications", "description": "What one is told, and how."},
    {"name": "outgoing", "description": "Webhook endpoints, team channels, and the log of what went out."},
    {"name": "trackers", "description": "Keys with which trackers send events, and events that could not be folded."},
    {"name": "figures", "description": "Figures both teams agreed on, and the rows behind them."},
    {"name": "charter", "description": "The agreement: its versions and its terms."},
    {"name": "keys", "description": "Keys by which programs call for a person."},
    {"name": "about", "description": "Whether the API is well, and what its problems mean."},
]

_ALWAYS = (400, 422, 429, 503)
_TO_CALLERS = (401, 403)
_ON_CHANGES = (409, 413)
_TAGGED = {"LeadShape"}
"""Answers that carry an ETag, for which a reader may ask whether it changed."""
_DECIDED = {"DoneShape"}
"""Answers to a decision about a lead, which may be made on what was read."""

_HEADERS: dict[str, Any] = {
    "X-Request-Id": {"description": "The name of this call in our log", "schema": {"type": "string"}},
    "RateLimit-Policy": {"description": "How many calls (q) in how many seconds (w)", "schema": {"type": "string"}},
    "RateLimit": {"description": "Calls left (r), and seconds until all are back (t)", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}},
    "ETag": {"description": "The version of what was read", "schema": {"type": "string"}},
}
_PARAMETERS: dict[str, Any] = {
    "IdempotencyKey": {
        "in": "header",
        "name": "Idempotency-Key",
        "required": False,
        "description": "A name for this call. Repeated within 24 hours it has one effect, and the same answer again.",
        "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
        "example": "8e03978e-40d5-43e8-bc93-6894a57f9324",
    },
    "IfMatch": {
        "in": "header",
        "name": "If-Match",
        "required": False,
        "description": "The ETag of what was read: the act is refused (412) where the lead has changed since.",
        "schema": {"type": "string"},
        "example": '"c0ffee0123456789"',
    },
    "IfNoneMatch": {
        "in": "header",
        "name": "If-None-Match",
        "required": False,
        "description": "The ETag a reader has already: the answer is 304 and empty where it still holds.",
        "schema": {"type": "string"},
        "example": '"c0ffee0123456789"',
    },
}
_PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "What went wrong, by RFC 9457, in the language of the call.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance", "code", "next_step", "request_id"],
    "properties": {
        "type": {"type": "string", "description": "The address of an explanation"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What happened this time"},
        "instance": {"type": "string", "description": "The address that was called"},
        "code": {"type": "string", "description": "For programs: the sort of problem, or the refusal of the charter"},
        "next_step": {"type": "string", "description": "What to do about it"},
        "request_id": {"type": "string", "description": "The name of the call in our log"},
        "errors": {"type": "array", "description": "Where a call is not as described", "items": {"type": "object"}},
    },
    "example": {
        "type": "/api/v1/problems/refused",
        "title": "The charter says no",
        "status": 409,
        "detail": "3 of 6 touches were made since 2 March 2026; until then only an exempt reason may end it.",
        "instance": "/api/v1/leads/lead_y2804q3qvf3640ee/disqualify",
        "code": "too_few_touches",
        "next_step": "Do what the detail asks for first, or agree on another charter.",
        "request_id": "5f3c0a9be71d2468",
    },
}


def described(document: Any, operations: dict[str, Any]) -> dict[str, Any]:
    """Return the document complete; ``operations`` are the answering functions by their operation ids."""
    whole: dict[str, Any] = deepcopy(dict(document))
    parts = whole["components"]
    parts["schemas"]["Problem"] = _PROBLEM
    parts["headers"], parts["parameters"] = _HEADERS, _PARAMETERS
    parts["responses"] = {f"Problem{status}": _problem(status) for status in sorted({*STATUSES.values()})}
    for method, operation in _operations(whole):
        _complete(method, operation, operations[operation["operationId"]], parts)
    return whole


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for methods in document["paths"].values():
        yield from methods.items()


def _complete(method: str, operation: dict[str, Any], answer: Any, parts: dict[str, Any]) -> None:
    shapes = {_shape(response) for response in operation["responses"].values()}
    tagged = bool(shapes & (_TAGGED | _DECIDED))
    for response in operation["responses"].values():
        _complete_answer(response, tagged=tagged, parts=parts)
    for body in operation.get("requestBody", {}).get("content", {}).values():
        body["example"] = example_of(body["schema"], parts["schemas"])
    if shapes & _TAGGED:
        operation["responses"]["304"] = {"description": "What the reader has still holds"}
    for status in sorted(_problems_of(method, operation, shapes)):
        operation["responses"][str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
    operation["parameters"] += [{"$ref": f"#/components/parameters/{name}"} for name in _headers_of(method, shapes)]
    if "security" in operation:
        _say_scopes(operation, scopes_of(answer))


def _problems_of(method: str, operation: dict[str, Any], shapes: set[str]) -> set[int]:
    """Return the statuses of the problems that an operation may answer with."""
    named = "security" in operation or any(parameter["in"] == "path" for parameter in operation["parameters"])
    statuses = {*_ALWAYS, *(_TO_CALLERS if "security" in operation else ()), *([404] if named else ())}
    return statuses | ({*_ON_CHANGES} if method != "get" else set()) | ({412} if shapes & _DECIDED else set())


def _headers_of(method: str, shapes: set[str]) -> list[str]:
    """Return the headers that a call may send besides."""
    may = {
        "IdempotencyKey": method == "post",
        "IfMatch": bool(shapes & _DECIDED),
        "IfNoneMatch": bool(shapes & _TAGGED),
    }
    return [name for name, sent in may.items() if sent]


def _say_scopes(operation: dict[str, Any], scopes: list[str]) -> None:
    """Say which scopes of a key open an operation, where one does."""
    if scopes:
        operation["description"] += f"\n\nA key needs the scope {' or '.join(scopes)}."
    else:
        operation["description"] += "\n\nNo key opens this: call with name and password, or from a page."
    ways = [name for way in operation["security"] for name in way if scopes or name != "Key"]
    operation["security"] = [{name: scopes if name == "Key" else []} for name in ways]


def _complete_answer(response: dict[str, Any], *, tagged: bool, parts: dict[str, Any]) -> None:
    names = ["X-Request-Id", "RateLimit-Policy", "RateLimit", *(["ETag"] if tagged else [])]
    response["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    for content in response.get("content", {}).values():
        content["example"] = example_of(content["schema"], parts["schemas"])


def _shape(response: dict[str, Any]) -> str:
    """Return the name of the shape of an answer; empty where it has none of its own."""
    schema = response.get("content", {}).get("application/json", {}).get("schema", {})
    return str(schema.get("$ref", "")).rpartition("/")[2] or str(schema.get("title", ""))


def _problem(status: int) -> dict[str, Any]:
    sorts = ", ".join(sort for sort, its in STATUSES.items() if its == status)
    headers = {"X-Request-Id": {"$ref": "#/components/headers/X-Request-Id"}}
    if status in {429, 503}:
        headers["Retry-After"] = {"$ref": "#/components/headers/Retry-After"}
    content = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": f"Problem: {sorts}", "headers": headers, "content": content}
