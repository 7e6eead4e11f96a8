"""Rows of text become rows of our fields, or the reasons why they cannot."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from selaras.connectors.files.fields import TABLES, Field
from selaras.connectors.files.instants import Instants, Order
from selaras.connectors.files.mapping import Mapping
from selaras.connectors.files.values import Parser, UnreadableError, amount, count, exactly, number, truth
from selaras.kit.sentence import Sentence

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reject:
    """One value of one row that could not be read; an empty column means the row as a whole."""

    row: int
    column: str
    value: str
    reason: Sentence


@dataclass(frozen=True, slots=True)
class _Cell:
    """How one of our fields is read from one of their columns."""

    place: int
    column: str
    field: str
    parser: Parser
    renamed: dict[str, str]
    blanks: frozenset[str]


class RowReader:
    """Reads the rows of one file under one mapping. ``orders`` holds the decided order of dates by their column."""

    def __init__(self, mapping: Mapping, header: Sequence[str], orders: dict[str, Order], zone: ZoneInfo) -> None:
        table = TABLES[mapping.table]
        place = {name: i for i, name in enumerate(header)}
        everywhere = frozenset(mapping.file.blanks)
        self._key = [place[name] for name in mapping.key]
        self._key_columns = ", ".join(mapping.key)
        self._left_out = [(place[name], name, frozenset(values)) for name, values in mapping.leave_out.items()]
        self._needed = [f.name for f in table.fields.values() if f.needed]
        self._columns = {ours: theirs for theirs, many in mapping.columns.items() for ours in many}
        self._cells = [
            _Cell(
                place[theirs], theirs, ours, _parser(table.fields[ours], mapping, orders.get(theirs, "iso"), zone),
                mapping.values.get(ours, {}), everywhere | frozenset(mapping.blanks.get(ours, ())),
            )
            for theirs, many in mapping.columns.items() for ours in many
        ]  # fmt: skip
        self._constants = {
            ours: _parser(table.fields[ours], mapping, "iso", zone)(value) for ours, value in mapping.constants.items()
        }

    def key(self, values: Sequence[str]) -> str:
        """Return the source's own name for the row: its key columns, or all it says where the table needs no key."""
        if self._key:
            return "/".join([values[i].strip() for i in self._key])
        return hashlib.blake2b("\x1f".join(values).encode(), digest_size=12).hexdigest()

    def read(self, row: int, texts: Sequence[str]) -> tuple[Values, list[Reject]]:
        """Return our fields of the row that are not blank, and what could not be read."""
        read: Values = dict(self._constants)
        rejects: list[Reject] = []
        for place, column, values in self._left_out:
            if (text := texts[place].strip()) in values:
                return read, [Reject(row, column, text, Sentence.of("imports-reject-left-out"))]
        for cell in self._cells:
            text = texts[cell.place].strip()
            if not text or text in cell.blanks:
                continue
            renamed = cell.renamed.get(text, text) if cell.renamed else text
            if not renamed:
                continue
            try:
                read[cell.field] = cell.parser(renamed)
            except UnreadableError as problem:
                rejects.append(Reject(row, cell.column, text, problem.reason))
        self._refuse_incomplete(row, texts, read, rejects)
        return read, rejects

    def _refuse_incomplete(self, row: int, texts: Sequence[str], read: Values, rejects: list[Reject]) -> None:
        for name in self._needed:
            if name not in read and not any(r.column == self._columns.get(name) for r in rejects):
                rejects.append(
                    Reject(row, self._columns.get(name, name), "", Sentence.of("imports-reject-needed", field=name))
                )
        if self._key and not any(texts[i].strip() for i in self._key):
            rejects.append(Reject(row, self._key_columns, "", Sentence.of("imports-reject-key")))


def _parser(field: Field, mapping: Mapping, order: Order, zone: ZoneInfo) -> Parser:
    point = mapping.file.decimal
    if field.sort == "instant":
        return Instants(order, zone).instant
    if field.sort == "day":
        return Instants(order, zone).day
    by_sort: dict[str, Parser] = {
        "amount": amount(point),
        "count": count(point),
        "number": number(point),
        "truth": truth,
    }
    return by_sort.get(field.sort, exactly)


def shown(value: Any) -> str:
    """Return a value that was read as a person would write it, for the plan.

    >>> from datetime import date
    >>> shown(Decimal("10.50")), shown(True), shown(date(2026, 3, 2))
    ('10.50', 'yes', '2026-03-02')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str | Decimal | int | float) else value.isoformat().replace("+00:00", "Z")
