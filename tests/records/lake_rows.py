"""What the lake should hold, and what it does: both as plain rows, for the tests to compare."""

import duckdb

from selaras.core.ledger import KINDS, RELATIONS
from selaras.kit.manifest import faults, read_manifest
from selaras.records.ledger import facts_after


def rows_of_ledger():
    """Each relation's rows by the slow twin: `Relation.row`, one fact at a time."""
    rows = {name: [] for name in RELATIONS}
    position = 0
    while some := facts_after(position, 20_000):
        for _, fact in some:
            relation = RELATIONS[KINDS[fact.kind].relation]
            rows[relation.name].append(tuple(map(_plain, relation.row(fact))))
        position = some[-1][0]
    return {name: sorted(found, key=lambda row: row[0]) for name, found in rows.items() if found}


def rows_of_lake(lake):
    """Each relation's rows as DuckDB reads them from the files the manifest names, in the order of the source key."""
    manifest = read_manifest(lake)
    assert faults(lake, manifest) == []
    found = {}
    with duckdb.connect() as engine:
        engine.execute("SET TimeZone = 'UTC'")
        for name, files in manifest.files(lake).items():
            columns = ", ".join(f'"{column.name}"' for column in RELATIONS[name].columns)
            read = engine.execute(f"SELECT {columns} FROM read_parquet(?) ORDER BY source_key", [files])
            found[name] = [tuple(map(_plain, row)) for row in read.fetchall()]
    return found


def keys_of_lake(lake):
    """The source keys the lake holds, each as often as it is there, in order."""
    manifest = read_manifest(lake)
    if manifest is None:
        return []
    files = [name for names in manifest.files(lake).values() for name in names]
    if not files:
        return []
    with duckdb.connect() as engine:
        return [
            key for [key] in engine.execute("SELECT source_key FROM read_parquet(?) ORDER BY 1", [files]).fetchall()
        ]


def _plain(value):
    return tuple(value) if isinstance(value, list) else value
