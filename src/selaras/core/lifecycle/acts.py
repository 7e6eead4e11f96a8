"""An act: who decides something, when, and under which version of the charter."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from selaras.core.charter.terms import Reason
from selaras.core.ledger import Details, Fact
from selaras.core.lifecycle.lead import Lead
from selaras.core.lifecycle.passes import Pass
from selaras.kit.refusal import Refusal
from selaras.kit.sentence import Sentence, Value


@dataclass(frozen=True, slots=True)
class Act:
    """Who decides, when, and under which charter.

    ``key`` is the sender's own name for the act: deciding twice with one key is one decision. ``role`` is
    checked against the roles that may give a reason; None means that somebody above has checked already.
    ``noted_at`` is ``at`` unless the act is told later than it was done.
    """

    at: datetime
    actor: str
    key: str
    charter_version: int | None = None
    role: str | None = None
    noted_at: datetime | None = None

    def also(self, what: str) -> "Act":
        """Return the same act under a key of its own, for another fact that is told with it."""
        return replace(self, key=f"{self.key}:{what}")

    def fact(self, kind: str, lead: Lead, details: Details) -> Fact:
        """Return what was decided about a lead, as a fact."""
        return Fact(
            kind=kind,
            subject=lead.id,
            happened_at=self.at,
            noted_at=self.noted_at or self.at,
            source_key=self.key,
            actor=self.actor,
            details=details,
        )


def refused(code: str, /, **values: Value) -> Refusal:
    """Return a refusal whose sentence has the refusal's own name.

    >>> refused("too_few_touches", made=2, needed=6).because.id
    'refusal-too-few-touches'
    """
    return Refusal(code, Sentence.of(f"refusal-{code.replace('_', '-')}", **values))


def under_way(lead: Lead, act: Act) -> Pass | Refusal:
    """Return the pass the lead is on, or why nothing can be decided in it at that instant."""
    if lead.merged_into is not None:
        return refused("merged_away", into=lead.merged_into)
    if lead.open_pass is None:
        return refused("no_open_pass", status=lead.status)
    if act.at < lead.open_pass.started_at:
        return refused("before_the_pass", started=lead.open_pass.started_at)
    return lead.open_pass


def reason_refused(reasons: Iterable[Reason], code: str, act: Act) -> Refusal | None:
    """Return why this reason may not be given by this person; None where it may."""
    reason = next((one for one in reasons if one.code == code), None)
    if reason is None:
        return refused("reason_unknown", reason=code)
    if act.role is not None and act.role not in reason.used_by:
        return refused("reason_not_yours", reason=code, role=act.role)
    return None
