"""Hearing: what a batch of messages tells of leads, and what it says of visitors whom nobody knows yet.

Who is meant is decided from names alone and never guessed. One user id or one e-mail address is one person; an
anonymous id is a device, and belongs to whoever was last identified on it. Two leads become one where a user id without
another address and an address meet in one message, or where an alias says so; everything less sure is a suspicion for
somebody to decide about.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from selaras.core.intake.meaning import Meanings
from selaras.core.intake.message import Message
from selaras.core.intake.names import ANONYMOUS, USER, name_of, system_of
from selaras.core.intake.people import People, Someone, sure
from selaras.core.intake.said import Said, Saying, given, sent, understood
from selaras.core.intake.visited import Visited, visited
from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details.lead import Captured, Identified, Merged, Updated
from selaras.core.ledger.details.pair import Suspected
from selaras.kit.identity import derived_id

SUSPICION: Final = 0.9
"""How sure two leads are one person when one message names both and they have different addresses."""


class Hearing:
    """Hears messages one after the other.

    ``facts`` is what is told so far, ``visits`` what nobody is known to have done, both by source key; ``fresh`` the
    names by which somebody became known, whose earlier visits can be claimed; ``described`` the last fact that said who
    a lead is.
    """

    def __init__(self, people: People, meanings: Meanings, now: datetime) -> None:
        self.facts: dict[str, Fact] = {}
        self.visits: dict[str, Visited] = {}
        self.fresh: set[str] = set()
        self.described: dict[str, Fact] = {}
        self._people = people
        self._meanings = meanings
        self._now = now

    def hear(self, message: Message, account_id: str | None = None) -> None:
        """Hear a message; ``account_id`` is the account that a group stands for."""
        if message.kind == "alias":
            self._renamed(sent(message), message.previous_id or "")
            return
        said = understood(message, self._meanings, account_id)
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
            return self._one_of(user, email, said)
        return user or email or self._new(said)

    def _visitor(self, user: str | None, device: str | None, at: datetime) -> Someone | None:
        """Return the lead that did something, by its user id or its device; a device says nothing of another user."""
        known = self._people.owner(user, at)
        if known is not None:
            return known
        holder = self._people.owner(device, at)
        return None if holder is None or (user is not None and holder.known_as(USER)) else holder

    def _one_of(self, user: Someone, email: Someone, said: Said) -> Someone:
        if self._people.are_apart(user, email):
            return user
        if sure(user, said.email or ""):
            return self._merged(user, email, said, "user id and e-mail address in one message")
        first, second = sorted((user.id, email.id))
        evidence = ("user id and e-mail address in one message, and another address",)
        details = Suspected(first=first, second=second, confidence=SUSPICION, evidence=evidence)
        pair = derived_id("pair", first, second)
        self._add(f"intake:{pair}:suspected", "pair.suspected", pair, said, details)
        return user

    def _merged(self, one: Someone, other: Someone, said: Said, because: str) -> Someone:
        """Make two leads one, the older; every lead that was part of the other moves with it."""
        survivor, loser = sorted((one, other), key=lambda lead: lead.age)
        for lead in self._people.merge(loser, survivor):
            details = Merged(into=survivor.id, evidence=(because,))
            self._add(f"{said.key}:merged:{lead}", "lead.merged", lead, said, details)
        return survivor

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
        if said.names_somebody and someone.captured_at is None:
            self._captured(someone, said, {})

    def _say(self, someone: Someone, said: Said, saying: Saying) -> None:
        if isinstance(saying.details, Updated):
            self._described(someone, said, saying, given(saying.details))
        elif isinstance(saying.details, Identified):
            self._also_known(someone, said, saying, saying.details)
        else:
            self._add(saying.key, saying.kind, someone.id, said, saying.details)

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
        if said.names_somebody and (someone.captured_at is None or said.at < someone.captured_at):
            self._captured(someone, said, known)
            return
        before = someone.profile(said.at)
        if any(getattr(before, name) != value for name, value in known.items()):
            self._describes(someone, self._add(saying.key, saying.kind, someone.id, said, saying.details))

    def _captured(self, someone: Someone, said: Said, known: dict[str, Any]) -> None:
        by = said.meaning
        details = Captured(**known, channel=by.channel, campaign=by.campaign, source_system=said.actor)
        self._describes(someone, self._add(f"{said.key}:profile", "lead.captured", someone.id, said, details))

    def _describes(self, someone: Someone, fact: Fact) -> None:
        self._people.tell(fact)
        self.described[someone.id] = fact

    def _renamed(self, said: Said, previous: str) -> None:
        """Hear that somebody has another name now; whichever of the two is known, the other is the same person."""
        new, old = said.user or said.device, (name_of(USER, previous), name_of(ANONYMOUS, previous))
        for name in old:
            self._linked(said, said.user, said.device, name, f"{said.key}:known:{system_of(name)}")
        if new is not None:
            self._linked(said, old[0], None, new, f"{said.key}:known:new")
            self._linked(said, None, old[1], new, f"{said.key}:known:now")

    def _linked(self, said: Said, user: str | None, device: str | None, name: str, key: str) -> None:
        """Tell that whoever is known by a user id or device is known by another name, or keep it for when they are."""
        system, _, value = name.partition(":")
        link = Saying(key, "lead.identified", Identified(system=system, value=value))
        told = replace(said, user=user, device=device, sayings=(link,))
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
        elif other is not someone and not self._people.are_apart(someone, other):
            self._merged(someone, other, said, "an alias")

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
