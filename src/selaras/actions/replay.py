"""Replaying a proposed agreement: what it would have made of the history, for whoever may try things out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from selaras.actions.charter import charter_versions, terms_in_force
from selaras.actions.permitted import not_permitted
from selaras.analytics import Lake, Question, Yardstick
from selaras.analytics.replay.asking import Names
from selaras.analytics.replay.replaying import Proposal, replay
from selaras.core.charter.terms import Terms
from selaras.core.charter.versions import State, Version
from selaras.core.replay import Agreed, agreed_from
from selaras.core.replay.impact import Impact
from selaras.core.staff import Act, Person
from selaras.kit.periods import Period
from selaras.kit.refusal import Refusal
from selaras.records.ledger.histories import in_portions
from selaras.records.models import LeadReading, RepReading
from selaras.records.troubles import database_troubles

_WAITS = frozenset({State.PROPOSED, State.SIGNED_BY_ONE, State.AGREED})


@dataclass(frozen=True, slots=True)
class Asked:
    """A replay that may be worked out: the proposal, and the question it answers."""

    proposal: Proposal
    question: Question

    @property
    def key(self) -> tuple[object, ...]:
        """What tells one replay from another."""
        return self.question.moment.instant, self.question.period, self.question.yardstick, self.proposal.key


def ask_replay(proposed: Terms, period: Period, lake: Lake, as_of: datetime, by: Person) -> Asked | Refusal:
    """Return what replaying these terms needs to know; nothing is worked out yet."""
    if (no := not_permitted(by, Act.READ_DRY_RUNS)) is not None:
        return no
    with database_troubles():
        known, names = charter_versions(as_of), _names()
        current = terms_in_force(as_of)
    agreed = agreed_from(version for version in known if _bound(version, as_of)) or (Agreed(current),)
    return Asked(Proposal(proposed, agreed, names), Question(lake.at(as_of), period, Yardstick.of(current)))


def worked_out(asked: Asked, lake: Lake) -> Impact:
    """Return the impact of a replay that was asked for; it is worked out once per moment of the lake."""
    return replay(lake, asked.proposal, asked.question)


def waiting_version(as_of: datetime) -> Version | None:
    """Return the newest version that waits for a signature or for its day."""
    waits = [one for one in charter_versions(as_of) if one.state(as_of) in _WAITS]
    return waits[-1] if waits else None


def lead_names(lead_ids: list[str], by: Person) -> Mapping[str, str]:
    """Return what leads are called, for whoever may know."""
    if not by.may(Act.READ_PERSONAL_DETAILS):
        return {}
    return {
        row.lead_id: " · ".join(part for part in (row.name, row.company) if part)
        for some in in_portions(lead_ids)
        for row in LeadReading.objects.filter(lead_id__in=some)
    }


def rep_names(by: Person) -> Mapping[str, str]:
    """Return what reps are called; the figures of one rep are for whoever coaches."""
    return dict(RepReading.objects.values_list("rep_id", "name")) if by.may(Act.READ_REP_FIGURES) else {}


def _bound(version: Version, as_of: datetime) -> bool:
    return version.in_force_from is not None and version.in_force_from <= as_of


def _names() -> Names:
    rows = RepReading.objects.values_list("rep_id", "external_id", "email")
    return {rep: tuple(name for name in others if name) for rep, *others in rows}
