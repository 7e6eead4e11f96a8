"""A mapping: which table a file holds, and what each of its columns means to us. YAML in, every mistake named at
once.
"""

from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from selaras.connectors.files.fields import TABLES, TableName
from selaras.connectors.files.places import lines_of
from selaras.kit.canonical import fingerprint
from selaras.kit.errors import InputError
from selaras.kit.money import minor_digits

DateOrder = Literal["auto", "iso", "dmy", "mdy"]


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Renamed = dict[str, str]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class FileOptions(_Strict):
    """How the file is written, where it cannot be told from the file alone."""

    delimiter: str | None = None
    """The character between columns; found by looking where not given."""
    encoding: str | None = None
    """Such as utf-8 or cp1252; found by looking where not given."""
    sheet: str | None = None
    """Sheet of a workbook; needed where several hold something."""
    header: int | None = Field(default=None, ge=1)
    """Row that holds the column names; 1, and checked, where not given."""
    dates: DateOrder | dict[str, DateOrder] = "auto"
    """Order of day and month, for all columns or by column; decided from the whole column under auto."""
    decimal: Literal[".", ","] = "."
    """What stands before the cents."""
    time_zone: str | None = None
    """IANA zone of dates and times without an offset; the charter's where not given."""
    blanks: Names = ()
    """Words that mean nothing was said, such as N/A; blank cells always do."""

    @field_validator("time_zone")
    @classmethod
    def _a_zone(cls, value: str | None) -> str | None:
        if value is not None and value not in available_timezones():
            raise ValueError(f"'{value}' is not a time zone; write it as Asia/Jakarta or UTC")
        return value

    @field_validator("delimiter")
    @classmethod
    def _one_character(cls, value: str | None) -> str | None:
        if value is not None and len(value) != 1:
            raise ValueError('a delimiter is one character, such as ; or "\\t"')
        return value


class ListInFile(_Strict):
    """Known values of a field, taken from a column of another file beside the imported one."""

    file: str
    column: str


