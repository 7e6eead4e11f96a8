"""Proposing a mapping from the names of the columns and the shapes of their values, with the reason for each guess."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from selaras.connectors.files.fields import TABLES
from selaras.connectors.files.instants import Evidence, Instants, order_of
from selaras.connectors.files.mapping import FileOptions
from selaras.connectors.files.readers import Damaged, OpenFile, opened
from selaras.connectors.files.synonyms import PARTS, SYNONYMS, TABLE_HINTS, plain_name, vendor_columns
from selaras.connectors.files.values import UnreadableError, decimal
from selaras.kit.sentence import Sentence

_SAMPLE = 2000
_FEW = 12
_NEEDS_WORDS = frozenset({"status", "stage"})


@dataclass(frozen=True, slots=True)
class Guess:
    """What one column may mean, how sure that is, and why. An empty field means that nothing was found."""

    column: str
    field: str
    confidence: float
    why: Sentence
    example: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed mapping: its guesses, what a person must still decide, and the YAML to begin from."""

    file: OpenFile
    table: str
    source: str
    guesses: tuple[Guess, ...]
    open: tuple[Sentence, ...]
    yaml: str


@dataclass(slots=True)
class _Column:
    name: str
    place: int
    values: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    @property
    def filled(self) -> list[str]:
        return [value for value in self.values if value]

    @property
    def dated(self) -> bool:
        return bool(self.filled) and all(_is_date(value) for value in self.filled)

    @property
    def numeric(self) -> bool:
        return bool(self.filled) and all(_is_number(value) for value in self.filled)

    @property
    def unique(self) -> bool:
        return len(self.filled) == len(self.values) > 0 and len(set(self.values)) == len(self.values)


def propose(path: Path, options: FileOptions | None = None) -> Proposal:
    """Return the proposal for a file, from its header and its first rows; nothing is written."""
    file = opened(path, options)
    columns = [_Column(name, place) for place, name in enumerate(file.header)]
    for row in islice((one for one in file.rows() if not isinstance(one, Damaged)), _SAMPLE):
        for column in columns:
            column.values.append(row[1][column.place].strip())
            column.rows.append(row[0])
    table, second = _table_of(path, columns)
    guesses = _guesses(table, columns)
    key = _key_of(table, columns, guesses)
    return Proposal(
        file, table, _source_of(path), tuple(guesses), tuple(_open(table, second, columns, guesses, key)),
        _document(path, table, guesses, key, options),
    )  # fmt: skip


def _table_of(path: Path, columns: list[_Column]) -> tuple[str, str]:
    """Return the table whose fields the column names fit best, and the next best."""
    names = [plain_name(column.name) for column in columns]
    scores = {}
    for table in TABLES:
        known = SYNONYMS[table]
        hints = sum(hint in plain_name(path.stem) for hint in TABLE_HINTS[table])
        marks = sum(any(hint in name for hint in TABLE_HINTS[table]) for name in names)
        scores[table] = sum(name in known for name in names) + 3 * hints + marks / 2 - len(known) / 1000
    ranked = sorted(scores, key=lambda table: (-scores[table], table))
    return ranked[0], ranked[1] if scores[ranked[1]] > scores[ranked[0]] * 0.8 > 0 else ""


def _guesses(table: str, columns: list[_Column]) -> list[Guess]:
    """Return one guess for each column; where two want one field, the surer has it."""
    ranked = sorted(
        ((found, column) for column in columns for found in _candidates(table, column)),
        key=lambda pair: (-pair[0][1], pair[1].place),
    )
    taken: dict[str, str] = {}
    chosen: dict[str, Guess] = {}
    for (name, confidence, why), column in ranked:
        if name not in taken and column.name not in chosen:
            taken[name] = column.name
            chosen[column.name] = Guess(column.name, name, confidence, why, next(iter(column.filled), ""))
    nothing = Sentence.of("imports-because-nothing")
    return [chosen.get(c.name, Guess(c.name, "", 0.0, nothing, next(iter(c.filled), ""))) for c in columns]


