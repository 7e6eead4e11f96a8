"""The door to the engine: the one module that knows DuckDB, and how an Ibis expression becomes its SQL.

An expression is compiled once; what changes from question to question travels as named parameters, so a page costs no
building of expressions. Everything the door hands out is plain: lists of tuples, or NumPy columns.
"""

import threading
from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

import duckdb
import ibis
import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler

from selaras.kit.errors import SelarasError
from selaras.kit.room import Room, room
from selaras.kit.spilling import Spill

Columns = dict[str, npt.NDArray[Any]]
Parameter = Literal[
    "as_of", "start", "end", "at", "horizon", "value", "low", "high", "limit", "skip", "aged_from", "aged_until",
    "since", "until", "today", "segment",
]  # fmt: skip
_TEXTS = ("value", "segment")

_PARAMETERS: dict[Parameter, ir.Scalar] = {
    name: ibis.param("string" if name in _TEXTS else "int64") for name in get_args(Parameter)
}
_MARKS: dict[Parameter, int | str] = {
    name: f"\ue000{name}\ue000" if name in _TEXTS else -8_070_450_532_247_928_000 - place
    for place, name in enumerate(_PARAMETERS)
}


_CELL = 16  # bytes of a value in memory: a number takes eight, a text sixteen and what does not fit into them


class _Compiler(DuckDBCompiler):
    """Ibis's compiler for DuckDB, with the value at a minimum as an aggregate instead of a sort."""

    def visit_ArgMin(self, op: Any, *, arg: Any, key: Any, where: Any) -> Any:  # noqa: ARG002, N802 (Ibis calls it so)
        return self.agg.arg_min_null(arg, key, where=where)

    def visit_ArgMax(self, op: Any, *, arg: Any, key: Any, where: Any) -> Any:  # noqa: ARG002, N802 (Ibis calls it so)
        return self.agg.arg_max_null(arg, key, where=where)


_COMPILER = _Compiler()


def parameter(name: Parameter) -> Any:
    """Return the expression that stands for a value given when the question is asked."""
    return _PARAMETERS[name]


def statement(expression: ir.Table) -> str:
    """Return the expression as SQL with named parameters, such as $as_of.

    >>> t = ibis.table({"at": "int64"}, name="t")
    >>> " ".join(statement(t.filter(t.at <= parameter("as_of"))).split())
    'SELECT * FROM "t" AS "t0" WHERE "t0"."at" <= $as_of'
    """
    marks = {_PARAMETERS[name]: mark for name, mark in _MARKS.items()}
    sql = _COMPILER.to_sqlglot(expression, params=marks).sql(dialect="duckdb")
    for name, mark in _MARKS.items():
        sql = sql.replace(f"'{mark}'" if isinstance(mark, str) else str(mark), f"${name}")
    return sql


class NoRoomError(SelarasError):
    """A question does not fit into the memory and the disk it may take."""


class Door:
    """A DuckDB in memory; every thread has a cursor of its own.

    It keeps to half of the room: while what is new is prepared beside, the door known before still answers. What does
    not fit goes to the disk.
    """

    def __init__(self, given: Room | None = None) -> None:
        given = given or room()
        self.memory = given.memory // 2
        self._spill = Spill(given.spill) if given.spill else None
        self._database = duckdb.connect(":memory:", config=self._bounds(given))
        self._database.execute("SET TimeZone = 'UTC'")
        self._mine = threading.local()
        self._opening = threading.Lock()

    def _bounds(self, given: Room) -> dict[str, Any]:
        return {
            "memory_limit": f"{self.memory // 1000}KB",
            "threads": given.threads,
            "temp_directory": str(self._spill.folder) if self._spill else "",
        }

    def sizes(self) -> dict[str, int]:
        """Return about how many bytes the tables of each schema take."""
        told = self.rows("SELECT schema_name, sum(estimated_size * column_count) FROM duckdb_tables() GROUP BY 1")
        return {schema: int(cells) * _CELL for schema, cells in told}

    def run(self, sql: str, /, **values: int | str) -> None:
        """Run a statement that answers nothing; names without a schema are those of the lake."""
        self._asked("main", sql, values)

    def rows(self, sql: str, /, schema: str = "main", **values: int | str) -> list[tuple[Any, ...]]:
        """Return the answer as tuples; table names are looked up in the schema."""
        return self._asked(schema, sql, values).fetchall()

    def columns(self, sql: str, /, schema: str = "main", **values: int | str) -> Columns:
        """Return the answer as NumPy columns, for numbers by the thousand."""
        found = self._asked(schema, sql, values).fetchnumpy()
        return {name: np.ma.filled(column) if np.ma.isMaskedArray(column) else column for name, column in found.items()}

    def keep(self, schema: str, name: str, sql: str, /, *, stored: bool = True, **values: int | str) -> None:
        """Keep the answer as a table of the schema, or only the question as a view."""
        sort = "TABLE" if stored else "VIEW"
        self._asked(schema, f'CREATE {sort} "{schema}"."{name}" AS {sql}', values)

    def put(self, name: str, **texts: Sequence[str]) -> None:
        """Keep columns of texts as a table."""
        cursor = self._in("main")
        cursor.register("given", pa.table({column: pa.array(values, pa.string()) for column, values in texts.items()}))
        cursor.execute(f"CREATE TABLE {name} AS SELECT * FROM given")  # noqa: S608 (our own name)
        cursor.unregister("given")

    def forget(self, schema: str) -> None:
        """Drop a schema and all that was kept in it."""
        self._cursor().execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE')

    def _asked(self, schema: str, sql: str, values: Mapping[str, int | str]) -> duckdb.DuckDBPyConnection:
        try:
            return self._in(schema).execute(sql, _asked_by(sql, values))
        except duckdb.OutOfMemoryException as problem:
            raise NoRoomError(
                f"the question needs more than the {self.memory // 1_000_000:,} MB it may take: {problem}",
                next_step="give more with SELARAS_LAKE_MEMORY, or fewer threads with SELARAS_LAKE_THREADS",
            ) from None

    def _in(self, schema: str) -> duckdb.DuckDBPyConnection:
        cursor = self._cursor()
        if getattr(self._mine, "schema", "main") != schema:
            cursor.execute(f'SET schema = "{schema}"')
            self._mine.schema = schema
        return cursor

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        cursor: duckdb.DuckDBPyConnection | None = getattr(self._mine, "cursor", None)
        if cursor is None:
            with self._opening:
                cursor = self._database.cursor()
            self._mine.cursor = cursor
        return cursor


def _asked_by(sql: str, values: Mapping[str, int | str]) -> dict[str, int | str]:
    return {name: value for name, value in values.items() if f"${name}" in sql}
