"""What a call sends to do something to a lead."""

from ninja import Field

from selaras.actions.selling import NewOpportunity
from selaras.api.values import Body, Day, Id, Instant, Minor, Text, Truth, Word
from selaras.core.ledger.details.lead import Contacted


class _Timed(Body):
    at: Instant | None = Field(None, description="When it was done, where that was earlier than now")


class AcceptBody(_Timed):
    """Accept a lead."""

    rep_id: Id | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"], description="Else the rep it is routed to")


class EndBody(_Timed):
    """End a pass with a reason."""

    reason: Word = Field(examples=["wrong_size"], description="A code of the charter's list")
    comment: Text | None = Field(None, examples=["They have four people."])


class ActivityBody(_Timed):
    """Something sales did, or an answer it received."""

    medium: Word = Field(examples=["call"], description="call, email, linkedin, meeting, or another of the charter")
    rep_id: Id | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"], description="Else the caller, or the owner")
    outbound: Truth = Field(True, description="false: the lead came to us")
    automated: Truth = Field(False, description="true: a template sent by a machine, which is no outreach")
    connected: Truth = Field(False, description="true: the lead answered")
    outcome: Word | None = Field(None, examples=["call_back_later"])
    opportunity_id: Id | None = Field(None, examples=["opp_q3k9s0d7f1h5j2lz"])

    @property
    def contacted(self) -> Contacted:
        """The activity as the ledger keeps it."""
        return Contacted(**self.model_dump(exclude={"at"}))


class ChecklistBody(_Timed):
    """The answers to a checklist, by its questions."""

    answers: dict[Word, Text] = Field(examples=[{"budget": "Approved for 2027", "authority": "CFO"}], max_length=100)


class RestBody(_Timed):
    """Put a lead to rest."""

    reason: Word = Field(examples=["bad_timing"], description="A code of the charter's list")
    wake_at: Instant | None = Field(None, examples=["2027-01-04T02:00:00Z"])
    wake_on: Word | None = Field(
        None, examples=["next_fiscal_quarter"], description="A condition, where no day is named"
    )


class BecauseBody(Body):
    """Why."""

    because: Text = Field(examples=["They wrote to us."], min_length=1)


class SnoozeBody(Body):
    """Put a lead aside."""

    until: Instant = Field(examples=["2026-03-03T02:00:00Z"])


class ConvertBody(_Timed):
    """What is known of the opportunity."""

    name: Text | None = Field(None, examples=["PT Maju Jaya, 40 seats"])
    amount_minor: Minor | None = Field(None, description="In the smallest unit of the charter's currency")
    close_date: Day | None = None
    stage: Text | None = Field(None, examples=["discovery"])
    product: Text | None = Field(None, examples=["platform"])
    answers: dict[Word, Text] = Field({}, examples=[{"decision_process": "Board in May"}], max_length=100)

    @property
    def opportunity(self) -> NewOpportunity:
        """The opportunity as the verb takes it."""
        return NewOpportunity(
            name=self.name or "", amount_minor=self.amount_minor, close_date=self.close_date, stage=self.stage,
            product=self.product,
        )  # fmt: skip


class UndoBody(Body):
    """Which act is taken back."""

    key: Text = Field(
        examples=["user:sari:accept:lead_y2804q3qvf3640ee:1772417400000000"], min_length=1,
        description="The key of its fact, as the timeline shows it",
    )  # fmt: skip


class DisputeBody(Body):
    """A decision held against the agreement."""

    decision: Text = Field(
        examples=["user:sari:reject:lead_y2804q3qvf3640ee:1772417400000000"], min_length=1,
        description="The key of the decision's fact, as the timeline shows it",
    )  # fmt: skip
    claim: Word = Field(examples=["criteria_met"])
    comment: Text | None = Field(None, examples=["The size was known: 340 people."])
