"""Fading: how much of a behaviour's points is left, in forward-decay form.

A touch at t weighs 2^(t / half-life) from the moment it happens and for ever; what is left at T is the sum of
the weights times 2^-(T / half-life). A sum is therefore never touched again when time passes: it only grows
by one term a touch.

A weight is kept as a float and a whole number of half-lives, because moving by whole half-lives is exact: the
sum never overflows, and its bits do not depend on where counting began. Everything here is made of additions
and multiplications that IEEE 754 fixes, so that one lead at a time (Python) and a million at once (NumPy)
give the same bits on every machine.
"""

from decimal import Decimal, localcontext
from math import floor, ldexp
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

_MICROSECONDS_A_DAY: Final = 86_400_000_000
TICKS: Final = 10_000
"""A score is exact to a ten-thousandth of a point, so that its lines add up to the digit."""

_STEPS: Final = 64


def microseconds(days: float) -> int:
    """Return so many days as whole microseconds."""
    return round(days * _MICROSECONDS_A_DAY)


def _roots() -> list[float]:
    with localcontext() as exact:
        exact.prec = 40
        return [float(Decimal(2) ** (Decimal(step) / _STEPS)) for step in range(_STEPS + 1)]


_ROOT: Final = _roots()
_ROOTS: Final = np.array(_ROOT)
_LN2: Final = 0.6931471805599453
_SERIES: Final = (1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1.0, 1.0)


def half_lives(at: int, half_life: int) -> tuple[int, float]:
    """Return an instant (in microseconds) as whole half-lives since 1970 and the part of one that is left
    over.
    """
    passed = at / half_life
    whole = floor(passed)
    return whole, passed - whole


def power(part: float) -> float:
    """Return 2 to the power of a number from 0 to 1.

    >>> power(0.0), power(0.5), power(1.0)
    (1.0, 1.4142135623730951, 2.0)
    """
    step = floor(part * _STEPS)
    rest = (part - step / _STEPS) * _LN2
    total = _SERIES[0]
    for term in _SERIES[1:]:
        total = total * rest + term
    return _ROOT[step] * total


def powers(parts: Floats) -> Floats:
    """Return 2 to the power of each number from 0 to 1, bit by bit as ``power`` does."""
    steps = np.floor(parts * _STEPS)
    rest = (parts - steps / _STEPS) * _LN2
    total = np.full_like(rest, _SERIES[0])
    for term in _SERIES[1:]:
        total *= rest
        total += term
    answers: Floats = _ROOTS[steps.astype(np.int64)] * total
    return answers


def faded(times: list[int], at: int, half_life: int) -> float:
    """Return how many touches' worth is left at an instant of touches at these times, the earliest first.

    >>> day = 86_400_000_000
    >>> faded([0, 7 * day], 14 * day, 7 * day)
    0.75
    """
    total, landmark = 0.0, 0
    for time in times:
        whole, part = half_lives(time, half_life)
        total = ldexp(total, landmark - whole) + power(part)
        landmark = whole
    whole, part = half_lives(at, half_life)
    return ldexp(total, landmark - whole - 1) * power(1.0 - part)


def ticks(points: float) -> int:
    """Return points as ten-thousandths, halves rounded up.

    >>> ticks(39.99999999999999)
    400000
    """
    return floor(points * TICKS + 0.5)
