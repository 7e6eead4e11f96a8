"""The values that calls and answers are made of: ids, texts, instants, each with the bounds that every column has."""

import re
from datetime import date, datetime
from typing import Annotated, Final, Literal

from ninja import Field, Schema
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, ConfigDict, Strict, StringConstraints

from selaras.kit.instants import in_utc

_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")

YEARS: Final = range(1900, 2200)
"""Outside of these, clocks and calendars run out of numbers, and nobody's hand-off happened there."""


def _of_our_time(day: date) -> date:
    if day.year not in YEARS:
        raise ValueError(f"its year lies between {YEARS.start} and {YEARS.stop - 1}")
    return day


def _within_years(instant: datetime) -> datetime:
    _of_our_time(instant)
    return in_utc(instant)


def _written(value: object) -> object:
    """Refuse seconds since 1970: an instant or a day is written as ISO 8601 writes it."""
    if isinstance(value, int | float) or (isinstance(value, str) and not _ISO.match(value)):
        raise ValueError("write it as 2026-03-02T09:00:00+07:00, or a day as 2026-03-02")
    return value


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

Instant = Annotated[
    AwareDatetime, BeforeValidator(_written), AfterValidator(_within_years), Field(examples=["2026-03-02T02:00:00Z"])
]
"""An instant with its offset; answers say it in UTC."""

Day = Annotated[date, BeforeValidator(_written), AfterValidator(_of_our_time), Field(examples=["2026-06-30"])]
"""A day, in no zone."""

NumberInPath = Annotated[int, Field(ge=1, le=2**62, examples=[7])]
"""The number of a thing that is numbered, as an address writes it."""

Whole = Annotated[int, Strict()]
"""A whole number in a body: neither "7" nor true is one, as the document says."""

Truth = Annotated[bool, Strict()]
"""Yes or no in a body: neither "yes" nor 1 is one."""

Number = Annotated[Whole, Field(ge=1, le=2**62, examples=[7])]
"""The number of a thing that is numbered."""

Minor = Annotated[Whole, Field(ge=0, le=10**15, examples=[4800000])]
"""An amount in the smallest unit of its currency, up to ten trillion dollars."""

Language = Literal["en", "id"]


class Body(Schema):
    """What a call sends. A member that nobody knows is refused: it is a misspelt one."""

    model_config = ConfigDict(extra="forbid")
