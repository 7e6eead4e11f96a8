"""Examples of what a schema describes, put together from the examples of its parts."""

from typing import Any

_OF_FORMATS = {"date-time": "2026-03-02T02:00:00Z", "date": "2026-03-02"}
_OF_TYPES: dict[str, Any] = {"string": "text", "integer": 1, "number": 1.5, "boolean": True, "null": None}


def example_of(schema: dict[str, Any], schemas: dict[str, Any]) -> Any:
    """Return an example of a schema; ``schemas`` are those it refers to.

    >>> part = {"type": "object", "properties": {"at": {"type": "string", "format": "date-time"}, "n": {"default": 3}}}
    >>> example_of({"type": "array", "items": {"$ref": "#/components/schemas/Part"}}, {"Part": part})
    [{'at': '2026-03-02T02:00:00Z', 'n': 3}]
    """
    if "$ref" in schema:
        return example_of(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    said = _said(schema)
    if said is not None:
        return said[0]
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return example_of(schema[several][0], schemas)
    if "properties" in schema:
        return {name: example_of(part, schemas) for name, part in schema["properties"].items()}
    if schema.get("type") == "array":
        return [example_of(schema.get("items", {}), schemas)] if schema.get("items") else []
    if schema.get("type") == "object":
        return {}
    return _OF_FORMATS.get(schema.get("format", ""), _OF_TYPES.get(schema.get("type", ""), "text"))


def _said(schema: dict[str, Any]) -> list[Any] | None:
    """Return what a schema itself gives for an example, in a list of one."""
    if schema.get("examples"):
        return [schema["examples"][0]]
    for name in ("example", "const", "default"):
        if schema.get(name) is not None:
            return [schema[name]]
    return [schema["enum"][0]] if schema.get("enum") else None
