"""A charter with one clause of every kind, and calendars in two zones."""

from datetime import time, timedelta

from selaras.core.calendars import ALWAYS_OPEN, Calendar, Shift
from selaras.core.charter.terms import (
    Allowance,
    Disposition,
    Ladder,
    LeadClause,
    PeriodClause,
    PromiseTerms,
    ReasonTerms,
    Rung,
)
from selaras.core.ledger import KINDS, Fact
from tests.core.bare import MONDAY, bare_terms

HOUR = timedelta(hours=1)


def office(name="office", zone="Asia/Jakarta", opens=9, closes=18, **more):
    return Calendar(name, zone, tuple(Shift(day, time(opens), time(closes)) for day in range(5)), **more)


CALENDARS = {"office": office(), "wall": ALWAYS_OPEN}


def clause(promise, start, hours, *, calendar="wall", side="sales", **more):
    return LeadClause(
        name=f"{promise} clause",
        promise=promise,
        side=side,
        start=start,
        allowance=Allowance(time=timedelta(hours=hours), calendar=calendar),
        **more,
    )


ROUTE = clause("route", "qualified", 1 / 12, side="operations")
REVIEW = clause("review", "qualified", 8, side="operations", calendar="office")
FIRST = clause(
    "first_contact",
    "assigned",
    24,
    high_intent_allowance=Allowance(time=4 * HOUR, calendar="office"),
    pauses=("customer_asked",),
)
TOUCHES = clause("touches", "accepted", 14 * 24, needed=2)
DISPOSITION = clause("disposition", "accepted", 14 * 24)


def terms_of(*clauses):
    return bare_terms(
        reasons=ReasonTerms(
            reject=(),
            disposition=(
                Disposition(code="no_budget", says_en="", says_id="", reason_class="no_budget"),
                Disposition(
                    code="opt_out", says_en="", says_id="", reason_class="no_interest", exempt_from_touches=True
                ),
            ),
            recycle=(),
        ),
        promises=PromiseTerms(leads=clauses, ladder=LADDER),
    )


LADDER = Ladder(
    rungs=(
        Rung(name="operations talk", after_missed=1, who=("revenue_operations",), within_days=7),
        Rung(name="leaders", after_missed=4, or_missed_of=(3, 5), who=("sales_leader",), within_days=14),
        Rung(name="executive", after_missed=8, or_clauses=2, who=("executive",), within_days=21),
    )
)


def period(promise, **more):
    return PeriodClause(name=promise, promise=promise, side="marketing", every="month", **more)


def told(kind, hours=0.0, *, subject="lead_1", noted=None, key=None, **details):
    happened = MONDAY + hours * HOUR
    return Fact(
        kind=kind,
        subject=subject,
        happened_at=happened,
        noted_at=happened if noted is None else MONDAY + noted * HOUR,
        source_key=key or f"{kind}:{subject}:{hours}",
        actor="test",
        details=KINDS[kind].details(**details),
    )
