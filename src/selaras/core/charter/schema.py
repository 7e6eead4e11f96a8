"""The charter's JSON Schema: what an editor needs to complete and check a charter while it is written."""

import json
from typing import Any

from selaras.core.charter.terms import Terms


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the terms, each field with what it means.

    >>> schema()["properties"]["currency"]["description"]
    'ISO 4217 code; every figure is told in it.'
    """
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Terms.model_json_schema()}


def schema_text() -> str:
    """Return the schema as the file in the documentation holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
