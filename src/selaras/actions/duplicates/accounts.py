"""The account each lead belongs to, by its own words: told at once, or asked of somebody where it is not sure."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from selaras.core.ledger import Details, Fact, in_order
from selaras.core.ledger.details.lead import LeadProfile, MatchAsked, Matched
from selaras.core.lifecycle import merge_roots, profile_of
from selaras.core.matching import FOUND_BY, AccountMatch, match_account
from selaras.kit.canonical import fingerprint
from selaras.records.ledger.histories import by_subject, facts_of_kinds, in_portions
from selaras.records.models import Fact as Row
from selaras.records.readings import account_candidates
from selaras.records.readings.persons import PERSON_KINDS

_KINDS = (*PERSON_KINDS, "lead.matched", "lead.match_asked")


def account_facts(lead_ids: Iterable[str], now: datetime) -> Iterator[Fact]:
    """Yield to which account each of these leads belongs, or among which somebody must choose.

    A lead that has its account, that is part of another or was forgotten is left alone. The answer is dated to the
    words it follows from; the same words give the same fact.
    """
    for some in in_portions(lead_ids):
        told = by_subject(fact for _, fact in facts_of_kinds(_KINDS, among=Row.objects.filter(subject__in=some)))
        homeless = {lead: in_order(facts) for lead, facts in told.items() if _homeless(lead, facts)}
        fields = {lead: msgspec.structs.asdict(profile_of(facts)) for lead, facts in homeless.items()}
        index = account_candidates(fields.values())
        for lead, facts in homeless.items():
            match = match_account(fields[lead], index)
            if match.verdict != "none":
                yield account_fact(lead, match, _said_at(facts), now)


def _homeless(lead: str, facts: list[Fact]) -> bool:
    standing = in_order(facts)
    matched = any(isinstance(fact.details, Matched) for fact in standing)
    forgotten = any(fact.kind == "lead.erased" for fact in standing)
    return not matched and not forgotten and lead not in merge_roots(standing)


def _said_at(facts: list[Fact]) -> datetime:
    return max(fact.happened_at for fact in facts if isinstance(fact.details, LeadProfile))


def account_fact(lead: str, match: AccountMatch, at: datetime, now: datetime) -> Fact:
    """Return the fact that a lead belongs to the account that was found, or that somebody must choose among several."""
    details: Details
    if match.account_id is not None:
        kind, details = "lead.matched", Matched(
            account_id=match.account_id, rule=match.rule, confidence=match.confidence, evidence=match.evidence
        )  # fmt: skip
    else:
        candidates = tuple(one.account_id for one in match.candidates)
        kind, details = "lead.match_asked", MatchAsked(
            candidates=candidates, rule=match.rule, confidence=match.confidence,
            evidence=tuple(line for one in match.candidates for line in one.evidence),
        )  # fmt: skip
    named = fingerprint([match.account_id, *(one.account_id for one in match.candidates)])[:16]
    return Fact(
        kind=kind, subject=lead, happened_at=at, noted_at=now, source_key=f"{FOUND_BY}:{kind}:{lead}:{named}",
        actor=FOUND_BY, details=details,
    )  # fmt: skip
