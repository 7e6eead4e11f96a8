"""The charter on paper: the document in the reader's language, what differs between two, and the files to take away."""

import io
import json
from dataclasses import dataclass
from typing import Any, Final

from ruamel.yaml import YAML

from selaras.core.charter import Terms
from selaras.core.charter.difference import difference
from selaras.core.charter.document import Section, document, version_document
from selaras.core.charter.versions import Version
from selaras.kit.sentence import Sentence, Value
from selaras.phrases import join, render
from selaras.phrases.documents import as_markdown
from selaras.web.frame import formats

FORMATS: Final = {"yaml": "application/yaml", "json": "application/json", "md": "text/markdown"}
_CHANGES: Final = {"added": ("good", "plus"), "removed": ("bad", "minus"), "changed": ("warn", "edit")}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the document in a language."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the document in a language."""

    title: str
    items: tuple[str, ...]
    tables: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One difference, and the part of the charter it is in."""

    sort: str
    section: str
    said: str

    @property
    def tone(self) -> str:
        """The class of its mark."""
        return _CHANGES[self.sort][0]

    @property
    def icon(self) -> str:
        """The icon of its mark."""
        return _CHANGES[self.sort][1]


def reading(terms: Terms, language: str) -> list[Part]:
    """Return the terms as a document in a language."""
    return [_part(section, language) for section in document(terms).sections]


def the_difference(old: Terms, new: Terms, language: str) -> list[Line]:
    """Return what differs between two charters, in the order of the charter."""
    return [
        Line(change.kind, render(language, change.part), render(language, change.sentence))
        for change in difference(old, new)
    ]


def paper(version: Version, form: str, language: str) -> str:
    """Return a version as YAML, JSON (the canonical document that was signed) or Markdown in a language."""
    if form == "json":
        return version.document
    if form == "md":
        return markdown(version, language)
    return _yaml(json.loads(version.document))


def routing_part(terms: Terms) -> str:
    """Return the routing of the terms as YAML, ready to be changed and tried."""
    return _yaml({"routing": json.loads(terms.routing.model_dump_json())})


def _yaml(document: Any) -> str:
    text = io.StringIO()
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 110
    yaml.dump(_without_nothing(document), text)
    return text.getvalue()


def _without_nothing(value: Any) -> Any:
    """Leave out what the charter says nothing of: a key with no value is a mistake to whoever writes one."""
    if isinstance(value, dict):
        return {key: _without_nothing(inner) for key, inner in value.items() if inner is not None}
    return [_without_nothing(inner) for inner in value] if isinstance(value, list) else value


def markdown(version: Version, language: str) -> str:
    """Return a version as Markdown, with who signed it and from when it binds."""
    return as_markdown(language, version_document(version))


def _part(section: Section, language: str) -> Part:
    return Part(
        render(language, section.heading),
        tuple(render(language, item) for item in section.items),
        tuple(
            Grid(
                tuple(render(language, head) for head in table.head),
                tuple(tuple(_cell(language, cell) for cell in row) for row in table.rows),
            )
            for table in section.tables
        ),
    )


def _cell(language: str, value: Value) -> str:
    if isinstance(value, Sentence):
        return render(language, value)
    if isinstance(value, tuple):
        return join(language, [_cell(language, each) for each in value])
    if isinstance(value, int | float) and not isinstance(value, bool):
        return formats.number(language, value, 0 if float(value).is_integer() else 2)
    return str(value)
