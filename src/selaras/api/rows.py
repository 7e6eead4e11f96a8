"""Shapes that are rows of readings: each member is a column, and a column that says nothing is null."""

from typing import Any, Self, TypeVar, cast

from django.db.models import Model, Q, QuerySet
from ninja import Schema

from selaras.actions.reach import team_of
from selaras.api.callers import Caller
from selaras.core.staff import Act

Row = TypeVar("Row", bound=Model)


class RowShape(Schema):
    """A row of a reading."""

    @classmethod
    def of(cls, row: Any, **told: Any) -> Self:
        """Return a row, with whatever is told of it besides; empty text is null."""
        columns = {name: getattr(row, name) for name in cls.model_fields if name not in told}
        said = {name: None if value == "" else value for name, value in columns.items()}
        return cast("Self", cls.model_construct(**said, **told))


def held(rows: QuerySet[Row], caller: Caller, column: str) -> QuerySet[Row]:
    """Return the rows whose holder the caller may see: everybody's, their team's, or their own."""
    if caller.may(Act.READ_ALL_LEADS):
        return rows
    if not caller.rep_id:
        return rows.none()
    mine = Q(**{column: caller.rep_id})
    if caller.may(Act.READ_TEAM_LEADS):
        mine |= Q(**{f"{column}__in": team_of(caller.rep_id)})
    return rows.filter(mine)


def lines(text: str) -> list[str]:
    r"""Return what a column holds that keeps one thing a line.

    >>> lines("lead_1\nlead_2"), lines("")
    (['lead_1', 'lead_2'], [])
    """
    return text.splitlines()


def shown_to(caller: Caller, value: Any) -> Any:
    """Return something about a person, or nothing where the caller may not read personal details."""
    return value if caller.may(Act.READ_PERSONAL_DETAILS) else None
