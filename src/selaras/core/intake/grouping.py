"""Groups: the account that a tracker's group stands for, and what its traits tell of the company."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from selaras.core.intake.message import Message
from selaras.core.intake.traits import company
from selaras.core.ledger import Fact
from selaras.core.ledger.details.account import AccountAdded, AccountProfile, AccountUpdated
from selaras.kit.identity import derived_id

SYSTEM: Final = "group"


def group_account(group_id: str) -> str:
    """Return the id of the account that a group is where no known company is it."""
    return derived_id("account", SYSTEM, group_id)


def fields_of_group(message: Message) -> dict[str, Any]:
    """Return what the traits of a group say, as the fields by which a lead's account is matched."""
    said = company(message)
    return {name: value for name, value in _by_lead_field(said).items() if value is not None}


def company_fact(message: Message, account_id: str, known: Mapping[str, Any] | None, now: datetime) -> Fact | None:
    """Return what a group tells of its account: that there is one, or what is new of it; None where nothing is.

    ``known`` is what is known of the account; None where it is new.
    """
    said = company(message)
    given = {name: value for name, value in msgspec.structs.asdict(said).items() if value is not None}
    if known is None:
        added = AccountAdded(**given, source_system=SYSTEM, external_id=message.group_id)
        return _fact(message, "account.added", account_id, added, now)
    if all(known.get(name, value) == value for name, value in given.items()):
        return None
    return _fact(message, "account.updated", account_id, AccountUpdated(**given), now)


def _by_lead_field(said: AccountProfile) -> dict[str, Any]:
    return {"company": said.name, "domain": said.domain, "country": said.country}


def _fact(message: Message, kind: str, account_id: str, details: AccountProfile, now: datetime) -> Fact:
    return Fact(
        kind=kind, subject=account_id, happened_at=message.happened_at, noted_at=now, actor=f"intake:{message.source}",
        source_key=f"intake:{message.source}:{message.message_id}:company", details=details,
    )  # fmt: skip
