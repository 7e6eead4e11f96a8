"""The page of routing: rules in order, pools and who may take a lead now, absences, what waits, what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from selaras.actions.charter import charter_in_force
from selaras.actions.reach import visible_leads
from selaras.core.charter.fiscal import cuts_of
from selaras.core.charter.terms import Member, Pool, RoutingTerms, Terms
from selaras.core.charter.versions import terms_under
from selaras.core.charter.wording import in_words
from selaras.core.routing import Arrival, Step
from selaras.core.routing import Person as Rep
from selaras.core.routing.people import Circumstances, members_of, skip
from selaras.core.staff import Person
from selaras.kit.periods import Cuts, Period
from selaras.kit.sentence import Sentence
from selaras.records.models import AbsenceReading, AssignmentReading, LeadReading
from selaras.records.readings.fairness import fairness_ledger
from selaras.records.readings.people import people
from selaras.records.routing import Decided, decided, taken_by_rule
from selaras.records.troubles import database_troubles

Received = Mapping[str, tuple[Arrival, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in its place: whom it concerns, to whom it gives, and how many leads it gave away in the period."""

    name: str
    condition: Sentence | None
    pool: str | None
    rep: str | None
    taken: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A member of a pool now: may they take a lead, and if not, why not; None where nobody is known by that name."""

    member: Member
    rep: Rep | None
    why_not: Sentence | None
    today: int = 0
    this_week: int = 0

    @property
    def name(self) -> str:
        """What stands on the page for them."""
        return self.rep.shown if self.rep else self.member.rep


@dataclass(frozen=True, slots=True)
class Away:
    """An absence that goes on or is to come; ``key`` is what withdraws it."""

    key: str
    rep_id: str
    name: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """A decision as it is read: the steps in words."""

    decided: Decided
    rep: str
    lead: str
    steps: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the page; counts of leads are those of the period, everything else is now."""

    version: int | None
    period: Period
    rules: tuple[Rule, ...]
    pools: tuple[tuple[Pool, tuple[Standing, ...]], ...]
    queue: str
    queue_owner: str
    waiting: int
    absences: tuple[Away, ...]
    decisions: tuple[Told, ...]


def board(by: Person, now: datetime) -> Board:
    """Return the page of routing as this person may see it; decisions are about leads within their reach."""
    with database_troubles():
        version = charter_in_force(now)
        terms = terms_under(version)
        cuts = cuts_of(terms)
        last_month = cuts.before(cuts.holding(now, "month"))
        who = people(now, terms)
        routing, received = terms.routing, fairness_ledger().received
        return Board(
            version=version.number if version else None,
            period=last_month,
            rules=tuple(_rules(routing, taken_by_rule(last_month))),
            pools=tuple((pool, tuple(_standing(pool, who, terms, received, now))) for pool in routing.pools),
            queue=routing.fallback_queue,
            queue_owner=routing.fallback_owner,
            waiting=len(waiting_leads()),
            absences=tuple(_absences(who, now)),
            decisions=explained(who, by, terms),
        )


def explained(who: Iterable[Rep], by: Person, terms: Terms, lead_id: str = "") -> tuple[Told, ...]:
    """Return the newest decisions about leads within this person's reach, or about one of them, step by step."""
    leads = visible_leads(by, team=terms.desk.reps_see_their_team)
    if lead_id:
        leads = leads.filter(lead_id=lead_id)
    found = decided(leads.values_list("lead_id", flat=True))
    names = {rep.id: rep.shown for rep in who}
    shown = {row.lead_id: row for row in LeadReading.objects.filter(lead_id__in={one.lead_id for one in found})}
    return tuple(
        Told(
            one, names.get(one.rep_id or "", one.rep_id or ""), _lead_name(shown[one.lead_id]), _said(one.steps, names)
        )
        for one in found
    )


def waiting_leads() -> list[str]:
    """Return the open leads nobody has, those that wait longest first: whoever owns the queue must empty it."""
    queued = AssignmentReading.objects.exclude(queue="").values("lead_id")
    waiting = LeadReading.objects.filter(status="open", rep_id="", lead_id__in=queued)
    return list(waiting.order_by("qualified_at", "lead_id").values_list("lead_id", flat=True))


def _rules(routing: RoutingTerms, taken: Mapping[str, int]) -> Iterable[Rule]:
    if routing.account_owner_first:
        yield Rule("account_owner", None, None, None, taken.get("account_owner", 0))
    for route in routing.routes:
        yield Rule(route.name, in_words(route.condition), route.pool, route.rep, taken.get(route.name, 0))
    yield Rule("fallback", None, None, None, taken.get("fallback", 0))


def _standing(pool: Pool, who: list[Rep], terms: Terms, received: Received, now: datetime) -> Iterable[Standing]:
    circumstances = Circumstances(now, terms.time_zone, received)
    cuts = Cuts(terms.time_zone)
    today, week = cuts.holding(now, "days"), cuts.holding(now, "week")
    for member, rep in members_of(pool, who):
        reason = skip(member, rep, pool, circumstances)
        step = None if reason is None else Step(pool.name, reason, rep.id if rep else member.rep)
        name = rep.shown if rep else member.rep
        arrivals = received.get(rep.id, ()) if rep else ()
        yield Standing(
            member,
            rep,
            None if step is None else step.told(name),
            today=sum(one.at in today for one in arrivals),
            this_week=sum(one.at in week for one in arrivals),
        )


def _absences(who: Iterable[Rep], now: datetime) -> Iterable[Away]:
    names = {rep.id: rep.shown for rep in who}
    for row in AbsenceReading.objects.filter(ends_at__gt=now).order_by("starts_at", "key"):
        if row.starts_at < row.ends_at:
            yield Away(row.key, row.rep_id, names.get(row.rep_id, row.rep_id), row.starts_at, row.ends_at)


def _said(steps: Iterable[Step], names: Mapping[str, str]) -> tuple[Sentence, ...]:
    return tuple(step.told(names.get(step.rep_id or "", step.rep_id or "")) for step in steps)


def _lead_name(row: LeadReading) -> str:
    return " · ".join(part for part in (row.name, row.company) if part) or row.lead_id
