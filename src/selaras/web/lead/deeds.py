"""What the reader may do with a lead on its page: each deed offered only where the lead and the role allow it."""

from dataclasses import dataclass
from typing import Any, Final

from selaras.actions.reach import may_work_on
from selaras.core.charter.terms import Framework, Question, Reason, Terms
from selaras.core.ledger import Fact
from selaras.core.lifecycle import MEDIUMS, Lead
from selaras.core.scoring import stage_terms
from selaras.core.staff import Act
from selaras.records.models import ClockReading
from selaras.records.readings.people import selling_now

_DISPUTABLE: Final = ("lead.rejected", "lead.disqualified", "lead.recycled")
_CONDITIONS: Final = ("next_fiscal_quarter", "next_fiscal_year")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose, with its code and its words."""

    code: str
    says: str


@dataclass(frozen=True, slots=True)
class Pausable:
    """A clock of the lead that can stand still, or runs again."""

    clock_id: str
    clause: str
    paused: bool
    reasons: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Deeds:
    """The forms of the page; an empty part is not shown."""

    contact: tuple[str, ...] = ()
    checklist: tuple[Choice, ...] = ()
    checklist_name: str = ""
    end: tuple[Choice, ...] = ()
    rest: tuple[Choice, ...] = ()
    conditions: tuple[str, ...] = ()
    opportunity: bool = False
    recorded: tuple[str, ...] = ()
    review: tuple[Choice, ...] = ()
    wake: bool = False
    dispute: str = ""
    assign: tuple[Choice, ...] = ()
    clocks: tuple[Pausable, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether there is anything to do."""
        return any((self.contact, self.review, self.wake, self.dispute, self.assign))


def deeds_of(lead: Lead, history: list[Fact], terms: Terms, user: Any, language: str) -> Deeds:
    """Return what this reader may do with the lead now."""
    if lead.merged_into is not None or lead.erased:
        return Deeds()
    current = lead.open_pass
    holder = lead.rep_id or (lead.last_pass.rep_id if lead.last_pass else None)
    works = user.may(Act.WORK_LEADS) and may_work_on(user, holder)
    accepted = works and current is not None and current.entered("sal") is not None
    qualified = accepted and current is not None and current.entered("sql") is not None
    reviews = user.may(Act.REVIEW_LEADS) and user.role in terms.desk.reviewers
    waits = current is not None and current.entered("sal") is None
    framework = _framework(terms) if accepted and not qualified else None
    opportunity = stage_terms(terms, "opportunity")
    return Deeds(
        contact=MEDIUMS if works else (),
        checklist=tuple(_asked(one, language) for one in framework.questions) if framework else (),
        checklist_name=framework.name if framework else "",
        end=_reasons(terms.reasons.disposition, user.role, language) if accepted else (),
        rest=_reasons(terms.reasons.recycle, user.role, language) if works and current is not None else (),
        conditions=_CONDITIONS,
        opportunity=bool(qualified and current is not None and current.entered("opportunity") is None),
        recorded=opportunity.needs_fields if opportunity else (),
        review=_reasons(terms.reasons.reject, user.role, language) if reviews and waits else (),
        wake=lead.wake_up is not None and user.may(Act.WAKE_LEADS),
        dispute=_disputable(lead, history) if user.may(Act.OPEN_DISPUTES) else "",
        assign=_reps(lead) if current is not None and user.may(Act.ASSIGN_LEADS) else (),
        clocks=_pausable(lead, terms, language) if works else (),
    )


def _reps(lead: Lead) -> tuple[Choice, ...]:
    """Return everybody else who sells."""
    reps = selling_now().exclude(rep_id=lead.rep_id or "")
    return tuple(Choice(rep, name or rep) for rep, name in reps.values_list("rep_id", "name"))


def _framework(terms: Terms) -> Framework | None:
    stage = stage_terms(terms, "sql")
    return next((one for one in terms.frameworks if stage and one.name == stage.needs_framework), None)


def _asked(question: Question, language: str) -> Choice:
    return Choice(question.field, question.asks_id if language == "id" else question.asks_en)


def _reasons(reasons: tuple[Any, ...], role: str, language: str) -> tuple[Choice, ...]:
    known: list[Reason] = [one for one in reasons if role in one.used_by]
    return tuple(Choice(one.code, one.says_id if language == "id" else one.says_en) for one in known)


def _disputable(lead: Lead, history: list[Fact]) -> str:
    """Return the source key of the decision that ended the last pass, where it can be disputed."""
    if lead.open_pass is not None:
        return ""
    return next((fact.source_key for fact in reversed(history) if fact.kind in _DISPUTABLE), "")


def _pausable(lead: Lead, terms: Terms, language: str) -> tuple[Pausable, ...]:
    listed = {clause.name: clause.pauses for clause in terms.promises.leads}
    words = {one.code: one.says_id if language == "id" else one.says_en for one in terms.reasons.pause}
    rows = ClockReading.objects.filter(lead_id__in=(lead.id, *lead.merged), state__in=("running", "paused"))
    return tuple(
        Pausable(row.clock_id, row.clause, row.state == "paused", tuple(Choice(code, words[code]) for code in codes))
        for row in rows.order_by("due_at")
        if (codes := [code for code in listed.get(row.clause, ()) if code in words]) or row.state == "paused"
    )
