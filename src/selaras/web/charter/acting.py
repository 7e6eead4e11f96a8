"""What a reader may do with a version, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from selaras.core.charter.versions import SIDES, SigningSide, State, Version
from selaras.core.staff import Act

_SIGNING = {"marketing": Act.SIGN_FOR_MARKETING, "sales": Act.SIGN_FOR_SALES}
_OPEN = {State.PROPOSED, State.SIGNED_BY_ONE}


@dataclass(frozen=True, slots=True)
class Card:
    """A version as the page shows it."""

    of: Version
    state: State
    may_sign_for: SigningSide | None
    may_withdraw: bool

    @property
    def tone(self) -> str:
        """The class of its mark."""
        tones = {State.IN_FORCE: "good", State.WITHDRAWN: "bad", State.SUPERSEDED: ""}
        return tones.get(self.state, "warn")

    @property
    def sides(self) -> list[tuple[str, Any]]:
        """Each side with its signature, or None."""
        return [(side, self.of.signed_by(side)) for side in SIDES]


def cards(known: tuple[Version, ...], user: Any, now: datetime) -> list[Card]:
    """Return the versions, newest first, with what this reader may do."""
    standing = [version for version in known if version.withdrawn_at is None]
    newest = max(standing, key=lambda version: version.number, default=None)
    return [_card(version, user, now, newest=version is newest) for version in reversed(known)]


def _card(version: Version, user: Any, now: datetime, *, newest: bool) -> Card:
    state = version.state(now)
    waits = newest and state in _OPEN
    side = next((side for side in SIDES if user.may(_SIGNING[side]) and version.signed_by(side) is None), None)
    takes_back = user.may(Act.PROPOSE_CHARTER) and state in {*_OPEN, State.AGREED}
    return Card(version, state, side if waits else None, takes_back)
