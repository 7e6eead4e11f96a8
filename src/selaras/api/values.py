"""The values that calls and answers are made of: ids, texts, instants, each with the bounds that every column has."""

from datetime import datetime
from typing import Annotated, Final, Literal

from ninja import Field, Schema
from pydantic import AfterValidator, AwareDatetime, ConfigDict, StringConstraints

from selaras.kit.instants import in_utc

YEARS: Final = range(1900, 2200)
"""Outside of these, clocks and calendars run out of numbers, and nobody's hand-off happened there."""


def _within_years(instant: datetime) -> datetime:
    if instant.year not in YEARS:
        raise ValueError(f"an instant lies between {YEARS.start} and {YEARS.stop - 1}")
    return in_utc(instant)


def _printable(text: str) -> str:
    if "\0" in text:
        raise ValueError("a text holds no NUL")
    return text


Id = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,63}$"), Field(examples=["lead_y2804q3qvf3640ee"])
]
"""The name of a thing."""

Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"), Field(examples=["no_budget"])]
"""A code of the charter, or another short word."""

Text = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_printable), Field(examples=["As agreed."])]
"""Something a person wrote."""

Instant = Annotated[AwareDatetime, AfterValidator(_within_years), Field(examples=["2026-03-02T02:00:00Z"])]
"""An instant with its offset; answers say it in UTC."""

Number = Annotated[int, Field(ge=1, le=2**62, examples=[7])]
"""The number of a thing that is numbered."""

Minor = Annotated[int, Field(ge=0, le=10**15, examples=[4800000])]
"""An amount in the smallest unit of its currency, up to ten trillion dollars."""

Language = Literal["en", "id"]


class Body(Schema):
    """What a call sends. A member that nobody knows is refused: it is a misspelt one."""

    model_config = ConfigDict(extra="forbid")
