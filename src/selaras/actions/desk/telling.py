"""Telling: facts are appended, every lead they concern is followed up, and the readings say so at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from selaras.actions.desk.setting import setting_of
from selaras.actions.duplicates.recognising import recognised
from selaras.actions.outgoing import put_outgoing
from selaras.core.charter.versions import Version
from selaras.core.handoff import Round, Setting, follow_up
from selaras.core.ledger import Fact, in_order
from selaras.core.lifecycle import Lead, fold
from selaras.core.routing import ROUTING_KINDS, Person
from selaras.records.ledger import append
from selaras.records.ledger.histories import clock_histories, lead_histories, members, roots
from selaras.records.readings import Affected, affected
from selaras.records.readings.catching_up import taken_in_alone
from selaras.records.readings.fairness import fairness_ledger, held_by
from selaras.records.readings.people import people
from selaras.records.readings.refreshing import refresh_all, refresh_routing
from selaras.records.readings.told import write_told

_REGROUPS = frozenset({"lead.merged", "lead.unmerged"})


@dataclass(frozen=True, slots=True)
class Told:
    """What telling did: how many of the facts were new, what followed from them, and the leads as they are now."""

    new: int = 0
    followed: tuple[Fact, ...] = ()
    leads: dict[str, Lead] = field(default_factory=dict)


class Telling:
    """Everything told in one transaction of the desk: what is read once for all of it, and the round of routing."""

    def __init__(self, version: Version | None, now: datetime) -> None:
        self._version = version
        self._now = now

    def tell(self, facts: Sequence[Fact]) -> Told:
        """Append facts and whatever follows from them; facts the ledger knows already change nothing."""
        appended = append(facts)
        if not appended.new:
            return Told()
        known = self._recognise(facts)
        facts = [*facts, *known]
        changed = affected(facts)
        self._take_in_routing(changed.routed)
        leads = self._surviving(changed.leads, facts)
        told = self._follow(leads, facts)
        self._refresh(changed, told)
        taken_in_alone(appended.new + len(known) + len(told.followed))
        return Told(appended.new, (*known, *told.followed), told.leads)

    def look_again(self, lead_ids: Iterable[str]) -> Told:
        """Follow up leads about which nothing new was told: only time has passed."""
        leads = set(lead_ids)
        merged = roots(leads)
        told = self._follow(sorted({merged.get(lead, lead) for lead in leads}), ())
        self._refresh(Affected(), told)
        taken_in_alone(len(told.followed))
        return told

    def _recognise(self, facts: Sequence[Fact]) -> list[Fact]:
        """Tell to whom the leads belong and which known leads they are, before anything is decided about them."""
        found = recognised(facts, self._version.terms, self._now) if self._version else []
        append(found)
        return found

    def _refresh(self, changed: Affected, told: Told) -> None:
        """Write the readings that were not written from the histories at hand."""
        changed.leads -= told.leads.keys()
        changed.clocks.clear()
        changed.routed |= {fact.subject for fact in told.followed if fact.kind in ROUTING_KINDS}
        refresh_all(changed)

    def _take_in_routing(self, leads: set[str]) -> None:
        """Let the next lead be routed by what was told of these: one was moved by hand, or turned out to be none."""
        if leads:
            refresh_routing(leads)
            leads.clear()
            for known in ("_people", "_round"):  # read anew when they are next asked for
                self.__dict__.pop(known, None)

    def _surviving(self, lead_ids: Iterable[str], facts: Sequence[Fact]) -> list[str]:
        """Return the leads that stand on their own, those told of first coming first."""
        leads = set(lead_ids)
        merged = roots(leads)
        first = {fact.subject: place for place, fact in reversed(list(enumerate(facts)))}
        standing = {merged.get(lead, lead) for lead in leads}
        return sorted(standing, key=lambda lead: (first.get(lead, len(facts)), lead))

    def _follow(self, lead_ids: Sequence[str], told: Sequence[Fact]) -> Told:
        histories, clocks = lead_histories(lead_ids), _by_surviving_lead(lead_ids)
        histories = {lead: histories[lead] for lead in lead_ids if histories[lead]}
        followed: list[Fact] = []
        if self._version is not None:
            setting = setting_of(self._version, self._people, histories.values(), self._now)
            fresh = _fresh(histories, told)
            for lead, history in histories.items():
                followed += self._followed(lead, history, clocks.setdefault(lead, []), (setting, fresh.get(lead)))
            append(followed)
        changed = {fact.subject for fact in (*told, *followed) if fact.kind.startswith("clock.")}
        write_told(histories, clocks, changed)
        leads = {lead: fold(history) for lead, history in histories.items()}
        if self._version is not None:
            put_outgoing([*told, *followed], leads, self._version.terms, self._now)
        return Told(0, tuple(followed), leads)

    def _followed(
        self, lead: str, history: list[Fact], clocks: list[Fact], under: tuple[Setting, datetime | None]
    ) -> list[Fact]:
        """Follow one lead up and grow its history and its clocks by what follows."""
        setting, fresh_from = under
        new = follow_up(history, clocks, setting, self._round, fresh_from)
        history[:] = in_order([*history, *(fact for fact in new if fact.subject == lead)])
        clocks += [fact for fact in new if fact.kind.startswith("clock.")]
        return new

    @cached_property
    def _people(self) -> list[Person]:
        return people(self._now, self._version.terms) if self._version else []

    @cached_property
    def _round(self) -> Round:
        return Round(self._people, fairness_ledger(), held_by)


def _by_surviving_lead(lead_ids: Sequence[str]) -> dict[str, list[Fact]]:
    """Return the facts of the clocks of each lead and of those merged into it: they run on in the survivor."""
    groups = members(lead_ids)
    told = clock_histories(lead for group in groups.values() for lead in group)
    return {lead: [fact for one in group for fact in told.get(one, ())] for lead, group in groups.items()}


def _fresh(histories: dict[str, list[Fact]], told: Iterable[Fact]) -> dict[str, datetime]:
    """Return when the earliest of what is new to each lead happened; a merge makes its whole history new."""
    by_key = {fact.source_key: fact for fact in told}
    fresh: dict[str, datetime] = {}
    for lead, history in histories.items():
        new = [fact for fact in history if fact.source_key in by_key]
        if any(fact.kind in _REGROUPS for fact in new):
            new = history
        if new:
            fresh[lead] = min(fact.happened_at for fact in new)
    return fresh
