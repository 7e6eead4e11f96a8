"""What a person sees before deciding: two leads side by side, what is part of a lead, the accounts to choose among."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec
from django.db.models import Q, QuerySet

from selaras.actions.desk import Desk
from selaras.core.ledger import in_order
from selaras.core.ledger.details.lead import MatchAsked, Merged
from selaras.core.lifecycle import Act, Lead, Merging, fold, merge
from selaras.core.matching import Evidence, Weighing, weigh
from selaras.kit.refusal import Refusal
from selaras.records.ledger.histories import facts_of_kinds, in_portions, lead_history
from selaras.records.models import AccountReading, LeadReading, PairReading, PersonReading
from selaras.records.models import Fact as Row
from selaras.records.readings.neighbours import forms_of, open_pairs
from selaras.records.weights import weights_in_use

PERSONAL: Final = frozenset({"first_name", "last_name", "email", "phone"})
"""The fields only those see who may read personal details."""
_FIELDS: Final = (
    "first_name", "last_name", "email", "phone", "title", "seniority", "company", "domain", "industry", "employees",
    "country", "region", "city", "segment", "channel", "campaign",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of two leads; ``agree`` is None where one of them says nothing."""

    name: str
    first: object
    second: object
    agree: bool | None
    personal: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two leads beside each other, what says that they are one person, and what merging them would do.

    The values in ``weighing`` are personal details; its lines and their weights are not.
    """

    first: Lead
    second: Lead
    fields: tuple[FieldRow, ...]
    weighing: Weighing
    pair: PairReading | None
    would: Merging | Refusal


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair that waits, with the two leads as they stand now."""

    pair_id: str
    first: LeadReading
    second: LeadReading
    confidence: float
    evidence: tuple[Evidence, ...]
    suspected_at: datetime | None


@dataclass(frozen=True, slots=True)
class MergedLead:
    """A lead that is part of another: since when, who merged it, and why."""

    lead_id: str
    merged_at: datetime
    by: str
    evidence: tuple[str, ...]
    captured_at: datetime | None


@dataclass(frozen=True, slots=True)
class AccountQuestion:
    """The accounts among which somebody must choose a lead's own, with what speaks for them."""

    lead_id: str
    asked_at: datetime
    rule: str
    confidence: float
    evidence: tuple[str, ...]
    candidates: tuple[AccountReading, ...]


def side_by_side(first: str, second: str, now: datetime) -> SideBySide:
    """Return two leads beside each other; each may be one that others are part of."""
    open_desk = Desk(now)
    histories = open_desk.history(first), open_desk.history(second)
    leads = open_desk.lead(first), open_desk.lead(second)
    forms = forms_of((first, second))
    one, other = sorted((first, second))
    return SideBySide(
        *leads,
        fields=tuple(_rows(*leads)),
        weighing=weigh(forms.get(first, {}), forms.get(second, {}), weights_in_use()),
        pair=PairReading.objects.filter(first=one, second=other).first(),
        would=merge(*histories, Act(now, "nobody", "would")),
    )


def waiting_pairs(limit: int, after: str = "") -> tuple[list[PairRow], str | None]:
    """Return pairs that wait, the surest first, from the one after the pair that is named; and where the next begin."""
    pairs = open_pairs()
    if last := PairReading.objects.filter(pair_id=after).first():
        beyond = Q(confidence__lt=last.confidence) | Q(confidence=last.confidence, pair_id__gt=last.pair_id)
        pairs = pairs.filter(beyond)
    found = list(pairs[: limit + 1])
    return pair_rows(found[:limit]), found[limit - 1].pair_id if len(found) > limit else None


def pair_rows(pairs: Iterable[PairReading]) -> list[PairRow]:
    """Return pairs that `open_pairs` gave with the leads that their two are part of now."""
    told = list(pairs)
    standing = {lead for pair in told for lead in _standing(pair)}
    rows = {row.lead_id: row for some in in_portions(standing) for row in LeadReading.objects.filter(lead_id__in=some)}
    return [
        PairRow(pair.pair_id, rows[first], rows[second], pair.confidence, _evidence(pair), pair.suspected_at)
        for pair in told
        for first, second in [_standing(pair)]
        if first in rows and second in rows
    ]


def part_of(lead_id: str) -> list[MergedLead]:
    """Return the leads that are part of a lead, the newest merge first: each can be taken back."""
    members = PersonReading.objects.filter(root=lead_id).exclude(lead_id=lead_id).values_list("lead_id", flat=True)
    captured = dict(LeadReading.objects.filter(lead_id__in=members).values_list("lead_id", "captured_at"))
    told = in_order(fact for _, fact in facts_of_kinds(("lead.merged",), among=Row.objects.filter(subject__in=members)))
    found = {
        fact.subject: MergedLead(
            fact.subject, fact.happened_at, fact.actor, fact.details.evidence, captured.get(fact.subject)
        )
        for fact in told
        if isinstance(fact.details, Merged) and fact.details.into == lead_id
    }
    return sorted(found.values(), key=lambda one: (one.merged_at, one.lead_id), reverse=True)


def leads_without_account() -> QuerySet[LeadReading]:
    """Return the leads of whom somebody must say to which account they belong, those that wait longest coming first."""
    return LeadReading.objects.filter(match_asked=True, merged_into="").order_by("captured_at", "lead_id")


def account_question(lead_id: str) -> AccountQuestion | None:
    """Return among which accounts somebody must choose a lead's own; None where nobody is asked."""
    history = lead_history(lead_id)
    asked = next((fact for fact in reversed(history) if isinstance(fact.details, MatchAsked)), None)
    if asked is None or not isinstance(asked.details, MatchAsked) or not fold(history).accounts_asked:
        return None
    said, rows = asked.details, AccountReading.objects.in_bulk(list(asked.details.candidates))
    candidates = tuple(rows[account] for account in said.candidates if account in rows)
    return AccountQuestion(lead_id, asked.happened_at, said.rule, said.confidence, said.evidence, candidates)


def _rows(first: Lead, second: Lead) -> Iterator[FieldRow]:
    one, other = _said(first), _said(second)
    for name in _FIELDS:
        said, answered = one.get(name), other.get(name)
        known = said is not None and answered is not None
        if said is not None or answered is not None:
            yield FieldRow(name, said, answered, said == answered if known else None, name in PERSONAL)


def _said(lead: Lead) -> dict[str, object]:
    return msgspec.structs.asdict(lead.profile) | {"channel": lead.channel, "campaign": lead.campaign}


def _standing(pair: PairReading) -> tuple[str, str]:
    return getattr(pair, "first_root", pair.first), getattr(pair, "second_root", pair.second)


def _evidence(pair: PairReading) -> tuple[Evidence, ...]:
    return tuple(found for line in pair.evidence.split("\n") if (found := Evidence.read(line)) is not None)
