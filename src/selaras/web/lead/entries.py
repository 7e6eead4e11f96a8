"""One line of a lead's story: what a fact is called, whose side it is, and which of its details a reader wants."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Contacted, Touched, Undone
from selaras.kit.sentence import Sentence

Side = Literal["marketing", "sales", "operations"]
Family = Literal["touches", "contacts", "decisions", "promises", "deals", "profile"]
Sort = Literal[
    "text",
    "reason",
    "rep",
    "instant",
    "day",
    "money",
    "number",
    "code",
    "campaign",
    "stage",
    "account",
    "flag",
    "known",
]

LATE: Final = timedelta(days=1)
"""A fact told this long after it happened says so."""

# kind: whose line it is, which filter shows it, its icon
_LOOKS: Final[dict[str, tuple[Side, Family, str]]] = {
    "lead.captured": ("marketing", "profile", "user-plus"),
    "lead.updated": ("marketing", "profile", "edit"),
    "lead.matched": ("operations", "profile", "building"),
    "lead.match_asked": ("operations", "profile", "building"),
    "lead.merged": ("operations", "profile", "git-merge"),
    "lead.unmerged": ("operations", "profile", "arrow-back-up"),
    "lead.erased": ("operations", "profile", "shield-check"),
    "lead.touched": ("marketing", "touches", "mouse"),
    "lead.woken": ("marketing", "decisions", "alarm"),
    "lead.qualified": ("marketing", "decisions", "star"),
    "lead.routed": ("operations", "decisions", "route"),
    "lead.notified": ("operations", "decisions", "bell"),
    "lead.escalated": ("operations", "decisions", "bell"),
    "lead.accepted": ("sales", "decisions", "thumb-up"),
    "lead.contacted": ("sales", "contacts", "phone"),
    "lead.snoozed": ("sales", "decisions", "alarm"),
    "lead.undone": ("operations", "decisions", "arrow-back-up"),
    "lead.regressed": ("operations", "decisions", "arrow-down-right"),
    "lead.sales_qualified": ("sales", "decisions", "circle-check"),
    "lead.converted": ("sales", "decisions", "briefcase"),
    "lead.rejected": ("sales", "decisions", "thumb-down"),
    "lead.disqualified": ("sales", "decisions", "circle-x"),
    "lead.recycled": ("sales", "decisions", "recycle"),
    "opportunity.created": ("sales", "deals", "briefcase"),
    "opportunity.changed": ("sales", "deals", "edit"),
    "opportunity.moved": ("sales", "deals", "arrow-right"),
    "opportunity.reopened": ("sales", "deals", "arrow-back-up"),
    "opportunity.won": ("sales", "deals", "trophy"),
    "opportunity.lost": ("sales", "deals", "circle-x"),
    "clock.started": ("operations", "promises", "clock"),
    "clock.paused": ("operations", "promises", "player-pause"),
    "clock.resumed": ("operations", "promises", "clock"),
    "clock.stopped": ("operations", "promises", "check"),
    "clock.reopened": ("operations", "promises", "clock"),
    "clock.amended": ("operations", "promises", "edit"),
    "clock.reminded": ("operations", "promises", "bell"),
    "clock.breached": ("operations", "promises", "clock-exclamation"),
}
_MEDIA: Final = {"call": "phone", "email": "mail", "linkedin": "brand-linkedin", "meeting": "presentation"}
_FIELDS: Final[tuple[tuple[str, Sort], ...]] = (
    ("title", "text"), ("company", "text"), ("industry", "known"), ("employees", "number"), ("country", "known"),
    ("channel", "code"), ("campaign", "campaign"), ("content", "text"), ("account_id", "account"), ("rule", "code"),
    ("score", "number"), ("high_intent", "flag"), ("queue", "code"), ("outcome", "text"), ("reason", "reason"),
    ("because", "text"), ("comment", "text"), ("framework", "code"), ("was_due_at", "instant"), ("due_at", "instant"),
    ("until", "instant"), ("level", "number"), ("to", "code"),
    ("wake_at", "instant"), ("wake_on", "text"), ("stage", "text"), ("from_stage", "text"), ("to_stage", "text"),
    ("base_minor", "money"), ("close_date", "day"), ("product", "text"), ("forecast_category", "code"),
    ("competitor", "text"), ("cause", "text"), ("rep_id", "rep"), ("owner_id", "rep"), ("charter_version", "number"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail of a fact with the name of its label and how its value is written."""

    name: str
    sort: Sort
    value: Any


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Who took an act back, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the story."""

    at: datetime
    kind: str
    side: Side
    family: Family
    icon: str
    title: Sentence
    details: tuple[Detail, ...]
    told_at: datetime | None
    """When we heard of it, where that was late."""
    automated: bool = False
    taken_back: TakenBack | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Touches in a row, told as one line until the reader opens it."""

    entries: tuple[Entry, ...]
    counts: tuple[tuple[Sentence, int], ...]

    family: Family = "touches"
    side: Side = "marketing"

    @property
    def at(self) -> datetime:
        """When the newest of them happened."""
        return self.entries[0].at

    @property
    def since(self) -> datetime:
        """When the oldest of them happened."""
        return self.entries[-1].at


def entry_of(fact: Fact, clauses: Mapping[str, str], undone: Fact | None = None) -> Entry:
    """Return the line a fact becomes; ``clauses`` are the names of the promises by clock, ``undone`` took it back."""
    side, family, icon = _LOOKS[fact.kind]
    d = fact.details
    if isinstance(d, Contacted):
        icon = _MEDIA.get(d.medium, "message")
    return Entry(
        at=fact.happened_at,
        kind=fact.kind,
        side=side,
        family=family,
        icon=icon,
        title=_title(fact, clauses),
        details=(Detail("by", "text", _who(fact)), *_details(d)) if isinstance(d, Undone) else _details(d),
        told_at=fact.noted_at if fact.noted_at - fact.happened_at > LATE else None,
        automated=isinstance(d, Contacted) and d.automated,
        taken_back=TakenBack(_who(undone), undone.happened_at) if undone else None,
    )


def _who(fact: Fact) -> str:
    return fact.actor.removeprefix("user:")


def worth_telling(fact: Fact) -> bool:
    """Return whether the fact is part of a lead's story."""
    return fact.kind in _LOOKS


def _title(fact: Fact, clauses: Mapping[str, str]) -> Sentence:
    d = fact.details
    if isinstance(d, Touched):
        return Sentence.of(
            "lead-fact-touched", signal=Sentence.of("lead-signal", name=d.signal, words=in_words(d.signal))
        )
    if isinstance(d, Contacted):
        way = "automatic" if d.automated else "out" if d.outbound else "in"
        answer = "yes" if d.connected else "no"
        return Sentence.of("lead-fact-contacted", medium=d.medium, way=way, answered=answer)
    if fact.kind.startswith("clock."):
        clause = in_words(clauses.get(fact.subject, fact.subject))
        return Sentence.of(f"lead-fact-{fact.kind.replace('.', '-')}", clause=clause)
    return Sentence.of(f"lead-fact-{fact.kind.replace('.', '-').replace('_', '-').removeprefix('lead-')}")


def _details(details: Any) -> tuple[Detail, ...]:
    said = ((name, sort, getattr(details, name, None)) for name, sort in _FIELDS)
    return tuple(Detail(name, sort, value) for name, sort, value in said if value not in (None, "", False))


def in_words(code: str) -> str:
    """Return the charter's own name for something as words.

    >>> in_words("demo_requested")
    'demo requested'
    """
    return code.replace("_", " ")
