"""Columns of the records that Django does not bring."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.expressions import Combinable

from selaras.kit.instants import from_microseconds, in_utc, to_microseconds


class InstantField(models.Field):
    """An instant, held as whole microseconds since 1970 in UTC; Python sees aware datetimes.

    One integer of eight bytes means the same, sorts the same and compares the same on SQLite and PostgreSQL. SQLite
    has no datetimes: Django would keep 26 letters there, which cost more to write, to compare and to read back than
    the rest of the row together. It is also what the lake holds, so the exporter copies it as it is.
    """

    if TYPE_CHECKING:
        _pyi_private_set_type: datetime | Combinable
        _pyi_private_get_type: datetime
        _pyi_lookup_exact_type: datetime

    description = "An instant, as microseconds since 1970 in UTC"

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def from_db_value(self, value: int | None, *_: Any) -> datetime | None:
        return None if value is None else from_microseconds(value)

    def to_python(self, value: Any) -> datetime | None:
        if value is None or isinstance(value, datetime):
            return value
        return from_microseconds(int(value)) if isinstance(value, int) else in_utc(datetime.fromisoformat(value))

    def get_prep_value(self, value: Any) -> int | None:
        return to_microseconds(in_utc(value)) if isinstance(value, datetime) else super().get_prep_value(value)

    def value_to_string(self, obj: models.Model) -> str:
        value: Any = self.value_from_object(obj)
        return "" if value is None else str(value.isoformat())