def _candidates(table: str, column: _Column) -> Iterator[tuple[str, float, Sentence]]:
    name, fields = plain_name(column.name), TABLES[table].fields
    for vendor, known in vendor_columns(table).items():
        if column.name in known and known[column.name] in fields and _fits(known[column.name], table, column):
            yield known[column.name], 0.97, Sentence.of("imports-because-vendor", vendor=vendor)
    if name in fields and _fits(name, table, column):
        yield name, 0.95, Sentence.of("imports-because-name")
    ours = SYNONYMS[table].get(name)
    if ours and _fits(ours, table, column):
        yield ours, 0.85, Sentence.of("imports-because-synonym")
    for word, part in PARTS[table].items():
        if word in name.split("_") and _fits(part, table, column):
            yield part, 0.6, Sentence.of("imports-because-words", word=word)
    if table in {"leads", "people"} and column.filled and all("@" in value for value in column.filled[:50]):
        yield "email", 0.7, Sentence.of("imports-because-values")


def _fits(name: str, table: str, column: _Column) -> bool:
    """Return whether the column's values can be what the field holds; a blank column fits anything."""
    sort = TABLES[table].fields[name].sort
    if not column.filled:
        return True
    if sort in {"instant", "day"}:
        return column.dated
    if sort in {"amount", "count", "number"}:
        return column.numeric
    return not column.dated


def _key_of(table: str, columns: list[_Column], guesses: list[Guess]) -> str:
    """Return the column that names the row: one that is never blank or repeated and is called an id, else the first."""
    unique = [column for column in columns if column.unique and not column.dated]
    singular = {TABLES[table].sort, table.rstrip("s")}
    named = [c for c in unique if plain_name(c.name) == "id" or plain_name(c.name) in {f"{s}_id" for s in singular}]
    ids = [c for c in unique if plain_name(c.name).endswith("_id") or plain_name(c.name).endswith("_key")]
    texts = [c for c in unique if not c.numeric]
    referring = {g.column for g in guesses if g.field and TABLES[table].fields[g.field].refers}
    own = [c for c in ids if c.name not in referring]
    best = next(iter((*named, *own, *ids, *texts)), None)
    return best.name if best else ""


def _open(table: str, second: str, columns: list[_Column], guesses: list[Guess], key: str) -> Iterator[Sentence]:
    filled = {guess.field for guess in guesses}
    if second:
        yield Sentence.of("imports-open-table", table=table, other=second)
    for needed in TABLES[table].fields.values():
        if needed.needed and needed.name not in filled:
            yield Sentence.of("imports-open-needed", field=needed.name, table=table)
    if TABLES[table].keyed and not key:
        yield Sentence.of("imports-open-key")
    for guess, column in zip(guesses, columns, strict=True):
        if guess.field and TABLES[table].fields[guess.field].sort in {"instant", "day"} and _undecided(column):
            yield Sentence.of("imports-open-dates", column=column.name)
        if guess.field in _NEEDS_WORDS and len(set(column.filled)) <= _FEW:
            values = ", ".join(sorted(set(column.filled)))
            yield Sentence.of("imports-open-values", column=column.name, field=guess.field, values=values)


def _undecided(column: _Column) -> bool:
    evidence = Evidence()
    for row, value in zip(column.rows, column.values, strict=True):
        if value:
            evidence.look(row, value)
    return evidence.decided is None


def _document(path: Path, table: str, guesses: list[Guess], key: str, options: FileOptions | None) -> str:
    document: dict[str, object] = {"source": _source_of(path), "table": table}
    given = options.model_dump(mode="json", exclude_defaults=True) if options else {}
    if given:
        document["file"] = given
    if key:
        document["key"] = [key]
    document["columns"] = {guess.column: guess.field for guess in guesses if guess.field}
    if any(guess.field == "amount" for guess in guesses):
        document["currency"] = "USD"
    text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=120)
    unused = [guess.column for guess in guesses if not guess.field and guess.column != key]
    return text + "".join(f"# not used: {name}\n" for name in unused)


def _source_of(path: Path) -> str:
    return plain_name(path.name.split(".")[0]).split("_")[0] or "file"


def _is_date(text: str) -> bool:
    if order_of(text) not in {"iso", "none"}:
        return True
    if text.isdigit() and len(text) < 10:
        return False
    try:
        Instants("iso", ZoneInfo("UTC")).instant(text)
    except UnreadableError:
        return False
    return True


def _is_number(text: str) -> bool:
    try:
        decimal(
            text.lstrip("$€£¥ "),
            "," if text.count(",") == 1 and "." in text and text.rfind(",") > text.rfind(".") else ".",
        )
    except UnreadableError:
        return False
    return True