class Mapping(_Strict):
    """What a file means."""

    source: str = Field(min_length=1, pattern=r"^[^:\s]+$")
    """Name of the system the file comes from, such as hubspot; keys are the source's own."""
    table: TableName
    """What a row is."""
    file: FileOptions = FileOptions()
    columns: dict[str, Names]
    """Their column: our field, or several of ours."""
    constants: Renamed = Field(default_factory=dict)
    """Our field: the value every row has."""
    values: dict[str, Renamed] = Field(default_factory=dict)
    """Our field: their value: our value."""
    blanks: dict[str, Names] = Field(default_factory=dict)
    """Our field: values that mean nothing was said, such as "0" for an amount."""
    leave_out: dict[str, Names] = Field(default_factory=dict)
    """Their column: values of rows to leave out, such as deleted ones; they are listed among the rejects."""
    known_values: dict[str, tuple[str, ...] | ListInFile] = Field(default_factory=dict)
    """Our field: the values there should be; others are reported with their nearest."""
    key: Names = ()
    """Their columns that together name the row."""
    references: dict[str, str] = Field(default_factory=dict)
    """Our reference field: the source whose keys it holds, where that is another one."""
    noted: Literal["at_import", "as_happened", "column"] = "at_import"
    """When we count as having heard of it."""
    currency: str | None = None
    """ISO 4217 code of amounts whose row names none."""

    @field_validator("currency")
    @classmethod
    def _a_currency(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                minor_digits(value)
            except InputError as problem:
                raise ValueError(str(problem)) from None
        return value

    @property
    def sha256(self) -> str:
        """Return the name of this mapping's meaning."""
        return fingerprint(self.model_dump(mode="json"))

    def checked(self, *, place: str) -> "Mapping":
        """Return the mapping itself if it means something; else every mistake in it at once."""
        mistakes = _mistakes(self)
        if mistakes:
            raise _all_at_once(place, "", mistakes)
        return self

    def source_of(self, field: str) -> str:
        """Return the source whose keys a reference field holds."""
        return self.references.get(field, self.source)


def file_options(given: dict[str, Any]) -> FileOptions:
    """Return the file options that were given; an error names every mistake with its fix."""
    try:
        return FileOptions.model_validate(given)
    except ValidationError as problem:
        wrong = {str(error["loc"][0]): error for error in reversed(problem.errors())}
        told = [
            f"{name}: '{given[name]}' is no order of dates; use auto, iso, dmy or mdy" if name == "dates"
            else f"{name}: {_plainly(error)}" for name, error in wrong.items()
        ]  # fmt: skip
        raise InputError("; ".join(told), place="file options", next_step="correct them, or leave them out") from None


def read_mapping(path: Path) -> Mapping:
    """Return the mapping a YAML file holds; an error names every mistake with its line and its fix."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8 text"
        raise InputError(
            f"the mapping cannot be read: {why}",
            place=str(path),
            next_step="make one with: selaras import FILE --propose",
        ) from None
    return mapping_of(text, place=str(path))


def mapping_of(text: str, *, place: str = "mapping", several: bool = False) -> Mapping:
    """Return the mapping that a YAML text holds.

    With ``several`` it may offer more than one column for a field and more than one key, as presets do.
    """
    try:
        document = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (it makes nothing but text: 1, yes and dates stay as the file writes them)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f"{place}, line {mark.line + 1}" if mark else place
        raise InputError(f"this is not YAML: {getattr(problem, 'problem', problem)}", place=where,
                         next_step="look for a missing colon, quote or indentation") from None  # fmt: skip
    if not isinstance(document, dict):
        raise InputError("this is no mapping", place=place, next_step="write source:, table:, key: and columns:")
    try:
        mapping = Mapping.model_validate(document)
    except ValidationError as problem:
        raise _all_at_once(place, text, [(tuple(e["loc"]), _plainly(e)) for e in problem.errors()]) from None
    mistakes = _mistakes(mapping, several=several)
    if mistakes:
        raise _all_at_once(place, text, mistakes)
    return mapping


def _plainly(error: Any) -> str:
    if error["type"] == "extra_forbidden":
        known = [*FileOptions.model_fields] if error["loc"][0] == "file" else [*Mapping.model_fields]
        return f"is no key here; use one of {', '.join(known)}"
    if error["type"] == "missing":
        return "is missing; add it"
    return str(error["msg"]).removeprefix("Value error, ")


def _mistakes(mapping: Mapping, *, several: bool = False) -> list[tuple[tuple[Any, ...], str]]:
    """Return what fits the form and yet means nothing: fields that are not, keys that are missing."""
    table = TABLES[mapping.table]
    known = f"{mapping.table} has {', '.join(table.fields)}"
    named: list[tuple[tuple[Any, ...], str]] = [
        (("columns", theirs), ours) for theirs, many in mapping.columns.items() for ours in many
    ]
    named += [((part, ours), ours) for part in ("constants", "values", "blanks", "known_values", "references")
              for ours in getattr(mapping, part)]  # fmt: skip
    found: list[tuple[tuple[Any, ...], str]] = [
        (place, f"'{ours}' is no field; {known}") for place, ours in named if ours not in table.fields
    ]
    filled: dict[str, str] = {}
    for theirs, many in mapping.columns.items():
        for ours in many:
            if ours in filled and not several:
                found.append((("columns", theirs), f"'{ours}' is filled by '{filled[ours]}' too; keep one of the two"))
            filled[ours] = theirs
    missing = [f.name for f in table.fields.values() if f.needed and f.name not in {*filled, *mapping.constants}]
    found += [
        (("columns",), f"nothing fills '{name}', which {mapping.table} needs; map a column to it") for name in missing
    ]
    if table.keyed and not mapping.key:
        found.append((("key",), "is missing; name the column that tells one row from another, such as id"))
    if mapping.noted == "column" and "noted_at" not in filled:
        found.append((("noted",), "says column, and no column is mapped to noted_at; map one, or write at_import"))
    return found


def _all_at_once(place: str, text: str, mistakes: list[tuple[tuple[Any, ...], str]]) -> InputError:
    line = lines_of(text) if text else None
    told = [(f"line {line(loc)}, " if line else "") + f"{'.'.join(map(str, loc))}: {what}" for loc, what in mistakes]
    return InputError(
        f"{len(told)} mistake{'s' if len(told) > 1 else ''} in the mapping\n  " + "\n  ".join(told),
        place=place,
        next_step="docs/reference/mapping.md lists every key",
    )
