"""Where a command looks from: the lake, the instant, and how both teams had agreed to measure then."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast, get_args

from django.conf import settings

from selaras.actions.charter import charter_in_force
from selaras.analytics import Dimension, Lake, Question, Yardstick, default_period, question_of
from selaras.kit.errors import InputError
from selaras.kit.instants import in_utc, parse_instant


def open_lake() -> Lake:
    """Return the lake in the data folder."""
    return Lake.open(Path(settings.LAKE))


def looked_from(lake: Lake, as_of: str | None) -> datetime:
    """Return the instant a command asks for, or the last of which the lake knows all; an empty lake answers nothing."""
    if lake.noted_until is None:
        raise InputError("the lake is empty", next_step="import data or load the demo, then run selaras export")
    return parse_instant(as_of, place="--as-of") if as_of else lake.noted_until


def yardstick_at(instant: datetime) -> Yardstick:
    """Return how both teams had agreed to measure at an instant."""
    version = charter_in_force(in_utc(instant))
    return Yardstick.of(version.terms if version else None)


def question_at(
    lake: Lake, period: str | None, as_of: str | None, measured: Mapping[str, Any] | None = None
) -> Question:
    """Return the question of a period, or of the newest, as of an instant, or of the last that is known.

    ``measured`` says what is to be measured otherwise than the charter does.
    """
    instant = looked_from(lake, as_of)
    yardstick = replace(yardstick_at(instant), **(measured or {}))
    chosen = yardstick.cuts.named(period) if period else default_period(lake, yardstick, as_of=instant)
    return question_of(lake, yardstick, as_of=instant, period=chosen)


def cut_named(by: str | None) -> Dimension | None:
    """Return the dimension of that name; None where none is asked for."""
    if by is not None and by not in get_args(Dimension):
        raise InputError(f"'{by}' is not a cut", place="--by", next_step=f"use one of {', '.join(get_args(Dimension))}")
    return cast(Dimension | None, by)
