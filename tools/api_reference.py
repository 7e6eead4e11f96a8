"""Writes docs/reference/api.md from the API's own OpenAPI document.

`python -m tools.api_reference` writes it; a test fails while the page says anything else than the API.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import django

from selaras.phrases import say

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "api.md"

_HEAD = """# The API

Every address of the API, what it needs and what it answers. *Written by `python -m tools.api_reference`; do not edit.*
How to call it is told in [the guide](../guides/api.md); the whole of it for programs is at `/api/v1/openapi.json`.

- **Who calls**: a key (`Authorization: Bearer selaras_…`), a name and password (basic authentication), or the session
  of a page.
- **Every POST** takes an `Idempotency-Key`: repeated within 24 hours the call has one effect, and the same answer.
- **Every answer** names its call (`X-Request-Id`) and says the caller's pace (`RateLimit-Policy`, `RateLimit`).
- **Every list** is read by `cursor` and `limit`; `next_cursor` is null on the last page.
- **Every problem** is `application/problem+json` with `code`, `detail`, `next_step` and `request_id`.
"""


def api_page(document: Any, sorts: Mapping[str, int]) -> str:
    """Return the page of the API, from its document and its sorts of problems with their statuses."""
    parts = [_HEAD, _problems(sorts), _scopes(document)]
    for tag in document["tags"]:
        told = [one for one in _operations(document) if tag["name"] in one[2]["tags"]]
        parts.append(f"## {tag['name'].capitalize()}\n\n{tag['description']}\n")
        parts += [_operation(method, path, operation) for method, path, operation in told]
    return "\n".join(parts)


def _operations(document: Any) -> list[tuple[str, str, Any]]:
    return [
        (method.upper(), path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def _operation(method: str, path: str, operation: Any) -> str:
    lines = [f"### `{method} {path}`", "", operation["description"], ""]
    asked = [one for one in operation["parameters"] if one.get("in") == "query"]
    if asked:
        lines += ["| ask | says |", "|---|---|"]
        lines += [f"| `{one['name']}` | {_cell(one['description'])} |" for one in asked]
        lines.append("")
    for content in operation.get("requestBody", {}).get("content", {}).values():
        lines += ["Send, as in:", "", "```json", _json(content["example"]), "```", ""]
    for status, answer in operation["responses"].items():
        for content in answer.get("content", {}).values():
            lines += [f"Answer {status}, as in:", "", "```json", _json(content["example"]), "```", ""]
    return "\n".join(lines)


def _problems(sorts: Mapping[str, int]) -> str:
    rows = []
    for sort, status in sorts.items():
        what, step = (_cell(say("en", f"api-{part}-{sort.replace('_', '-')}")) for part in ("title", "next"))
        rows.append(f"| `{sort}` | {status} | {what} | {step} |")
    head = ["## Problems", "", "| code | status | what | what to do |", "|---|---|---|---|"]
    return "\n".join([*head, *rows]) + "\n"


def _scopes(document: Any) -> str:
    opened: dict[str, list[str]] = {}
    for method, path, operation in _operations(document):
        for way in operation.get("security", ()):
            for scope in way.get("Key", ()):
                opened.setdefault(scope, []).append(f"`{method} {path.removeprefix('/api/v1')}`")
    head = ["## Scopes", "", "What a key opens, for an owner whose role may.", "", "| scope | opens |", "|---|---|"]
    rows = [f"| `{scope}` | {', '.join(opens)} |" for scope, opens in sorted(opened.items())]
    return "\n".join([*head, *rows]) + "\n"


def _json(example: Any) -> str:
    return json.dumps(example, indent=2, ensure_ascii=False, default=str)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Write the page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.site.settings")
    django.setup()
    from selaras.api.problems import STATUSES  # noqa: PLC0415 (as above)
    from selaras.api.routes import api  # noqa: PLC0415 (it knows the models, so the apps must be ready)

    PAGE.write_text(api_page(api.get_openapi_schema(path_prefix="api/v1/"), STATUSES), encoding="utf-8")


if __name__ == "__main__":
    main()
