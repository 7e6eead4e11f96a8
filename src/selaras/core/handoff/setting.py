"""The setting in which a lead is followed up: the charter in force, who works here, which companies are known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from selaras.core.charter.terms import Terms
from selaras.core.charter.versions import Version
from selaras.core.sla import Desk


@dataclass(frozen=True, slots=True)
class AccountKnown:
    """What is known of a company that a lead of it may lack, and who owns it."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    owner_id: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything a follow-up depends on beyond the lead's own history.

    ``managers`` names the manager of each rep; ``accounts`` holds the accounts of the leads in question,
    ``versions`` every version of the charter: a promise stays under the one that was in force when it began.
    """

    terms: Terms
    version: int
    desk: Desk
    now: datetime
    managers: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[str, AccountKnown] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()
