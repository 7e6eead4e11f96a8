"""The addresses of a figure: its definition and its rows, with everything needed to find the same figure again."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from django.urls import reverse

from selaras.analytics import Figure


def of_definition(figure: Figure, as_of: datetime | None) -> str:
    """Return the address of the figure's definition."""
    return f"{reverse('figure', args=[figure.definition])}?{_query(figure, as_of, '')}"


def of_rows(figure: Figure, as_of: datetime | None, population: str = "") -> str:
    """Return the address of the rows behind the figure."""
    return f"{reverse('figure-rows', args=[figure.definition])}?{_query(figure, as_of, population)}"


def _query(figure: Figure, as_of: datetime | None, population: str) -> str:
    wanted = {
        "period": figure.period.name if figure.period else "",
        "by": figure.cut.by if figure.cut else "",
        "cut": figure.cut.value if figure.cut else "",
        "of": population,
        "as_of": as_of.astimezone(UTC).isoformat() if as_of else "",
    }
    return urlencode({name: value for name, value in wanted.items() if value})
