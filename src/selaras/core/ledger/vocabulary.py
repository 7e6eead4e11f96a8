"""Every kind of fact there is, in one place: its details, where the lake keeps it, what erasing a person does."""

from dataclasses import dataclass, field

from selaras.core.ledger.details import (
    account,
    agreement,
    audit,
    clock,
    dispute,
    escalation,
    lead,
    marketing,
    opportunity,
    pair,
    rep,
)
from selaras.core.ledger.fact import Details
from selaras.kit.errors import InputError

_PERSON = ("email", "first_name", "last_name", "phone")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact.

    ``personal`` is the erasure answer: these details are kept apart from the ledger, never reach the lake, and go
    when the person asks; what remains is kept because ``kept_because``. ``rank`` orders facts of the same instant.
    """

    name: str
    details: type[Details]
    relation: str
    kept_because: str
    personal: tuple[str, ...] = ()
    rank: int = field(default=0, compare=False)

    @property
    def sort(self) -> str:
        """Return the sort of subject, the part before the dot."""
        return self.name.partition(".")[0]


_COUNTS = "the counts both teams are judged by must not change when a person is forgotten"
_COMPANY = "it describes a company, not a person"
_STAFF = "it is part of the working record of an employee, kept under the company's own rules"
_MONEY = "it is a business record of money"
_AGREEMENT = "it is a signed agreement between two leaders of the company"

_IN_ORDER = (
    Kind("charter.proposed", agreement.Proposed, "charters", _AGREEMENT),
    Kind("charter.signed", agreement.Signed, "charters", _AGREEMENT, ("signer_name",)),
    Kind("charter.withdrawn", agreement.Withdrawn, "charters", _AGREEMENT),
    Kind("rep.joined", rep.Joined, "reps", _STAFF, ("name", "email")),
    Kind("rep.updated", rep.RepUpdated, "reps", _STAFF, ("name", "email")),
    Kind("rep.left", rep.Left, "reps", _STAFF),
    Kind("rep.away", rep.Away, "absences", _STAFF, ("reason",)),
    Kind("rep.returned", rep.Returned, "absences", _STAFF),
    Kind("rep.capacity_announced", rep.CapacityAnnounced, "capacities", _STAFF),
    Kind("account.added", account.AccountAdded, "account_changes", _COMPANY),
    Kind("account.updated", account.AccountUpdated, "account_changes", _COMPANY),
    Kind("campaign.launched", marketing.Launched, "campaigns", _COMPANY),
    Kind("spend.booked", marketing.Booked, "spend", _MONEY),
    Kind("content.delivered", marketing.ContentDelivered, "deliverables", _COMPANY),
    Kind("report.delivered", marketing.ReportDelivered, "deliverables", _COMPANY),
    Kind("lead.captured", lead.Captured, "people_changes", _COUNTS, _PERSON),
    Kind("lead.updated", lead.Updated, "people_changes", _COUNTS, _PERSON),
    Kind("lead.identified", lead.Identified, "people_changes", _COUNTS, ("value",)),
    Kind("lead.match_asked", lead.MatchAsked, "people_changes", _COUNTS, ("evidence",)),
    Kind("lead.matched", lead.Matched, "people_changes", _COUNTS, ("evidence",)),
    Kind("lead.merged", lead.Merged, "people_changes", _COUNTS, ("evidence",)),
    Kind("lead.unmerged", lead.Unmerged, "people_changes", _COUNTS),
    Kind("lead.erased", lead.Erased, "people_changes", _COUNTS),
    Kind("pair.suspected", pair.Suspected, "pairs", _COUNTS, ("evidence",)),
    Kind("pair.parted", pair.Parted, "pairs", _COUNTS, ("reason",)),
    Kind("lead.touched", lead.Touched, "touches", _COUNTS),
    Kind("lead.woken", lead.Woken, "decisions", _COUNTS),
    Kind("lead.qualified", lead.Qualified, "decisions", _COUNTS),
    Kind("lead.routed", lead.Routed, "decisions", _COUNTS, ("comment",)),
    Kind("lead.notified", lead.Notified, "decisions", _COUNTS),
    Kind("lead.escalated", lead.Escalated, "decisions", _COUNTS),
    Kind("lead.accepted", lead.Accepted, "decisions", _COUNTS),
    Kind("lead.contacted", lead.Contacted, "activities", _COUNTS),
    Kind("lead.snoozed", lead.Snoozed, "decisions", _COUNTS),
    Kind("lead.regressed", lead.Regressed, "decisions", _COUNTS),
    Kind("lead.sales_qualified", lead.SalesQualified, "decisions", _COUNTS, ("answers",)),
    Kind("opportunity.created", opportunity.Created, "opportunity_changes", _MONEY),
    Kind("lead.converted", lead.Converted, "decisions", _COUNTS, ("answers",)),
    Kind("opportunity.changed", opportunity.Changed, "opportunity_changes", _MONEY),
    Kind("opportunity.moved", opportunity.Moved, "opportunity_changes", _MONEY),
    Kind("opportunity.reopened", opportunity.Reopened, "opportunity_changes", _MONEY),
    Kind("opportunity.won", opportunity.Won, "opportunity_changes", _MONEY),
    Kind("opportunity.lost", opportunity.Lost, "opportunity_changes", _MONEY),
    Kind("lead.rejected", lead.Rejected, "decisions", _COUNTS, ("comment",)),
    Kind("lead.disqualified", lead.Disqualified, "decisions", _COUNTS, ("comment",)),
    Kind("lead.recycled", lead.Recycled, "decisions", _COUNTS),
    Kind("lead.undone", lead.Undone, "decisions", _COUNTS, ("reason",)),
    Kind("clock.started", clock.Started, "clock_changes", _COUNTS),
    Kind("clock.paused", clock.Paused, "clock_changes", _COUNTS),
    Kind("clock.resumed", clock.Resumed, "clock_changes", _COUNTS),
    Kind("clock.stopped", clock.Stopped, "clock_changes", _COUNTS),
    Kind("clock.reopened", clock.Reopened, "clock_changes", _COUNTS),
    Kind("clock.amended", clock.Amended, "clock_changes", _COUNTS),
    Kind("clock.reminded", clock.Reminded, "clock_changes", _COUNTS),
    Kind("clock.breached", clock.Breached, "clock_changes", _COUNTS),
    Kind("dispute.opened", dispute.Opened, "disputes", _COUNTS, ("comment",)),
    Kind("dispute.noted", dispute.Noted, "disputes", _COUNTS, ("comment",)),
    Kind("dispute.ruled", dispute.Ruled, "disputes", _COUNTS, ("because",)),
    Kind("audit.opened", audit.Opened, "audits", _COUNTS),
    Kind("audit.rated", audit.Rated, "audits", _COUNTS, ("comment",)),
    Kind("audit.closed", audit.Closed, "audits", _COUNTS),
    Kind("promise.evaluated", escalation.Evaluated, "evaluations", _AGREEMENT),
    Kind("escalation.opened", escalation.Opened, "escalations", _AGREEMENT),
    Kind("escalation.recovered", escalation.Recovered, "escalations", _AGREEMENT),
    Kind("escalation.taken", escalation.Taken, "escalations", _AGREEMENT),
    Kind("escalation.noted", escalation.Noted, "escalations", _AGREEMENT, ("comment",)),
    Kind("escalation.closed", escalation.Closed, "escalations", _AGREEMENT),
    Kind("finding.made", escalation.Found, "findings", _STAFF),
    Kind("finding.answered", escalation.Answered, "findings", _STAFF, ("comment",)),
    Kind("forecast.submitted", agreement.ForecastSubmitted, "forecasts", _MONEY),
)

KINDS: dict[str, Kind] = {
    kind.name: Kind(kind.name, kind.details, kind.relation, kind.kept_because, kind.personal, rank)
    for rank, kind in enumerate(_IN_ORDER)
}


def kind_named(name: str) -> Kind:
    """Return the kind of that name.

    >>> kind_named("lead.accepted").sort
    'lead'
    """
    try:
        return KINDS[name]
    except KeyError:
        raise InputError(
            f"'{name}' is not a kind of fact", next_step="use a kind from selaras.core.ledger.vocabulary"
        ) from None
