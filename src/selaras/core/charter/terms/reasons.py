"""Reasons in the charter: the only words a rejection, a disposition or a recycling may give, each with its class."""

from typing import Literal

from selaras.core.charter.terms.shape import Part

RejectClass = Literal["not_fit", "bad_data", "duplicate", "not_a_buyer", "no_budget_signs", "other"]
DispositionClass = Literal[
    "no_interest", "no_budget", "timing", "competitor", "no_authority", "unreachable", "bad_data", "other"
]


class Reason(Part):
    """What every reason has: a code for programs and words for people."""

    code: str
    says_en: str
    says_id: str
    used_by: tuple[str, ...] = ("sales_rep", "sales_manager", "sales_leader", "revenue_operations")
    """Roles that may give this reason; a reason nobody may use is warned about."""


class RejectReason(Reason):
    """Why a reviewer gives an MQL back."""

    reason_class: RejectClass


class Disposition(Reason):
    """Why a rep ends a pass without an SQL."""

    reason_class: DispositionClass
    exempt_from_touches: bool = False
    """True where the rep may end the pass before the touches the SLA asks for, such as an opt-out."""


class RecycleReason(Reason):
    """Why a lead goes back to nurture."""

    wake_after_days: int | None = None
    """Default number of days until it wakes."""
    wake_on: str | None = None
    """Default condition on which it wakes, such as next_fiscal_year."""


class ReasonTerms(Part):
    """All reasons."""

    reject: tuple[RejectReason, ...]
    disposition: tuple[Disposition, ...]
    recycle: tuple[RecycleReason, ...]
    pause: tuple[Reason, ...] = ()
    """Why a clock may stand still."""
