"""Details of facts whose subject is a lead: a person who may buy."""

from datetime import datetime

from selaras.core.ledger.fact import Details


class LeadProfile(Details, frozen=True, kw_only=True):
    """What is known of a person and the company they named; None says nothing about a field."""

    email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    title: str | None = None
    seniority: str | None = None
    company: str | None = None
    domain: str | None = None
    industry: str | None = None
    employees: int | None = None
    country: str | None = None
    region: str | None = None
    city: str | None = None
    segment: str | None = None
    time_zone: str | None = None


class Captured(LeadProfile, frozen=True, kw_only=True):
    """A person became known: a form, a list, a badge at a fair."""

    channel: str | None = None
    campaign: str | None = None
    source_system: str | None = None
    external_id: str | None = None
    marketing_sourced: bool = True


class Updated(LeadProfile, frozen=True, kw_only=True):
    """Fields of the profile got new values; fields left None keep theirs, fields in ``cleared`` lose theirs."""

    cleared: tuple[str, ...] = ()


class Identified(Details, frozen=True, kw_only=True):
    """A tracker knows the lead by this value: ``system`` is user_id or anonymous_id."""

    system: str
    value: str


class MatchAsked(Details, frozen=True, kw_only=True):
    """The lead may belong to one of these accounts; a person must say to which."""

    candidates: tuple[str, ...]
    rule: str
    confidence: float
    evidence: tuple[str, ...] = ()


class Matched(Details, frozen=True, kw_only=True):
    """The lead was tied to an account; ``confidence`` is between 0 and 1, ``rule`` names what decided.

    An empty ``account_id`` is somebody's word that it belongs to none.
    """

    account_id: str
    rule: str
    confidence: float
    evidence: tuple[str, ...] = ()


class Merged(Details, frozen=True, kw_only=True):
    """The lead is the same person as ``into``; ``into`` is the surviving lead itself, never a merged one."""

    into: str
    evidence: tuple[str, ...] = ()


class Unmerged(Details, frozen=True, kw_only=True):
    """The merge was a mistake; the lead stands on its own again."""

    apart_from: str
    reason: str | None = None


class Touched(Details, frozen=True, kw_only=True):
    """A behaviour that marketing can see; ``signal`` is the charter's name for it."""

    signal: str
    channel: str | None = None
    campaign: str | None = None
    content: str | None = None
    session: str | None = None


class Contacted(Details, frozen=True, kw_only=True):
    """Something sales did or received. Only outbound, human outreach stops a first-contact clock.

    ``medium`` is call, email, linkedin, meeting or another the charter lists; ``connected``: the lead answered.
    """

    medium: str
    rep_id: str | None = None
    outbound: bool = True
    automated: bool = False
    connected: bool = False
    outcome: str | None = None
    opportunity_id: str | None = None


class Qualified(Details, frozen=True, kw_only=True):
    """The lead met the charter's definition of an MQL."""

    score: float | None = None
    fit: float | None = None
    behaviour: float | None = None
    high_intent: bool = False
    signal: str | None = None
    channel: str | None = None
    campaign: str | None = None
    segment: str | None = None
    charter_version: int | None = None


class Routed(Details, frozen=True, kw_only=True):
    """The lead was given to a rep, or to the fallback queue (``rep_id`` None).

    ``pool`` divided it among ``shared``, each "rep:weight"; ``period`` is the month the pool counts in, where it starts
    anew every month. ``counts_for`` names the charter's conditional caps that the lead counts for;
    ``comment`` is why a person decided by hand.
    """

    rep_id: str | None = None
    queue: str | None = None
    rule: str | None = None
    steps: tuple[str, ...] = ()
    pool: str | None = None
    shared: tuple[str, ...] = ()
    period: str | None = None
    counts_for: tuple[str, ...] = ()
    comment: str | None = None
    charter_version: int | None = None


class Notified(Details, frozen=True, kw_only=True):
    """The rep was told of the lead; ``medium`` is queue or fast_lane.

    ``climb_at`` is when the lead goes up one step unless the rep has answered it by then.
    """

    rep_id: str | None = None
    medium: str = "queue"
    climb_at: datetime | None = None


class Escalated(Details, frozen=True, kw_only=True):
    """A lead of the fast lane that nobody answered went up one step, from ``level`` 1 on.

    ``to`` is manager, another_rep or leader, ``rep_id`` who is told now (None: nobody of that sort is known), and
    ``climb_at`` when it goes up again.
    """

    level: int
    to: str
    rep_id: str | None = None
    climb_at: datetime | None = None


class Snoozed(Details, frozen=True, kw_only=True):
    """The rep put the lead aside until an instant; its clocks run on."""

    until: datetime
    rep_id: str | None = None


class Accepted(Details, frozen=True, kw_only=True):
    """A reviewer took the lead for sales; ``rep_id`` is now bound by the SLA."""

    reviewer_id: str | None = None
    rep_id: str | None = None
    charter_version: int | None = None


class Rejected(Details, frozen=True, kw_only=True):
    """A reviewer gave the lead back, with a reason from the charter's list.

    ``contradicts`` names the agreed criteria that the reason denies and the lead met, under the version it qualified
    under; ``gives_back`` says that routing owes the rep another lead for it.
    """

    reason: str
    contradicts: tuple[str, ...] = ()
    gives_back: bool = False
    reviewer_id: str | None = None
    comment: str | None = None
    charter_version: int | None = None


class SalesQualified(Details, frozen=True, kw_only=True):
    """The rep verified the qualification checklist; ``answers`` are in the rep's words, as "field: words"."""

    rep_id: str | None = None
    framework: str | None = None
    answered: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    charter_version: int | None = None


class Disqualified(Details, frozen=True, kw_only=True):
    """The rep ended the pass with a disposition from the charter's list."""

    reason: str
    rep_id: str | None = None
    comment: str | None = None
    charter_version: int | None = None


class Recycled(Details, frozen=True, kw_only=True):
    """A real need at the wrong time went back to nurture, to wake at an instant or on a condition."""

    reason: str
    rep_id: str | None = None
    wake_at: datetime | None = None
    wake_on: str | None = None
    charter_version: int | None = None


class Woken(Details, frozen=True, kw_only=True):
    """A recycled lead came back to life."""

    because: str


class Converted(Details, frozen=True, kw_only=True):
    """The lead's pass reached an opportunity; ``role`` is primary for the lead it came from, contact for others.

    ``inferred`` says that the source names no instant: the fact ties the two together but is no stage entry of its
    own, so that the stage counts as skipped when the close is reached. ``recorded`` names what the charter wants known
    of an opportunity, ``answers`` says it in the rep's words.
    """

    opportunity_id: str
    role: str = "primary"
    inferred: bool = False
    recorded: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    rep_id: str | None = None
    charter_version: int | None = None


class Regressed(Details, frozen=True, kw_only=True):
    """A system set the lead back to an earlier stage; what it had reached stays reached."""

    to_stage: str
    from_stage: str | None = None
    reason: str | None = None


class Undone(Details, frozen=True, kw_only=True):
    """An act was taken back in time; the fact with the source key ``undoes`` stays, and counts no more."""

    undoes: str
    reason: str | None = None


class Erased(Details, frozen=True, kw_only=True):
    """The person asked to be forgotten; the counts stay, the person goes."""

    request: str
