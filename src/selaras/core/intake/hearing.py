"""Hearing: what a batch of messages tells of leads, and what it says of visitors whom nobody knows yet.

Who is meant is decided from names alone and never guessed. One user id or one e-mail address is one person; an
anonymous id is a device, and belongs to whoever was last identified on it. Two leads become one where a user id without
another address and an address meet in one message, or where an alias says so; everything less sure is a suspicion for
somebody to decide about.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, Protocol

from selaras.core.intake.names import USER, name_of, system_of
from selaras.core.intake.people import People, Someone, sure
from selaras.core.intake.said import Said, Saying, given
from selaras.core.intake.visited import Visited, visited
from selaras.core.ledger import Details, Fact, in_order
from selaras.core.ledger.details.lead import Captured, Identified, Matched, Updated
from selaras.core.ledger.details.pair import Suspected
from selaras.core.lifecycle import Act, merge
from selaras.core.matching.pairing import pair_id
from selaras.kit.identity import derived_id
from selaras.kit.refusal import Refusal

SUSPICION: Final = 0.9
"""How sure two leads are one person when one message names both and they have different addresses."""

BY_BOTH: Final = "one message names both"
BY_ALIAS: Final = "an alias names both"
"""Why two leads are one person, or may be, in the tracker's words."""


class Past(Protocol):
    """What was told before, asked for only where two leads may be one."""

    def history(self, lead_id: str) -> list[Fact]:
        """Return the whole history of a lead; empty for one that is new."""

    def are_two(self, one: str, other: str) -> bool:
        """Whether somebody has said that two leads are two people."""


