"""Writing readings: many rows of one table in few statements, new or in place of the old."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.db import connection, models

_AT_ONCE = 5000
_AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField, models.FloatField, models.BooleanField)


def write(model: type[models.Model], readings: Iterable[models.Model]) -> int:
    """Write readings, each in place of the one with its key, and return how many there were."""
    fields = model._meta.concrete_fields
    names = [connection.ops.quote_name(str(field.column)) for field in fields]
    key = connection.ops.quote_name(str(model._meta.pk.column))
    changed = ", ".join(f"{name} = excluded.{name}" for name in names if name != key)
    statement = (
        f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({', '.join(names)})"  # noqa: S608 (names of our own columns)
        f" VALUES ({', '.join(['%s'] * len(names))}) ON CONFLICT ({key}) DO UPDATE SET {changed}"
    )
    adapters = [(field.attname, _adapter(field)) for field in fields]
    waiting, written = iter(readings), 0
    with connection.cursor() as cursor:
        while some := list(islice(waiting, _AT_ONCE)):
            cursor.executemany(statement, [[adapt(getattr(r, name)) for name, adapt in adapters] for r in some])
            written += len(some)
    return written


def _adapter(field: models.Field) -> Callable[[Any], Any]:
    """Return what makes a value of the field one for the database; most are that already."""
    if isinstance(field, _AS_THEY_ARE) and type(field).get_prep_value in _PLAIN:
        return _itself
    return lambda value: field.get_db_prep_save(value, connection)


_PLAIN = {kind.get_prep_value for kind in (*_AS_THEY_ARE, models.BigIntegerField)}


def _itself(value: Any) -> Any:
    return value
