"""Which readings a set of new facts can have changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from selaras.core.ledger import Fact
from selaras.core.routing import ROUTING_KINDS
from selaras.records.ledger.histories import concerned, concerning, roots
from selaras.records.readings.alone import ALONE
from selaras.records.readings.identities import IDENTITY_KINDS
from selaras.records.readings.persons import PERSON_KINDS

_MERGES = {"lead.merged": "into", "lead.unmerged": "apart_from"}


@dataclass(slots=True)
class Affected:
    """The subjects whose readings must be made again.

    ``people`` are leads of whom something was said that tells who they are, ``named`` leads that became known by a
    name, ``routed`` leads somebody may have been given or lost, ``alone`` subjects whose facts concern nobody else, by
    their sort.
    """

    leads: set[str] = field(default_factory=set)
    accounts: set[str] = field(default_factory=set)
    opportunities: set[str] = field(default_factory=set)
    reps: set[str] = field(default_factory=set)
    clocks: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    routed: set[str] = field(default_factory=set)
    alone: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def affected(facts: Iterable[Fact]) -> Affected:
    """Return every subject whose reading these facts can have changed; the facts are in the ledger already.

    A fact of a lead changes also the lead it is merged into, was merged into or parted from, and then the opportunities
    it became; a fact of an opportunity changes the leads that became it; a fact of a clock the lead it runs for. A lead
    that is merged anew changes every lead it was part of before, and whether its own parts stand alone.
    """
    found, regrouped, merged = Affected(), set(), set()
    by_sort = {
        "lead": found.leads, "account": found.accounts, "opportunity": found.opportunities,
        "rep": found.reps, "clock": found.clocks,
    }  # fmt: skip
    for fact in facts:
        sort = fact.kind.partition(".")[0]
        if (subjects := by_sort.get(sort)) is not None:
            subjects.add(fact.subject)
        elif sort in ALONE:
            found.alone[sort].add(fact.subject)
        if fact.kind in PERSON_KINDS:
            found.people.add(fact.subject)
        if fact.kind in IDENTITY_KINDS:
            found.named.add(fact.subject)
        if fact.kind in ROUTING_KINDS:
            found.routed.add(fact.subject)
        if fact.kind in _MERGES:
            found.leads.add(getattr(fact.details, _MERGES[fact.kind]))
            merged.add(fact.subject)
        if fact.kind in {*_MERGES, "lead.converted"}:
            regrouped.add(fact.subject)
    found.leads |= {lead for lead, _ in concerning("lead.converted", found.opportunities)}
    found.leads |= {lead for _, lead in concerned("clock.started", found.clocks)}
    found.leads |= {before for _, before in concerned("lead.merged", regrouped)}
    found.people |= {part for part, _ in concerning("lead.merged", merged)}
    found.leads |= set(roots(found.leads).values())
    found.opportunities |= {opportunity for _, opportunity in concerned("lead.converted", regrouped)}
    return found
