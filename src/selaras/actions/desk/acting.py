"""Acting at the desk: who does what to which lead, checked for reach and told as one decision."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from selaras.actions.desk.opening import Desk, desk
from selaras.actions.desk.telling import Told
from selaras.actions.reach import may_work_on
from selaras.core.ledger import Fact
from selaras.core.lifecycle import Act as Deed
from selaras.core.lifecycle import Lead, refused
from selaras.core.staff import Act, Person
from selaras.kit.instants import to_microseconds
from selaras.kit.refusal import Refusal

Answer = Fact | list[Fact] | Refusal
Decide = Callable[[Desk, Lead, Deed], Answer]


@dataclass(frozen=True, slots=True)
class Doing:
    """What a person does to a lead, and when; ``key`` is the caller's own name for it, under which it is one decision.

    ``at`` is when it was done, where it is told later than that.
    """

    verb: str
    lead_id: str
    by: Person
    now: datetime
    key: str = ""
    at: datetime | None = None

    @property
    def deed(self) -> Deed:
        """The act as the core takes it, under a key that follows from who did what to whom and when."""
        name = self.key or f"{self.verb}:{self.lead_id}:{to_microseconds(self.now)}"
        return Deed(
            at=self.at or self.now, actor=self.by.actor, key=f"{self.by.actor}:{name}", role=self.by.role,
            noted_at=self.now,
        )  # fmt: skip


def act(doing: Doing, needs: Act, decide: Decide) -> Told | Refusal:
    """Open the desk, let the core decide about the lead as it stands, and tell what it decided.

    Refused as not_your_role or not_your_lead before anything is decided.
    """
    with desk(doing.now) as open_desk:
        return act_at(open_desk, doing, needs, decide)


def act_at(open_desk: Desk, doing: Doing, needs: Act, decide: Decide) -> Told | Refusal:
    """Do the same at a desk that is open already, such as for many leads at once."""
    if not doing.by.may(needs):
        return refused("not_your_role", role=doing.by.role)
    lead = open_desk.lead(doing.lead_id)
    if needs is Act.WORK_LEADS and not may_work_on(doing.by, lead.rep_id or _last_rep(lead)):
        return refused("not_your_lead")
    answer = decide(open_desk, lead, _under(doing.deed, open_desk))
    if isinstance(answer, Refusal):
        return answer
    return open_desk.tell([answer] if isinstance(answer, Fact) else answer)


def _under(deed: Deed, open_desk: Desk) -> Deed:
    return Deed(deed.at, deed.actor, deed.key, open_desk.charter_version, deed.role, deed.noted_at)


def _last_rep(lead: Lead) -> str | None:
    return lead.last_pass.rep_id if lead.last_pass else None
