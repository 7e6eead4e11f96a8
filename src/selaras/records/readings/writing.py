"""Writing readings: many rows of one table in few statements, in place of the old, or aside until all are there."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection, models

from selaras.kit.instants import to_microseconds
from selaras.records.models.columns import InstantField
from selaras.records.readings.known import Reading

_AT_ONCE = 5000
_AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.FloatField, models.BooleanField)
_PLAIN = {kind.get_prep_value for kind in (*_AS_THEY_ARE, models.BigIntegerField)}


def write(model: type[models.Model], readings: Iterable[Reading]) -> int:
    """Write readings, each in place of the one with its key, and return how many there were."""
    names, key = _columns(model), connection.ops.quote_name(str(model._meta.pk.column))
    changed = ", ".join(f"{name} = excluded.{name}" for name in names if name != key)
    with connection.cursor() as cursor:
        statement = f"{_insert(model._meta.db_table, names)} ON CONFLICT ({key}) DO UPDATE SET {changed}"
        written = 0
        for some in _rows(model, readings):
            cursor.executemany(statement, some)
            written += len(some)
    return written


def put_aside(model: type[models.Model], readings: Iterable[Reading]) -> int:
    """Write readings into a table of this connection that nobody else sees, and return how many there were.

    It lies in the database's temporary space, so a million of them take no memory, and holds no lock.
    """
    begin_aside(model)
    return add_aside(model, readings)


def begin_aside(model: type[models.Model]) -> None:
    """Make the table, empty, into which readings are put aside."""
    aside = _aside(model)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {aside}")
        cursor.execute(f"CREATE TEMPORARY TABLE {aside} AS SELECT * FROM {model._meta.db_table} WHERE 1 = 0")  # noqa: S608 (names of our own tables)


def add_aside(model: type[models.Model], readings: Iterable[Reading]) -> int:
    """Put more readings aside, and return how many there were."""
    written = 0
    with connection.cursor() as cursor:
        statement = _insert(_aside(model), _columns(model))
        for some in _rows(model, readings):
            with _together():
                cursor.executemany(statement, some)
            written += len(some)
    return written


def put_in_place(model: type[models.Model]) -> None:
    """Replace all readings of a table by those that were put aside; the caller's transaction makes it one step.

    Only what differs is written: mostly nothing does, and then nobody waits long for us.
    """
    aside, table, columns = _aside(model), model._meta.db_table, _columns(model)
    names, key = ", ".join(columns), connection.ops.quote_name(str(model._meta.pk.column))
    old, new = (", ".join(f"{of}.{name}" for name in columns) for of in (table, "excluded"))
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns)
    differs = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    with connection.cursor() as cursor:
        gone = f"SELECT {key} FROM {table} EXCEPT SELECT {key} FROM {aside}"  # noqa: S608 (as above)
        cursor.execute(f"DELETE FROM {table} WHERE {key} IN ({gone})")  # noqa: S608 (as above)
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {names} FROM {aside} WHERE true "  # noqa: S608 (as above)
            f"ON CONFLICT ({key}) DO UPDATE SET {changed} WHERE ({old}) {differs} ({new})"
        )
        cursor.execute(f"DROP TABLE {aside}")


@contextmanager
def _together() -> Iterator[None]:
    """On SQLite, one transaction for many rows; deferred and away from the ledger's file, it takes no write lock."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")


def _aside(model: type[models.Model]) -> str:
    return f"aside_{model._meta.model_name}"


def _columns(model: type[models.Model]) -> list[str]:
    return [connection.ops.quote_name(str(field.column)) for field in model._meta.concrete_fields]


def _insert(table: str, names: list[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"  # noqa: S608 (as above)


def _rows(model: type[models.Model], readings: Iterable[Reading]) -> Iterator[list[list[Any]]]:
    """Yield portions of rows in the order of the columns, their values as the database takes them."""
    adapters = [(field.attname, _adapter(field)) for field in model._meta.concrete_fields]
    waiting = iter(readings)
    while some := list(islice(waiting, _AT_ONCE)):
        yield [[adapt(one[name]) if adapt else one[name] for name, adapt in adapters] for one in some]


def _adapter(field: models.Field) -> Callable[[Any], Any] | None:
    """Return what makes a value of the field one for the database; None where it is that already."""
    if isinstance(field, InstantField):
        return lambda value: None if value is None else to_microseconds(value)
    if isinstance(field, _AS_THEY_ARE) and type(field).get_prep_value in _PLAIN:
        return None
    return lambda value: field.get_db_prep_save(value, connection)
