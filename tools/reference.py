"""Writes the reference pages that follow from the code: docs/reference/facts.md, lake.md and events.md.

`python -m tools.reference` writes them; a test fails while a page says anything else than the code.
"""

import inspect
import types
import typing
from collections.abc import Callable
from pathlib import Path

import msgspec

from selaras.core.ledger import KINDS, RELATIONS
from selaras.core.ledger.relations import ENVELOPE, SCHEMA_VERSION, Column
from tools.events_reference import events_page

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"

_HEAD_OF_FACTS = """# Kinds of facts

Every line of the ledger is of one of these kinds. *Written by `python -m tools.reference`; do not edit.*

Beside its details a fact has a subject, `happened_at` (the world's time), `noted_at` (ours), the sender's unique
key and an actor. Personal details (marked ●) lie apart from the ledger, never reach the lake, and are deleted when
the person asks. Facts of one instant are folded in the order of this page.
"""
_HEAD_OF_LAKE = f"""# Relations of the lake

The lake is a folder of Parquet files, schema version {SCHEMA_VERSION}. *Written by `python -m tools.reference`; do
not edit.*

Read `lake/manifest.json` first: it names the files of each relation, how many rows and bytes each has, the position
of the newest fact (`position`), the newest note among them (`noted_until`, microseconds since 1970 in UTC) and when
it was written (`written_at`). A file the manifest does not name is not part of the lake. Files are never changed;
those that leave the manifest stay on the disk for ten minutes, so whoever holds an older manifest can finish
reading.

Every relation is append-only: one row for one fact. States (passes, stage entries, clocks, opportunities) are
derived from the rows with `noted_at` up to the instant asked about. Personal details are in no relation. A column
that a fact's kind does not have is null.
"""
_ENVELOPE_SAYS = {
    "source_key": "the sender's own name for the fact; unique",
    "kind": "which kind of fact",
    "happened_at": "when it happened in the world",
    "noted_at": "when Selaras was told",
    "actor": "who or what told it",
}
_PARQUET = {
    "text": "string", "integer": "int64", "number": "float64", "truth": "boolean",
    "instant": "timestamp, microseconds, UTC", "day": "date32", "texts": "list of string",
}  # fmt: skip


def facts_page() -> str:
    """Return the page of all kinds of facts."""
    parts = [_HEAD_OF_FACTS]
    for kind in KINDS.values():
        parts.append(f"## `{kind.name}`\n\n{_sentence(kind.details)}\n")
        parts.append(f"Lake: [`{kind.relation}`](lake.md#{kind.relation}). Kept because {kind.kept_because}.\n")
        rows = [
            f"| `{field.name}`{' ●' if field.name in kind.personal else ''} | {_hint(hint)} | {_default(field)} |"
            for field, hint in zip(msgspec.structs.fields(kind.details), _hints(kind.details), strict=True)
        ]
        parts.append("\n".join(["| detail | type | when left out |", "|---|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def lake_page() -> str:
    """Return the page of all relations and their columns."""
    parts = [_HEAD_OF_LAKE]
    for relation in RELATIONS.values():
        parts.append(f"## {relation.name}\n\nFrom {', '.join(f'`{kind}`' for kind in relation.kinds)}.\n")
        rows = [
            f"| `{c.name}` | {_PARQUET[c.type]} | {_said_by(n, c, relation.kinds)} |"
            for n, c in enumerate(relation.columns)
        ]
        parts.append("\n".join(["| column | type | says |", "|---|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def _said_by(place: int, column: Column, kinds: tuple[str, ...]) -> str:
    if place < len(ENVELOPE):
        return _ENVELOPE_SAYS.get(column.name, "what the fact is about")
    having = [name for name in kinds if column.name in KINDS[name].details.__struct_fields__]
    return "" if len(having) == len(kinds) else "only " + ", ".join(f"`{name}`" for name in having)


def _sentence(details: type) -> str:
    return " ".join(inspect.cleandoc(details.__doc__ or "").split()).replace("``", "`")


def _hints(details: type) -> list[object]:
    hints = typing.get_type_hints(details)
    return [hints[field.name] for field in msgspec.structs.fields(details)]


def _hint(hint: object) -> str:
    names = {
        "str": "text",
        "int": "whole number",
        "float": "number",
        "bool": "yes or no",
        "datetime": "instant",
        "date": "day",
    }
    if isinstance(hint, types.UnionType):
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    return "texts" if typing.get_origin(hint) is tuple else names[typing.cast("type", hint).__name__]


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "must be given"
    if field.default is None:
        return "nothing said"
    return {True: "yes", False: "no", (): "none"}.get(field.default, f"`{field.default}`")


PAGES: dict[str, Callable[[], str]] = {"facts.md": facts_page, "lake.md": lake_page, "events.md": events_page}


def main() -> None:
    """Write the pages."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
