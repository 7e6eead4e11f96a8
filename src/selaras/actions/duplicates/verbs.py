"""What people do about duplicates and accounts: merge, take a merge back, part, say to which account a lead belongs."""

from dataclasses import dataclass

from selaras.actions.desk import Desk, Told, desk
from selaras.actions.desk.acting import Answer, Decide, Doing, act
from selaras.actions.permitted import not_permitted
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Matched
from selaras.core.lifecycle import Act as Deed
from selaras.core.lifecycle import Lead, Merging, refused
from selaras.core.lifecycle import merge as merged
from selaras.core.lifecycle import unmerge as unmerged
from selaras.core.matching import parted
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.ledger.histories import roots
from selaras.records.models import AccountReading, PairReading
from selaras.records.readings.neighbours import open_pairs

BY_A_PERSON, NO_ACCOUNT = "person", "no_account"
"""The rules under which somebody said to which account a lead belongs, or that it belongs to none."""


@dataclass(frozen=True, slots=True)
class MergeDone:
    """What was told, and what it did: which lead stays, who has it, and whose work on the other ended."""

    told: Told
    merging: Merging


def merge(doing: Doing, other: str) -> MergeDone | Refusal:
    """Make one lead of two: the one that is further on its way stays, then the older; both histories are kept.

    The promises of the lead that goes are withdrawn, those of the lead that stays follow from both histories.
    """
    with desk(doing.now) as open_desk:
        answer = not_permitted(doing.by, Act.MERGE_LEADS) or _merging(open_desk, doing, other)
        if isinstance(answer, Refusal):
            return answer
        return MergeDone(open_desk.tell(answer.facts), answer)


def would_merge(doing: Doing, other: str) -> Merging | Refusal:
    """Return what merging two leads would do, and do nothing."""
    return _merging(Desk(doing.now), doing, other)


def unmerge(doing: Doing, reason: str | None = None) -> Told | Refusal:
    """Take the merge of a lead back, whoever made it: both leads stand as if it had never been, and stay apart."""
    with desk(doing.now) as open_desk:
        if (no := not_permitted(doing.by, Act.MERGE_LEADS)) is not None:
            return no
        lead = open_desk.lead(doing.lead_id)
        root = lead.merged_into or lead.id
        facts = unmerged(open_desk.history(root), lead.id, doing.deed, reason)
        if isinstance(facts, Refusal):
            return facts
        return open_desk.tell([*facts, parted(lead.id, root, doing.deed, reason)])


def part(doing: Doing, other: str, reason: str | None = None) -> Told | Refusal:
    """Say that two leads are two people: they are not suspected again, nor is anything that is part of them."""
    with desk(doing.now) as open_desk:
        answer = not_permitted(doing.by, Act.MERGE_LEADS) or _parting(open_desk, doing, other, reason)
        return answer if isinstance(answer, Refusal) else open_desk.tell(answer)


def match(doing: Doing, account_id: str) -> Told | Refusal:
    """Say to which account a lead belongs."""
    if not AccountReading.objects.filter(account_id=account_id).exists():
        return refused("account_unknown")
    return act(doing, Act.MATCH_ACCOUNTS, _matching(account_id, BY_A_PERSON))


def no_account(doing: Doing) -> Told | Refusal:
    """Say that a lead belongs to no account that is known; nobody is asked about it again."""
    return act(doing, Act.MATCH_ACCOUNTS, _matching("", NO_ACCOUNT))


def _merging(open_desk: Desk, doing: Doing, other: str) -> Merging | Refusal:
    deed = Deed(doing.deed.at, doing.deed.actor, doing.deed.key, open_desk.charter_version, noted_at=doing.now)
    evidence = PairReading.objects.filter(first__in=(doing.lead_id, other), second__in=(doing.lead_id, other))
    found = evidence.values_list("evidence", flat=True).first()
    histories = open_desk.history(doing.lead_id), open_desk.history(other)
    return merged(*histories, deed, tuple(found.split("\n")) if found else ())


def _parting(open_desk: Desk, doing: Doing, other: str, reason: str | None) -> list[Fact] | Refusal:
    pair = (open_desk.lead(doing.lead_id).id, open_desk.lead(other).id)
    into = roots(pair)
    standing = [into.get(lead, lead) for lead in pair]
    if standing[0] == standing[1]:
        return refused("same_lead" if pair[0] == pair[1] else "already_merged")
    two = sorted(pair)
    if PairReading.objects.filter(first=two[0], second=two[1], state="parted").exists():
        return refused("already_parted")
    waiting = open_pairs(standing).values_list("first", "second")
    return [parted(*each, doing.deed, reason) for each in sorted({(two[0], two[1]), *waiting})]


def _matching(account_id: str, rule: str) -> Decide:
    def decide(_desk: Desk, lead: Lead, deed: Deed) -> Answer:
        if lead.merged_into is not None:
            return refused("merged_away", into=lead.merged_into)
        if lead.account is not None and lead.account.id == account_id:
            return refused("already_matched")
        return deed.fact("lead.matched", lead, Matched(account_id=account_id, rule=rule, confidence=1.0))

    return decide
