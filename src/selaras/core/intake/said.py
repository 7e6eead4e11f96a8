"""What a message says about whoever sent it: who they claim to be, and what would be told of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, NamedTuple

import msgspec

from selaras.core.intake.meaning import Meaning, Meanings
from selaras.core.intake.message import Message
from selaras.core.intake.names import ANONYMOUS, USER, email_name, name_of
from selaras.core.intake.traits import opted_out, person
from selaras.core.ledger import Details
from selaras.core.ledger.details.lead import LeadProfile, Matched, Touched, Updated
from selaras.kit.identity import derived_id

OPTED_OUT: Final = "Unsubscribed"
"""The event that a trait such as unsubscribed stands for."""


NO_MEANING: Final = Meaning()


class Saying(NamedTuple):
    """One thing a message says, under the source key of the fact it becomes once somebody is meant by it."""

    key: str
    kind: str
    details: Details


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it is understood.

    ``key`` begins the source key of every fact it becomes. ``user`` and ``device`` are the names it gives whoever sent
    it, ``email`` the one that an address in it gives; ``address`` is that address, also an office's. ``previous`` is
    what whoever sent it was called before.
    """

    key: str
    at: datetime
    actor: str
    user: str | None
    device: str | None
    email: str | None = None
    address: str | None = None
    meaning: Meaning = NO_MEANING
    sayings: tuple[Saying, ...] = ()
    identifies: bool = False
    previous: str | None = None

    @property
    def before(self) -> tuple[str, ...]:
        """The names they may have been known by before: nobody says whether it was a user id."""
        return (name_of(USER, self.previous), name_of(ANONYMOUS, self.previous)) if self.previous else ()

    @property
    def names(self) -> Iterator[str]:
        """Every name it mentions."""
        yield from (name for name in (self.user, self.device, self.email, *self.before) if name is not None)

    @property
    def names_somebody(self) -> bool:
        """Whether whoever is meant is no visitor any more: they gave an address, or are identified as a user."""
        return self.address is not None or (self.identifies and self.user is not None)

    @property
    def strongest(self) -> str:
        """The name that a new lead's id is made from; an office's address names somebody on one device only."""
        return self.user or self.email or f"{self.address} on {self.device}"


def understood(message: Message, meanings: Meanings, account_id: str | None = None) -> Said:
    """Return what a message says; ``account_id`` is the account that a group stands for."""
    said = _sent(message)
    if message.kind == "alias":
        return replace(said, previous=message.previous_id)
    meaning = meanings.of(message)
    describes = message.kind == "identify" or meaning.introduces or "traits" in message.context
    profile = person(message, introduces=meaning.introduces) if describes else LeadProfile()
    sayings = [*_profile(said.key, profile), *_touched(said.key, meaning)]
    if opted_out(message) and (signal := meanings.signal_of(OPTED_OUT)):
        wish = derived_id("wish", message.source, said.user or profile.email or said.key)
        sayings.append(Saying(f"intake:{wish}:opted_out", "lead.touched", Touched(signal=signal)))
    if account_id is not None:
        matched = Matched(account_id=account_id, rule="group", confidence=1.0)
        sayings.append(Saying(f"{said.key}:group", "lead.matched", matched))
    return replace(
        said,
        email=email_name(profile.email) if profile.email else None,
        address=profile.email,
        meaning=meaning,
        sayings=tuple(sayings),
        identifies=message.kind == "identify",
    )


def _sent(message: Message) -> Said:
    return Said(
        key=f"intake:{message.source}:{message.message_id}",
        at=message.happened_at,
        actor=f"intake:{message.source}",
        user=name_of(USER, message.user_id) if message.user_id else None,
        device=name_of(ANONYMOUS, message.anonymous_id) if message.anonymous_id else None,
    )


def given(profile: LeadProfile) -> dict[str, Any]:
    """Return the fields of a profile that say something."""
    known = msgspec.structs.asdict(profile)
    return {name: known[name] for name in LeadProfile.__struct_fields__ if known[name] is not None}


def _profile(key: str, profile: LeadProfile) -> list[Saying]:
    known = given(profile)
    return [Saying(f"{key}:profile", "lead.updated", Updated(**known))] if known else []


def _touched(key: str, meaning: Meaning) -> list[Saying]:
    if meaning.signal is None:
        return []
    touched = Touched(
        signal=meaning.signal, channel=meaning.channel, campaign=meaning.campaign, content=meaning.content,
        session=meaning.session,
    )  # fmt: skip
    return [Saying(f"{key}:touched", "lead.touched", touched)]
