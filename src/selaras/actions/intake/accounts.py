"""Accounts of the intake: the one a group stands for, and the one that a lead belongs to by what is said of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

from selaras.actions.duplicates.accounts import account_fact
from selaras.core.intake import Message
from selaras.core.intake.grouping import company_fact, fields_of_group, group_account
from selaras.core.intake.people import People
from selaras.core.ledger import Fact
from selaras.core.ledger.details.account import AccountProfile
from selaras.core.matching import AccountIndex, KnownAccount, account_index, match_account
from selaras.records.ledger.histories import in_portions
from selaras.records.models import AccountReading
from selaras.records.models import Fact as Row
from selaras.records.readings import account_candidates

_KNOWN: Final = ("account_id", "name", "domain", "industry", "employees", "country")


class Groups:
    """The account that each group of a batch stands for, and the facts about these accounts."""

    def __init__(self, messages: Iterable[Message], now: datetime) -> None:
        self.facts: list[Fact] = []
        self._accounts: dict[str, str] = {}
        groups = [message for message in messages if message.kind == "group" and message.group_id]
        known = _known(group_account(message.group_id or "") for message in groups)
        found = _found(message for message in groups if group_account(message.group_id or "") not in known)
        for message in groups:
            own = group_account(message.group_id or "")
            account = own if own in known else found.get(own, own)
            self._accounts[message.group_id or ""] = account
            if account == own and (fact := company_fact(message, own, known.get(own), now)) is not None:
                self.facts.append(fact)
                known[own] = known.get(own, {}) | _said(fact)

    def account(self, message: Message) -> str | None:
        """Return the account of a message's group; None where it is no group."""
        return self._accounts.get(message.group_id or "") if message.kind == "group" else None


def matches(people: People, described: Mapping[str, Fact], added: Sequence[Fact]) -> list[Fact]:
    """Return to which account the leads belong of whom something new is said, or among which somebody must choose.

    ``described`` is the last fact that says who a lead is, by lead; ``added`` are facts about accounts that the
    readings do not hold yet. A lead that has its account is left alone, as is one of which a person said that it has
    none. The answer is told with what it follows from, so that routing finds the account's owner.
    """
    asked = {someone.id: (someone, fact) for lead, fact in described.items() if (someone := people.lead(lead))}
    placed = _placed(lead for lead, (someone, _) in asked.items() if not someone.account_id)
    homeless = {
        lead: msgspec.structs.asdict(someone.profile())
        for lead, (someone, _) in asked.items()
        if not someone.account_id and lead not in placed
    }
    if not homeless:
        return []
    index = _with(account_candidates(homeless.values()), added)
    answers = {lead: match_account(fields, index) for lead, fields in homeless.items()}
    return [
        account_fact(lead, answer, asked[lead][1].happened_at, asked[lead][1].noted_at)
        for lead, answer in answers.items()
        if answer.verdict != "none"
    ]


def _placed(lead_ids: Iterable[str]) -> set[str]:
    """Return the leads that somebody or something has said to belong somewhere, or nowhere."""
    return {
        lead
        for some in in_portions(lead_ids)
        for lead in Row.objects.filter(kind="lead.matched", subject__in=some).values_list("subject", flat=True)
    }


def _found(groups: Iterable[Message]) -> dict[str, str]:
    """Return the known company that a new group surely is, by the id the group would have."""
    fields = {group_account(message.group_id or ""): fields_of_group(message) for message in groups}
    asked = {own: known for own, known in fields.items() if known}
    index = account_candidates(asked.values()) if asked else account_index(())
    answers = {own: match_account(known, index) for own, known in asked.items()}
    return {own: answer.account_id for own, answer in answers.items() if answer.account_id is not None}


def _known(account_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    return {
        row["account_id"]: row
        for some in in_portions(account_ids)
        for row in AccountReading.objects.filter(account_id__in=some).values(*_KNOWN)
    }


def _with(index: AccountIndex, added: Iterable[Fact]) -> AccountIndex:
    """Return the index with the accounts that were added only now."""
    new = {
        fact.subject: KnownAccount(
            fact.subject, fact.details.name or "", (fact.details.domain,) if fact.details.domain else (),
            fact.details.country,
        )
        for fact in added
        if isinstance(fact.details, AccountProfile)
    }  # fmt: skip
    return account_index((new | dict(index.by_id)).values()) if new else index


def _said(fact: Fact) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(fact.details).items() if value is not None}
