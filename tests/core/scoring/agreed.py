"""A small charter for scoring."""

from datetime import UTC, datetime
from typing import NamedTuple

from selaras.core.charter.terms import (
    FitRule,
    Ladder,
    PromiseTerms,
    ReasonTerms,
    RoutingTerms,
    ScoringTerms,
    SignalRule,
    StageTerms,
    Terms,
)
from selaras.core.charter.terms.stages import Criterion


class Seen(NamedTuple):
    at: datetime
    signal: str


START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)

SCORING = ScoringTerms(
    fit=(
        FitRule(name="right size", condition="employees >= 50", points=20),
        FitRule(name="student", condition="seniority == 'student'", points=-10),
    ),
    behaviour=(
        SignalRule(signal="demo", points=40, half_life_days=30, high_intent=True),
        SignalRule(signal="page", points=2.5, half_life_days=7, cap=10),
        SignalRule(signal="webinar", points=15, window_days=14),
        SignalRule(signal="pricing", points=7, half_life_days=3.5, window_days=10, cap=20, high_intent=True),
        SignalRule(signal="unsubscribed", points=-30, cap=50),
        SignalRule(signal="badge", points=1, high_intent=True),
    ),
    threshold=45,
)


def terms_with(scoring=SCORING, needs_threshold=True, needs_fields=("company",)):
    stage = StageTerms(
        stage="mql",
        meaning_en="A company of our size that shows interest",
        meaning_id="Perusahaan seukuran kita yang menunjukkan minat",
        criteria=(Criterion(name="size", condition="employees >= 50", reject_reason="wrong_size"),),
        needs_threshold=needs_threshold,
        needs_fields=needs_fields,
    )
    return Terms(
        title="Agreement",
        currency="USD",
        time_zone="Asia/Jakarta",
        calendars={},
        stages=(stage,),
        scoring=scoring,
        reasons=ReasonTerms(reject=(), disposition=(), recycle=()),
        routing=RoutingTerms(fallback_queue="holding", fallback_owner="bima"),
        promises=PromiseTerms(leads=(), ladder=Ladder(rungs=())),
    )
