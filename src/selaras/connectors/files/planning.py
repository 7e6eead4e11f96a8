"""The plan of an import: the whole file read once, nothing written, and everything assumed said before the first
fact.
"""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo

from selaras.connectors.files.fields import TABLES
from selaras.connectors.files.headers import refuse_two_headers
from selaras.connectors.files.instants import Evidence, Order
from selaras.connectors.files.mapping import Mapping, file_options
from selaras.connectors.files.readers import Damaged, OpenFile, opened
from selaras.connectors.files.rowreading import RowReader, Values
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence

PREVIEWED = 5
_SAMPLED = 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be read, and how. ``preview`` holds the first rows: number, what was read, how many values were
    not.
    """

    file: OpenFile
    mapping: Mapping
    rows: int
    damaged: int
    used: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]
    said: tuple[Sentence, ...]
    orders: dict[str, Order]
    zone: ZoneInfo
    preview: tuple[tuple[int, Values, int], ...]

    def reader(self) -> RowReader:
        """Return a reader of this file's rows."""
        return RowReader(self.mapping, self.file.header, self.orders, self.zone)


def plan(path: Path, mapping: Mapping, *, zone: str, looked: Callable[[int], None] = lambda _: None) -> Plan:
    """Return the plan of importing a file under a mapping; ``zone`` holds for times without an offset by default.

    The file is read to its end, so that half a file, a date order that contradicts itself or a missing column is known
    before anything is written.
    """
    file = opened(path, mapping.file)
    _refuse_missing(path, mapping, file.header)
    dated = _dated_columns(mapping, file.header)
    evidence, rows, damaged = {column: Evidence() for column in dated}, 0, 0
    first: list[tuple[int, list[str]]] = []
    for one in file.rows():
        rows += 1
        if rows % 20_000 == 0:
            looked(rows)
        if isinstance(one, Damaged):
            damaged += 1
            continue
        number, texts = one
        for column, place in dated.items():
            if text := texts[place].strip():
                evidence[column].look(number, text)
        if len(first) < _SAMPLED:
            first.append(one)
    if mapping.file.header is None:
        refuse_two_headers(path, file.header, [texts for _, texts in first])
    if not rows:
        raise InputError("the file has column names and no rows", place=str(path), next_step="export it again")
    orders = {column: _order(path, column, evidence[column], mapping) for column in dated}
    zone = mapping.file.time_zone or zone
    mapping = mapping.model_copy(update={"file": mapping.file.model_copy(update={"time_zone": zone})})
    reader = RowReader(mapping, file.header, orders, ZoneInfo(zone))
    mapped = [(theirs, ", ".join(ours)) for theirs, ours in mapping.columns.items()]
    return Plan(
        file, mapping, rows, damaged, tuple(mapped),
        tuple(name for name in file.header if name not in {*mapping.columns, *mapping.key, *mapping.leave_out}),
        (*file.said, *_said_of_dates(orders, evidence), *_said_of_zone(zone, dated, first)), orders, ZoneInfo(zone),
        tuple((number, *_counted(reader, number, texts)) for number, texts in first[:PREVIEWED]),
    )  # fmt: skip


def _counted(reader: RowReader, number: int, texts: list[str]) -> tuple[Values, int]:
    values, rejects = reader.read(number, texts)
    return values, len(rejects)


def _refuse_missing(path: Path, mapping: Mapping, header: tuple[str, ...]) -> None:
    missing = [
        name for name in dict.fromkeys((*mapping.columns, *mapping.key, *mapping.leave_out)) if name not in header
    ]
    if missing:
        near = {name: get_close_matches(name.lower(), [h.lower() for h in header], 1, 0.7) for name in missing}
        names = {h.lower(): h for h in header}
        told = [f"'{n}'" + (f" (did you mean '{names[near[n][0]]}'?)" if near[n] else "") for n in missing]
        raise InputError(
            f"the mapping names columns the file does not have: {', '.join(told)}",
            place=str(path),
            next_step=f"the file has {', '.join(header)}; correct the mapping, or export the columns",
        )


def _dated_columns(mapping: Mapping, header: tuple[str, ...]) -> dict[str, int]:
    fields = TABLES[mapping.table].fields
    return {
        theirs: header.index(theirs)
        for theirs, many in mapping.columns.items()
        if any(fields[ours].sort in {"instant", "day"} for ours in many)
    }


def _order(path: Path, column: str, evidence: Evidence, mapping: Mapping) -> Order:
    wanted = mapping.file.dates if isinstance(mapping.file.dates, str) else mapping.file.dates.get(column, "auto")
    if wanted != "auto":
        return wanted
    decided = evidence.decided
    if decided is not None:
        return decided
    place = f"{path}, column {column}"
    if evidence.seen.get("dmy"):
        raise InputError(
            f"dates in two orders: row {evidence.first['dmy']} can only be day/month, row {evidence.first['mdy']} only "
            "month/day",
            place=place,
            next_step="the column mixes two exports; split the file, or export with ISO dates",
        )
    raise InputError(
        f"all {evidence.seen['either']} dates could be day/month or month/day, "
        f"the first in row {evidence.first['either']}",
        place=place,
        next_step="say which with --dates dmy or --dates mdy (in the mapping: file: {dates: dmy})",
    )


def _said_of_dates(orders: dict[str, Order], evidence: dict[str, Evidence]) -> list[Sentence]:
    return [
        Sentence.of("imports-assumed-dates", column=column, order=Sentence.of(f"imports-order-{order}"),
                    row=evidence[column].first.get(order, 0))
        for column, order in orders.items() if order != "iso"
    ]  # fmt: skip


def _said_of_zone(zone: str, dated: dict[str, int], first: list[tuple[int, list[str]]]) -> list[Sentence]:
    naive = [c for c, i in dated.items() if any(t[i].strip() and not _has_offset(t[i].strip()) for _, t in first)]
    return [Sentence.of("imports-assumed-zone", columns=tuple(naive), zone=zone)] if naive else []


def _has_offset(text: str) -> bool:
    return text.endswith(("Z", "UTC", "GMT")) or text.isdigit() or (len(text) > 19 and text[-6:-5] in {"+", "-"})


def with_options(mapping: Mapping, **options: object) -> Mapping:
    """Return the mapping with file options that were given on the command line in place of its own."""
    given = {name: value for name, value in options.items() if value is not None}
    return mapping.model_copy(update={"file": replace_options(mapping, given)}) if given else mapping


def replace_options(mapping: Mapping, given: dict[str, object]) -> object:
    """Return the file options, validated, with some of them replaced."""
    return file_options(mapping.file.model_dump(exclude_none=True) | given)
