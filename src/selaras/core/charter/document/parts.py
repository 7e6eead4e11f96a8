"""What a document is made of: sections with a heading, sentences and tables, in no language yet."""

from dataclasses import dataclass

from selaras.kit.sentence import Sentence, Value


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; every row has as many cells as the head."""

    head: tuple[Sentence, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document."""

    heading: Sentence
    items: tuple[Sentence, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The whole document under the charter's own title."""

    title: Value
    sections: tuple[Section, ...]


def said(name: str, /, **values: Value) -> Sentence:
    """Return a sentence of the document by its short name."""
    return Sentence.of(f"charter-document-{name}", **values)


def table(*head: str, rows: list[tuple[Value, ...]]) -> tuple[Table, ...]:
    """Return one table with these columns, or none where there are no rows."""
    return (Table(tuple(said(f"column-{name}") for name in head), tuple(rows)),) if rows else ()