class Hearing:
    """Hears messages one after the other.

    ``facts`` is what is told so far, ``visits`` what nobody is known to have done, both by source key; ``fresh`` the
    names by which somebody became known, whose earlier visits can be claimed.
    """

    def __init__(self, people: People, past: Past, now: datetime) -> None:
        self.facts: dict[str, Fact] = {}
        self.visits: dict[str, Visited] = {}
        self.fresh: set[str] = set()
        self._people = people
        self._past = past
        self._now = now

    def hear(self, said: Said) -> None:
        """Hear what one message says."""
        if said.previous is not None:
            self._renamed(said)
            return
        someone = self._somebody(said) if said.names_somebody else self._visitor(said.user, said.device, said.at)
        if someone is not None:
            self._told(someone, said)
        elif not said.names_somebody:
            self._kept(said)

    def claim(self, stored: Iterable[Visited]) -> list[str]:
        """Tell of somebody what visitors did who are known by now, and return the source keys that became facts."""
        claimed = []
        for visit in [*stored, *self.visits.values()]:
            someone = self._visitor(visit.user, visit.device, visit.happened_at)
            if someone is not None:
                self._told(someone, visit.said)
                claimed.append(visit.source_key)
        for key in claimed:
            self.visits.pop(key, None)
        return claimed

    def _somebody(self, said: Said) -> Someone | None:
        """Return the lead that a message names, a new one where nobody is known.

        None where somebody who has since asked to be forgotten is meant.
        """
        user, email = self._people.owner(said.user, said.at), self._people.owner(said.email, said.at)
        if user is not None and email is not None and user is not email:
            return self._one_of(user, email, said, BY_BOTH, certain=sure(user, said.email or ""))
        return user or email or self._new(said)

    def _visitor(self, user: str | None, device: str | None, at: datetime) -> Someone | None:
        """Return the lead that did something, by its user id or its device; a device says nothing of another user."""
        known = self._people.owner(user, at)
        if known is not None:
            return known
        holder = self._people.owner(device, at)
        return None if holder is None or (user is not None and holder.known_as(USER)) else holder

    def _one_of(self, one: Someone, other: Someone, said: Said, evidence: str, *, certain: bool) -> Someone:
        """Return the one lead of two that a message names both, or the first where they stay two, perhaps suspected."""
        if self._past.are_two(one.id, other.id):
            return one
        joined = self._joined(one, other, said, evidence) if certain else None
        if joined is None:
            self._suspected(one, other, said, evidence)
        return joined or one

    def _joined(self, one: Someone, other: Someone, said: Said, evidence: str) -> Someone | None:
        """Make one lead of two, and return the one that stays.

        None where a person must decide: the end of one pass would end the other, or two reps are working on them.
        """
        act = Act(said.at, said.actor, said.key, noted_at=self._now)
        merging = merge(self._history(one), self._history(other), act, (evidence,))
        if isinstance(merging, Refusal) or merging.steps_back is not None:
            return None
        self.facts |= {fact.source_key: fact for fact in merging.facts}
        stays, goes = (one, other) if merging.stays == one.id else (other, one)
        self._people.merge(goes, stays)
        return stays

    def _suspected(self, one: Someone, other: Someone, said: Said, evidence: str) -> None:
        first, second = sorted((one.id, other.id))
        details = Suspected(first=first, second=second, confidence=SUSPICION, evidence=(evidence,))
        pair = pair_id(first, second)
        self._add(f"intake:{pair}", "pair.suspected", pair, said, details)

    def _history(self, someone: Someone) -> list[Fact]:
        """Return the whole history of a lead, with what is told of it now."""
        new = [fact for fact in self.facts.values() if self._people.lead(fact.subject) is someone]
        return in_order([*self._past.history(someone.id), *new])

    def _new(self, said: Said) -> Someone | None:
        lead = lead_id_of(said.strongest)
        while (forgotten := self._people.erased.get(lead)) is not None:
            if said.at <= forgotten:
                return None
            lead = known_again(lead)
        known = self._people.lead(lead)
        if known is None:
            known = Someone(lead)
            self._people.add(known)
        return known

    def _told(self, someone: Someone, said: Said) -> None:
        for name in (said.user, said.device):
            if name is not None and self._is_news(someone, name, said):
                self._known(someone, name, said, f"{said.key}:known:{system_of(name)}")
        for saying in said.sayings:
            self._say(someone, said, saying)
        if self._is_earlier(someone, said):
            self._captured(someone, said, {})

    def _say(self, someone: Someone, said: Said, saying: Saying) -> None:
        if isinstance(saying.details, Updated):
            self._described(someone, said, saying, given(saying.details))
        elif isinstance(saying.details, Identified):
            self._also_known(someone, said, saying, saying.details)
        elif not isinstance(saying.details, Matched) or someone.moves_to(saying.details.account_id):
            self._add(saying.key, saying.kind, someone.id, said, saying.details)

    def _is_earlier(self, someone: Someone, said: Said) -> bool:
        """Whether a message names somebody of whom nothing as early was heard."""
        return said.names_somebody and (someone.captured_at is None or said.at < someone.captured_at)

    def _is_news(self, someone: Someone, name: str, said: Said) -> bool:
        """Whether a message says for the first time that somebody is known by a name."""
        if system_of(name) == USER:
            return said.names_somebody and self._people.owner(name, said.at) is None
        if said.names_somebody:
            return not self._people.says(name, said.at, someone)
        return self._people.owner(name, said.at) is not someone

    def _known(self, someone: Someone, name: str, said: Said, key: str) -> None:
        system, _, value = name.partition(":")
        details = Identified(system=system, value=value)
        self._people.tell(self._add(key, "lead.identified", someone.id, said, details))
        self.fresh.add(name)

    def _described(self, someone: Someone, said: Said, saying: Saying, known: dict[str, Any]) -> None:
        """Tell what is said of a profile: a capture where nothing was earlier, else an update if anything is new."""
        if self._is_earlier(someone, said):
            self._captured(someone, said, known)
            return
        before = someone.profile(said.at)
        if any(getattr(before, name) != value for name, value in known.items()):
            self._people.tell(self._add(saying.key, saying.kind, someone.id, said, saying.details))

    def _captured(self, someone: Someone, said: Said, known: dict[str, Any]) -> None:
        by = said.meaning
        details = Captured(**known, channel=by.channel, campaign=by.campaign, source_system=said.actor)
        self._people.tell(self._add(f"{said.key}:profile", "lead.captured", someone.id, said, details))

    def _renamed(self, said: Said) -> None:
        """Hear that somebody has another name now; whichever of the two is known, the other is the same person."""
        user, device = said.before
        for name in said.before:
            self._linked(said, said.user, said.device, name, f"{said.key}:known:{system_of(name)}")
        for new in filter(None, (said.user or said.device,)):
            self._linked(said, user, None, new, f"{said.key}:known:new")
            self._linked(said, None, device, new, f"{said.key}:known:now")

    def _linked(self, said: Said, user: str | None, device: str | None, name: str, key: str) -> None:
        """Tell that whoever is known by a user id or device is known by another name, or keep it for when they are."""
        system, _, value = name.partition(":")
        link = Saying(key, "lead.identified", Identified(system=system, value=value))
        told = replace(said, user=user, device=device, sayings=(link,), previous=None)
        someone = self._visitor(user, device, said.at)
        if someone is None:
            self._kept(told)
        else:
            self._say(someone, told, link)

    def _also_known(self, someone: Someone, said: Said, saying: Saying, details: Identified) -> None:
        name = name_of(details.system, details.value)
        other = self._people.owner(name, said.at)
        if other is None:
            self._known(someone, name, said, saying.key)
        elif other is not someone:
            self._one_of(someone, other, said, BY_ALIAS, certain=True)

    def _kept(self, said: Said) -> None:
        for saying in said.sayings:
            self.visits.setdefault(saying.key, visited(said, saying))

    def _add(self, key: str, kind: str, subject: str, said: Said, details: Details) -> Fact:
        fact = Fact(
            kind=kind, subject=subject, happened_at=said.at, noted_at=self._now, source_key=key, actor=said.actor,
            details=details,
        )  # fmt: skip
        return self.facts.setdefault(key, fact)


def lead_id_of(name: str) -> str:
    """Return the id of the lead that first becomes known by a name."""
    return derived_id("lead", "intake", name)


def known_again(lead_id: str) -> str:
    """Return the id under which somebody who was forgotten becomes known again by an act of their own."""
    return derived_id("lead", "known again", lead_id)
