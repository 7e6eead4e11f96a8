"""People as a table that lives in memory only: their forms are personal details and touch no disk on the way."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import duckdb
import pyarrow as pa

from selaras.core.matching import BLOCKS, CROWD, FORMS, Forms

COLUMNS = tuple(dict.fromkeys((*FORMS, *BLOCKS)))
_AT_ONCE = 10_000
_PEOPLE, _BLOCKED = "people_told", "people"


def people_table(people: Iterable[tuple[str, Forms]], columns: Sequence[str] = COLUMNS) -> pa.Table:
    """Return people by id as a table of their forms, where what is not known is null.

    >>> people_table([("lead_1", {"email": "dewi@maju.co.id", "name": ""})], ("email", "name")).to_pylist()
    [{'id': 'lead_1', 'email': 'dewi@maju.co.id', 'name': None}]
    """
    schema = pa.schema([(name, pa.string()) for name in ("id", *columns)])
    waiting, batches = iter(people), []
    while some := list(islice(waiting, _AT_ONCE)):
        rows = [[person for person, _ in some], *([forms.get(name) or None for _, forms in some] for name in columns)]
        batches.append(pa.record_batch(rows, schema=schema))
    return pa.Table.from_batches(batches, schema)


def blocked(people: pa.Table, blocks: Sequence[str] = BLOCKS) -> tuple[duckdb.DuckDBPyConnection, str]:
    """Return a database in memory, and the name of its table of these people with their blocks.

    A block that is a crowd is none: there its column ``block_…`` is null.
    """
    database = duckdb.connect(":memory:", config={"temp_directory": ""})
    database.execute("SET threads = 2")
    database.register(_PEOPLE, people)
    few = ", ".join(
        f'CASE WHEN count(*) OVER (PARTITION BY "{block}") <= {CROWD} THEN "{block}" END AS "block_{block}"'
        for block in blocks
    )
    database.execute(f"CREATE TABLE {_BLOCKED} AS SELECT *, {few} FROM {_PEOPLE} ORDER BY id")  # noqa: S608 (names of our own columns)
    database.unregister(_PEOPLE)
    return database, _BLOCKED


def shares(database: duckdb.DuckDBPyConnection, table: str, column: str, least: int) -> tuple[Mapping[str, float], int]:
    """Return the share of people who have each value that ``least`` people have, and how many have any."""
    rows = database.execute(
        f'SELECT "{column}", count(*) FROM {table} WHERE "{column}" IS NOT NULL GROUP BY 1 HAVING count(*) >= {least}'  # noqa: S608 (as above)
        " ORDER BY 2 DESC, 1"
    ).fetchall()
    [(known,)] = database.execute(f'SELECT count("{column}") FROM {table}').fetchall()  # noqa: S608 (as above)
    return {value: count / known for value, count in rows}, known
