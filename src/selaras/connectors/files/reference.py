"""The reference page of mappings, written from the code: `python -m selaras.connectors.files.reference` makes it
anew.
"""

from pathlib import Path

from selaras.connectors.files.fields import TABLES
from selaras.connectors.files.mapping import FileOptions, Mapping
from selaras.connectors.files.presets import preset_names

_OPENING = """# Mappings

A mapping is a YAML file that says what a file means. Unknown keys are errors. Values are text as they are written:
`1`, `yes`
and dates need no quotes. This page is written from the code: `python -m selaras.connectors.files.reference`.
"""


def reference() -> str:
    """Return the page."""
    parts = [_OPENING, "\n## Keys\n", _keys(Mapping), "\n## Keys of `file`\n", _keys(FileOptions)]
    for table in TABLES.values():
        key = "a `key` is needed" if table.keyed else "without a `key`, equal rows are one"
        parts.append(f"\n## Fields of {table.name} ({key})\n")
        parts.append("\n| field | sort | |\n|---|---|---|\n")
        for field in table.fields.values():
            needed = " Needed." if field.needed else ""
            parts.append(f"| `{field.name}` | {field.sort} | {field.says}{needed} |\n")
    parts += ["\n## Presets\n\n", "".join(f"- `{name}`\n" for name in preset_names())]
    return "".join(parts)


def _keys(model: type[Mapping] | type[FileOptions]) -> str:
    lines = [f"| `{name}` | {field.description} |\n" for name, field in model.model_fields.items()]
    return "\n| key | |\n|---|---|\n" + "".join(lines)


if __name__ == "__main__":
    Path("docs/reference/mapping.md").write_text(reference(), encoding="utf-8")
