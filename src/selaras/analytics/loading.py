"""Loading: the facts every page reads, taken from the lake's files into memory once per version.

What is done once here is not done for every moment: instants become whole microseconds since 1970 in UTC, and every
fact gets ``n``, its place in the order of the ledger.
"""

from collections.abc import Iterator, Mapping, Sequence

from selaras.core.ledger import KINDS, RELATIONS
from selaras.core.ledger.relations import Column, ColumnType

Files = Mapping[str, Sequence[str]]

HELD = ("people_changes", "decisions", "activities", "opportunity_changes", "clock_changes", "account_changes", "reps")
"""The families held in memory, in the order of the ledger; the others are read from their files when asked for."""

CAN_BE_UNDONE = ("decisions", "activities")
"""The families with acts that can be taken back; their tables say in ``undone_at`` since when that is known."""

FIRST_TOUCHES = "first_touches"
"""When each lead was touched, held in memory; what else is known of a touch is read from the files."""

_ENVELOPE = frozenset({"source_key", "actor"})
_UNREAD = {
    "people_changes": {
        "time_zone", "source_system", "external_id", "marketing_sourced", "rule", "confidence", "apart_from", "reason",
        "request", "system", "candidates",
    },
    "decisions": {
        "because", "fit", "behaviour", "signal", "queue", "rule", "steps", "medium", "from_stage",
        "framework", "answered", "role", "wake_at", "wake_on", "pool", "shared", "period", "counts_for", "climb_at",
        "level", "to", "until", "contradicts", "gives_back", "recorded", "undoes",
    },
    "clock_changes": {"calendar", "needed", "reason", "owner_id", "remind_at", "was_due_at"},
}  # fmt: skip
_TYPES: dict[ColumnType, str] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "truth": "BOOLEAN",
    "instant": "TIMESTAMPTZ",
    "day": "DATE",
    "texts": "VARCHAR[]",
}


def held_columns(family: str) -> tuple[Column, ...]:
    """Return the columns of a family that can be asked for; of those held in memory, only what figures read."""
    columns = RELATIONS[family].columns
    left = _ENVELOPE | _UNREAD.get(family, set())
    return tuple(c for c in columns if c.name not in left) if family in HELD else columns


def statements(files: Files) -> Iterator[str]:
    """Yield the statements that make the lake's facts readable, one table or view for each family.

    A column no file has yet is empty, and a family without files is an empty table.
    """
    for family in HELD:
        told = f"SELECT {_read(family)}, source_key FROM ({_source(family, files)})"  # noqa: S608 (our own names)
        yield f"CREATE TABLE {family}_as_told AS {told}"
    yield _order()
    yield _undone(files)
    for place, family in enumerate(HELD):
        numbered = f"{family}_as_told AS told JOIN ledger_order AS o ON o.family = {place} AND o.place = told.rowid"
        also = ""
        if family in CAN_BE_UNDONE:
            numbered += " LEFT JOIN undone ON undone.source_key = told.source_key"
            also = ", undone.undone_at"
        yield f"CREATE TABLE {family} AS SELECT told.* EXCLUDE (source_key), o.n{also} FROM {numbered}"  # noqa: S608 (our own names)
        yield f"DROP TABLE {family}_as_told"
    yield "DROP TABLE ledger_order"
    yield "DROP TABLE undone"
    yield (
        f"CREATE TABLE {FIRST_TOUCHES} AS SELECT lead_id, epoch_us(happened_at) AS happened_at, "  # noqa: S608 (our own names)
        f"epoch_us(noted_at) AS noted_at FROM ({_source('touches', files)})"
    )
    for family in RELATIONS.keys() - set(HELD):
        yield f"CREATE VIEW {family} AS SELECT {_read(family)} FROM ({_source(family, files)})"  # noqa: S608 (our own names)


def _order() -> str:
    """Number the facts by instant, rank of the kind and source key, as the ledger does."""
    ranks = " ".join(f"WHEN '{name}' THEN {kind.rank}" for name, kind in KINDS.items())
    every = " UNION ALL ".join(
        f"SELECT {place}::UTINYINT AS family, rowid AS place, happened_at, kind, source_key "  # noqa: S608 (our own names)
        f"FROM {family}_as_told"
        for place, family in enumerate(HELD)
    )
    place = f"row_number() OVER (ORDER BY happened_at, CASE kind {ranks} ELSE {len(KINDS)} END, source_key)"
    return f"CREATE TABLE ledger_order AS SELECT family, place, {place} AS n FROM ({every})"  # noqa: S608 (our own names)


def _undone(files: Files) -> str:
    """Tell which acts were taken back, and from when on that was known."""
    told = f"({_source('decisions', files)}) WHERE kind = 'lead.undone'"
    columns = "undoes AS source_key, min(epoch_us(noted_at)) AS undone_at"
    return f"CREATE TABLE undone AS SELECT {columns} FROM {told} GROUP BY undoes"  # noqa: S608 (our own names)


def _read(family: str) -> str:
    return ", ".join(
        f'epoch_us("{c.name}") AS "{c.name}"' if c.type == "instant" else f'"{c.name}"' for c in held_columns(family)
    )


def _source(family: str, files: Files) -> str:
    columns = RELATIONS[family].columns
    empty = ", ".join(f'CAST(NULL AS {_TYPES[c.type]}) AS "{c.name}"' for c in columns)
    source = f"SELECT {empty} WHERE false"
    if given := files.get(family):
        names = ", ".join("'" + name.replace("'", "''") + "'" for name in given)
        source += f" UNION ALL BY NAME SELECT * FROM read_parquet([{names}], union_by_name = true)"  # noqa: S608 (our own names)
    return source
