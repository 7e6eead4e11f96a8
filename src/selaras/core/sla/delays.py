"""Where the time goes between the first sign of a lead and the first meeting, and whose time it is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt

from selaras.core.calendars import ALWAYS_OPEN, Calendar, elapsed_many
from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.terms import Terms
from selaras.core.lifecycle import LINKS, Speed
from selaras.core.lifecycle.speed import Link, Owner
from selaras.kit.instants import to_microseconds

_NEVER: Final = int(np.iinfo(np.int64).min)
_PEOPLE: Final = frozenset({"operations", "rep"})
_PROMISE_OF: Final = {"routed": "route", "accepted": "review"}

Instants = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Spread:
    """How a number of waits are spread: nearest-rank percentiles, so that each is a wait that really was."""

    median: timedelta
    p90: timedelta
    total: timedelta


@dataclass(frozen=True, slots=True)
class Delay:
    """The time until one link of the chain, over the passes that came to it.

    ``wall`` counts every hour, ``business`` those of the calendar of whoever owns the link; both are None where no pass
    came to it. ``censored`` passes have not come to it and are in no percentile; for ``unsaid`` ones a later link is
    known and this one is not, so their time counts towards that later link. ``early`` ones came to it before the link
    before, and waited nothing.
    """

    link: Link
    owner: Owner
    n: int
    censored: int
    unsaid: int
    early: int
    wall: Spread | None
    business: Spread | None


@dataclass(frozen=True, slots=True)
class Part:
    """All the waiting one owner is responsible for, and its share of all there was."""

    owner: Owner
    wall: timedelta
    business: timedelta
    share: float


@dataclass(frozen=True, slots=True)
class DelaySplit:
    """The delay of many passes by link and by owner. The parts' wall times sum to that of all links."""

    passes: int
    links: tuple[Delay, ...]
    owners: tuple[Part, ...]


def delay_split(chains: Sequence[Speed], calendars: Mapping[Link, Calendar], since: Link = "captured") -> DelaySplit:
    """Return where the time of these chains went, link by link and by owner, from one link on.

    A link's time runs from how far the chain had come before it, so the waits of one pass sum to the time between its
    first and its last link. A link without a calendar counts wall-clock time. What begins a chain takes no time. A lead
    ripens between its capture and its qualification: ``since`` qualified leaves that out.
    """
    links = LINKS[[link for link, _ in LINKS].index(since) :]
    at = np.array([[_instant(chain, link) for link, _ in links] for chain in chains], dtype=np.int64)
    at = at.reshape(len(chains), len(links))
    known = at != _NEVER
    come = np.maximum.accumulate(at, axis=1)
    later = np.logical_or.accumulate(known[:, ::-1], axis=1)[:, ::-1]
    waits = [
        _Waits(link, owner, at[:, n], come[:, n - 1], later[:, n], calendars.get(link, ALWAYS_OPEN))
        for n, (link, owner) in enumerate(links)
        if n
    ]
    return DelaySplit(len(chains), tuple(one.delay() for one in waits), _parts(waits))


def calendars_of_links(terms: Terms) -> dict[Link, Calendar]:
    """Return the calendar of whoever owns each link that is some person's: that of the promise made about it.

    Routing and review count in their own promises' hours, and what a rep does in those of the first contact.
    """
    promised: dict[str, str] = {clause.promise: clause.allowance.calendar for clause in reversed(terms.promises.leads)}
    names = {link: promised.get(_PROMISE_OF.get(link, "first_contact")) for link, owner in LINKS if owner in _PEOPLE}
    return {link: calendar_named(terms, name) for link, name in names.items() if name is not None}


class _Waits:
    """How long each pass waited for one link."""

    def __init__(
        self, link: Link, owner: Owner, at: Instants, since: Instants, later: Truths, calendar: Calendar
    ) -> None:
        self.owner = owner
        begun, came = since != _NEVER, at != _NEVER
        counted = begun & came
        start, end = since[counted], np.maximum(at[counted], since[counted])
        self.wall, self.business = end - start, elapsed_many(calendar, start, end)
        self._link, self._early = link, int((at[counted] < start).sum())
        self._censored, self._unsaid = int((begun & ~later).sum()), int((begun & later & ~came).sum())

    def delay(self) -> Delay:
        return Delay(
            link=self._link,
            owner=self.owner,
            n=int(self.wall.size),
            censored=self._censored,
            unsaid=self._unsaid,
            early=self._early,
            wall=_spread(self.wall),
            business=_spread(self.business),
        )


def _parts(waits: Sequence[_Waits]) -> tuple[Part, ...]:
    owners = dict.fromkeys(one.owner for one in waits)
    wall = {owner: sum(int(one.wall.sum()) for one in waits if one.owner == owner) for owner in owners}
    business = {owner: sum(int(one.business.sum()) for one in waits if one.owner == owner) for owner in owners}
    whole = sum(wall.values())
    return tuple(
        Part(owner, _span(wall[owner]), _span(business[owner]), wall[owner] / whole if whole else 0.0)
        for owner in owners
    )


def _spread(waited: Instants) -> Spread | None:
    if not waited.size:
        return None
    ordered = np.sort(waited)
    ranks = [math.ceil(part * ordered.size) - 1 for part in (0.5, 0.9)]
    return Spread(_span(int(ordered[ranks[0]])), _span(int(ordered[ranks[1]])), _span(int(ordered.sum())))


def _span(microseconds: int) -> timedelta:
    return timedelta(microseconds=microseconds)


def _instant(chain: Speed, link: Link) -> int:
    at: datetime | None = getattr(chain, link)
    return _NEVER if at is None else to_microseconds(at)
