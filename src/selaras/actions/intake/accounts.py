"""Accounts of the intake: the one that each group stands for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

import msgspec

from selaras.core.intake import Message
from selaras.core.intake.grouping import company_fact, fields_of_group, group_account
from selaras.core.ledger import Fact
from selaras.core.matching import account_index, match_account
from selaras.records.ledger.histories import in_portions
from selaras.records.models import AccountReading
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


def _said(fact: Fact) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(fact.details).items() if value is not None}
