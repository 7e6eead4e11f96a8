"""Worth: what leads like this one brought on average, where history can say, and how those of a pool add up in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from selaras.core.routing.fairness import Held
from selaras.kit.proportion import wilson

Basis = Literal["channel_and_score", "channel", "score", "all"]

ENOUGH_PASSES: Final = 30
"""So many passes that had time to be won, at least, before their share of wins stands for others."""
ENOUGH_WINS: Final = 10
"""So many won amounts, at least, before their mean stands for others."""
BAND: Final = 20
"""Scores are taken together in bands of so many points."""


def band_of(score: float | None) -> int | None:
    """Return the band a score lies in, by its number.

    >>> band_of(79.9), band_of(80), band_of(None)
    (3, 4, None)
    """
    return None if score is None else int(score // BAND)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many passes of a sort had time to be won, and how many were."""

    channel: str
    band: int | None
    passes: int
    won: int


@dataclass(frozen=True, slots=True)
class Worth:
    """What one lead is worth: the share of leads like it that were won, times the mean amount of a win.

    ``low`` and ``high`` are the 95 % bounds of the share (Wilson), times the same amount; how far the amounts scatter
    is not in them. ``basis`` says which leads were like it, ``n`` how many they were.
    """

    value: float
    low: float
    high: float
    n: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Worths:
    """What leads were worth, by channel and band of score; amounts are in the smallest unit of the charter's currency.

    ``amounts`` gives the sum and the number of won amounts by channel.
    """

    tallies: tuple[Tally, ...] = ()
    amounts: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def of(self, channel: str, score: float | None) -> Worth | None:
        """Return the worth of a lead by the closest sort of leads with enough history; None where none has enough."""
        amount = self._amount(channel)
        band = band_of(score)
        asked: tuple[tuple[Basis, str | None, int | None], ...] = (
            ("channel_and_score", channel, band),
            ("channel", channel, None),
            ("score", None, band),
            ("all", None, None),
        )
        for basis, of_channel, of_band in asked:
            if (band is None and "score" in basis) or amount is None:
                continue
            passes, won = self._counted(of_channel, of_band)
            if passes >= ENOUGH_PASSES:
                low, high = wilson(won, passes)
                return Worth(won / passes * amount, low * amount, high * amount, passes, basis)
        return None

    def _counted(self, channel: str | None, band: int | None) -> tuple[int, int]:
        like = [one for one in self.tallies if channel in {None, one.channel} and band in {None, one.band}]
        return sum(one.passes for one in like), sum(one.won for one in like)

    def _amount(self, channel: str) -> float | None:
        for total, count in (self.amounts.get(channel, (0, 0)), self._all_amounts):
            if count >= ENOUGH_WINS:
                return total / count
        return None

    @property
    def _all_amounts(self) -> tuple[int, int]:
        return sum(total for total, _ in self.amounts.values()), sum(count for _, count in self.amounts.values())


@dataclass(frozen=True, slots=True)
class Valued:
    """A lead that a pool gave to somebody, and what it is worth; None where history is too thin to say."""

    held: Held
    worth: Worth | None


@dataclass(frozen=True, slots=True)
class Line:
    """What a rep of a pool was entitled to and received, in leads and in worth.

    ``low`` and ``high`` bound what was received; ``unvalued`` leads, among those received, are in no worth.
    """

    entitled: float = 0.0
    received: int = 0
    worth_entitled: float = 0.0
    worth_received: float = 0.0
    low: float = 0.0
    high: float = 0.0
    unvalued: int = 0

    def __add__(self, other: "Line") -> "Line":
        """Return both lines as one."""
        return Line(
            self.entitled + other.entitled,
            self.received + other.received,
            self.worth_entitled + other.worth_entitled,
            self.worth_received + other.worth_received,
            self.low + other.low,
            self.high + other.high,
            self.unvalued + other.unvalued,
        )


def lines(given: Iterable[Valued]) -> dict[str, dict[str, Line]]:
    """Return the lines of every pool by rep: a lead is divided by weight among those it was shared by.

    Worths and leads are divided alike, so in either measure what all were entitled to is what all received.
    """
    found: dict[str, dict[str, Line]] = {}
    for one in given:
        if one.held.pool is None:
            continue
        pool = found.setdefault(one.held.pool, {})
        total = sum(weight for _, weight in one.held.shared) or 1
        for rep, weight in one.held.shared:
            pool[rep] = _entitled(pool.get(rep, Line()), weight / total, one.worth)
        pool[one.held.rep_id] = _received(pool.get(one.held.rep_id, Line()), one.worth)
    return found


def _entitled(line: Line, share: float, worth: Worth | None) -> Line:
    return line + Line(entitled=share, worth_entitled=share * worth.value if worth else 0.0)


def _received(line: Line, worth: Worth | None) -> Line:
    if worth is None:
        return line + Line(received=1, unvalued=1)
    return line + Line(received=1, worth_received=worth.value, low=worth.low, high=worth.high)
