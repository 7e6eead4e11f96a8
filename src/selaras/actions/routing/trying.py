"""Trying a routing before it is signed: the leads of a past period routed again, beside who got them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from selaras.actions.charter import terms_in_force
from selaras.actions.permitted import not_permitted
from selaras.core.charter.terms import Pool, Terms
from selaras.core.ledger import Fact
from selaras.core.lifecycle import Lead, Pass, fold, merge_roots
from selaras.core.routing import (
    ROUTING_KINDS,
    Asking,
    Beside,
    Cast,
    FairnessLedger,
    Past,
    Rehearsal,
    fairness_of,
    rehearse,
)
from selaras.core.staff import Act
from selaras.core.staff import Person as Reader
from selaras.kit.periods import Period
from selaras.kit.refusal import Refusal
from selaras.records.ledger.histories import by_subject, facts_of, facts_of_kinds, in_portions, lead_histories
from selaras.records.models import Fact as Row
from selaras.records.models import LeadReading, PassReading, RepReading
from selaras.records.readings.known import known
from selaras.records.readings.people import people
from selaras.records.troubles import database_troubles


@dataclass(frozen=True, slots=True)
class DryRun:
    """What the leads of a period would have become under a routing, beside what became of them.

    ``faithful`` is for how many of them the agreement that was in force, tried in the same way, gives who got them:
    what was moved by hand, or given under another routing, it cannot.
    """

    period: Period
    rehearsal: Rehearsal
    faithful: int
    spreads: tuple[tuple[Pool, Beside], ...] = ()
    reps: Mapping[str, str] = field(default_factory=dict)
    leads: Mapping[str, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many leads were tried."""
        return len(self.rehearsal.outcomes)


def dry_run(proposed: Terms, period: Period, by: Reader) -> DryRun | Refusal:
    """Return who would have got which lead of the period under the proposed routing; nothing is told to anybody.

    Every lead that qualified in the period is asked about at the instant it was first routed, with what was known of it
    then, among the people who were there, from the fairness ledger as it stood when the period began.
    """
    if (no := not_permitted(by, Act.READ_DRY_RUNS)) is not None:
        return no
    with database_troubles():
        agreed = terms_in_force(period.end)
        leads, ledger = _pasts(period), _ledger_before(period.start)
        cast = _cast(period.start, proposed)
        tried = rehearse(leads, proposed, cast, ledger)
        same = rehearse(leads, agreed, _cast(period.start, agreed), ledger)
        return DryRun(
            period=period,
            rehearsal=tried,
            faithful=len(leads) - len(same.changed),
            spreads=tuple((pool, tried.spread(pool, cast.people)) for pool in proposed.routing.pools),
            reps={person.id: person.shown for person in cast.people},
            leads=_names(one.past.lead_id for one in tried.changed) if by.may(Act.READ_PERSONAL_DETAILS) else {},
        )


def _ledger_before(start: datetime) -> FairnessLedger:
    before = Row.objects.filter(happened_at__lt=start)
    return fairness_of(fact for _, fact in facts_of_kinds(ROUTING_KINDS, among=before))


def _cast(start: datetime, terms: Terms) -> Cast:
    rows = RepReading.objects.values_list("rep_id", "joined_at", "left_at")
    held = PassReading.objects.filter(mql_at__lt=start).exclude(rep_id="").exclude(ended_at__lte=start)
    return Cast(
        people=people(start, terms),
        here={rep: (joined, left) for rep, joined, left in rows},
        busy=list(held.order_by("pass_id").values_list("rep_id", "ended_at")),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A lead when it asked for an owner: the one it is now, the pass that began, and what was known at that instant."""

    lead_id: str
    current: Pass
    at: datetime
    then: Lead


def _pasts(period: Period) -> list[Past]:
    begun = PassReading.objects.filter(mql_at__gte=period.start, mql_at__lt=period.end)
    leads = begun.order_by("lead_id").values_list("lead_id", flat=True)
    found: list[Past] = []
    for some in in_portions(leads):
        asked = [one for facts in lead_histories(some).values() if facts for one in _asked(facts, period)]
        owners = _owners({one.then.account.id for one in asked if one.then.account})
        found += [_past(one, owners) for one in asked]
    return sorted(found, key=lambda past: (past.at, past.lead_id))


def _asked(facts: Sequence[Fact], period: Period) -> Iterable[_Asked]:
    now = fold(facts)
    for current in now.passes:
        if current.started_at in period:
            at = current.assignments[0].at if current.assignments else current.started_at
            yield _Asked(now.id, current, at, _as_it_was(facts, at))


def _as_it_was(facts: Sequence[Fact], at: datetime) -> Lead:
    """Return the lead by what had happened when it was routed and had been heard of when that was noted.

    Of leads that were merged later, it is the one that was routed.
    """
    routed = next((fact for fact in facts if fact.kind == "lead.routed" and fact.happened_at == at), None)
    before = [fact for fact in facts if fact.happened_at <= at and (routed is None or fact.noted_at <= routed.noted_at)]
    into = merge_roots(before)
    leads = [fact.subject for fact in before if fact.kind.startswith("lead.")]
    asked = routed.subject if routed else leads[-1]
    others = {one for one in leads if into.get(one, one) != into.get(asked, asked)}
    return fold(fact for fact in before if fact.subject not in others)


def _past(asked: _Asked, owners: Mapping[str, list[Fact]]) -> Past:
    current, account = asked.current, asked.then.account
    rep = current.assignments[0].rep_id if current.assignments else current.rep_id
    told = owners.get(account.id, []) if account else []
    owner = known(fact for fact in told if fact.happened_at <= asked.at).get("owner_id")
    return Past(asked.lead_id, asked.at, Asking(asked.then.fields, owner), rep, current.ended_at)


def _owners(accounts: set[str]) -> dict[str, list[Fact]]:
    return {
        account: sorted(facts, key=lambda fact: fact.happened_at)
        for account, facts in by_subject(facts_of(accounts)).items()
    }


def _names(lead_ids: Iterable[str]) -> dict[str, str]:
    return {
        row.lead_id: " · ".join(part for part in (row.name, row.company) if part)
        for some in in_portions(lead_ids)
        for row in LeadReading.objects.filter(lead_id__in=some)
    }
