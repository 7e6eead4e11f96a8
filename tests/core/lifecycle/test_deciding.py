"""Decisions answer with a fact that carries the charter's version, or with a refusal that says why not."""

from datetime import timedelta

import pytest

from selaras.core.charter.terms import (
    Disposition,
    Framework,
    Ladder,
    LeadClause,
    PromiseTerms,
    Question,
    ReasonTerms,
    RecycleReason,
    RejectReason,
    RoutingTerms,
    ScoringTerms,
    SignalRule,
    StageTerms,
    Terms,
)
from selaras.core.lifecycle import (
    Act,
    Rejection,
    accept,
    convert,
    disqualify,
    fold,
    qualify,
    recycle,
    reject,
    sales_qualify,
    wake,
)
from selaras.core.scoring import qualifies, scorecard
from selaras.kit.refusal import Refusal

_WORDS = {"says_en": "Words", "says_id": "Kata"}
_TOUCHES = LeadClause(
    name="six touches",
    promise="touches",
    side="sales",
    start="accepted",
    allowance={"time": timedelta(days=14), "calendar": "wall"},
    needed=2,
)
_STAGE = {"meaning_en": "", "meaning_id": ""}
TERMS = Terms(
    title="Agreement",
    currency="USD",
    time_zone="Asia/Jakarta",
    calendars={},
    stages=(
        StageTerms(
            stage="mql",
            criteria=({"name": "size", "condition": "employees >= 50"},),
            needs_threshold=True,
            needs_fields=("company",),
            **_STAGE,
        ),
        StageTerms(stage="sql", needs_framework="BANT", **_STAGE),
    ),
    frameworks=(
        Framework(
            name="BANT",
            questions=(
                Question(field="budget", asks_en="?", asks_id="?"),
                Question(field="need", asks_en="?", asks_id="?"),
                Question(field="partner", asks_en="?", asks_id="?", required=False),
            ),
        ),
    ),
    scoring=ScoringTerms(
        fit=({"name": "size", "condition": "employees >= 50", "points": 10},),
        behaviour=(SignalRule(signal="demo", points=40),),
        threshold=50,
        fit_minimum=5,
    ),
    reasons=ReasonTerms(
        reject=(RejectReason(code="wrong_size", reason_class="not_fit", used_by=("sales_manager",), **_WORDS),),
        disposition=(
            Disposition(code="no_budget", reason_class="no_budget", **_WORDS),
            Disposition(code="opt_out", reason_class="no_interest", exempt_from_touches=True, **_WORDS),
        ),
        recycle=(
            RecycleReason(code="timing", wake_after_days=90, **_WORDS),
            RecycleReason(code="budget_year", wake_on="next_fiscal_year", **_WORDS),
            RecycleReason(code="later", **_WORDS),
        ),
    ),
    routing=RoutingTerms(fallback_queue="holding", fallback_owner="bima"),
    promises=PromiseTerms(leads=(_TOUCHES,), ladder=Ladder(rungs=())),
)


@pytest.fixture
def act(at):
    def doing(hours, **more):
        return Act(at=at(hours), actor="user:dewi", key=f"desk:{hours}", charter_version=7, **more)

    return doing


@pytest.fixture
def mql(fact):
    return [
        fact("lead.captured", 0, company="Corp", employees=80, channel="fair", segment="smb"),
        fact("lead.qualified", 1, charter_version=6),
    ]


@pytest.fixture
def sal(mql, fact):
    return [*mql, fact("lead.accepted", 2, rep_id="rep_dewi")]


def _code(answer):
    assert isinstance(answer, Refusal)
    return answer.code


def _qualify(lead, act):
    card = scorecard(lead.fields, lead.touches, TERMS.scoring, act.at)
    return qualify(lead, card, qualifies(card, lead.fields, TERMS), act)


def test_qualifying_begins_a_pass_under_the_charter_in_force(mql, fact, act):
    story = [mql[0], fact("lead.touched", 1, signal="demo", channel="web", campaign="spring")]
    answer = _qualify(fold(story), act(1))
    d = answer.details
    assert (d.score, d.fit, d.behaviour, d.charter_version, d.segment) == (50.0, 10.0, 40.0, 7, "smb")
    assert (d.channel, d.campaign, d.signal) == ("web", "spring", "demo")
    lead = fold([*story, answer])
    assert (lead.stage, lead.passes[0].charter_version) == ("mql", 7)
    assert (answer.actor, answer.source_key, answer.noted_at) == ("user:dewi", "desk:1", answer.happened_at)


def test_qualifying_is_refused_with_what_is_missing(mql, fact, act):
    demo = fact("lead.touched", 1, signal="demo")
    two = [demo, fact("lead.touched", 0.5, signal="demo")]
    assert _code(_qualify(fold(mql[:1]), act(1))) == "below_threshold"
    assert _code(_qualify(fold([fact("lead.captured", 0, employees=20), *two]), act(1))) == "fit_too_low"
    assert _code(_qualify(fold([fact("lead.captured", 0, employees=80), demo]), act(1))) == "fields_missing"
    assert _code(_qualify(fold([*mql, demo]), act(2))) == "already_qualified"
    assert _code(_qualify(fold([mql[0], fact("lead.merged", 1, into="lead_9")]), act(2))) == "merged_away"


def test_a_lead_that_meets_no_criterion_is_refused_by_name(mql, fact, act):
    lead = fold([mql[0], fact("lead.touched", 1, signal="demo")])
    card = scorecard(lead.fields, lead.touches, TERMS.scoring, act(1).at)
    verdict = qualifies(card, {"company": "Corp"}, TERMS)
    assert qualify(lead, card, verdict, act(1)).because.values["criteria"] == ("size",)


def test_a_lead_without_touches_may_qualify_by_who_it_is(mql, act):
    lead = fold(mql[:1])
    easy = TERMS.model_copy(update={"scoring": TERMS.scoring.model_copy(update={"threshold": 10.0})})
    card = scorecard(lead.fields, (), easy.scoring, act(1).at)
    answer = qualify(lead, card, qualifies(card, lead.fields, easy), act(1))
    assert (answer.details.channel, answer.details.signal) == ("fair", None)


def test_accepting_binds_the_rep_the_lead_is_routed_to_or_the_one_named(mql, fact, act):
    routed = fold([*mql, fact("lead.routed", 1, rep_id="rep_tono")])
    assert accept(routed, act(2), "user_sari").details.rep_id == "rep_tono"
    assert accept(routed, act(2), "user_sari", "rep_dewi").details.rep_id == "rep_dewi"
    assert _code(accept(fold(mql), act(2), "user_sari")) == "nobody_to_bind"


def test_accepting_twice_is_refused(sal, act):
    assert _code(accept(fold(sal), act(3), "user_sari", "rep_tono")) == "already_accepted"


def test_nothing_can_be_decided_before_the_pass_or_without_one(mql, fact, act):
    assert _code(accept(fold(mql), act(0.5), "user_sari", "rep_dewi")) == "before_the_pass"
    assert _code(accept(fold(mql[:1]), act(2), "user_sari", "rep_dewi")) == "no_open_pass"
    gone = fold([*mql, fact("lead.merged", 2, into="lead_9")])
    assert _code(accept(gone, act(3), "user_sari", "rep_dewi")) == "merged_away"


def test_rejecting_needs_a_reason_of_the_charter_and_the_right_role(mql, sal, act):
    lead = fold(mql)
    answer = reject(lead, act(2, role="sales_manager"), TERMS, Rejection("wrong_size", "user_sari", "12 people"))
    assert (answer.details.reason, answer.details.charter_version) == ("wrong_size", 7)
    assert fold([*mql, answer]).status == "rejected"
    assert _code(reject(lead, act(2), TERMS, Rejection("ugly_name", "user_sari"))) == "reason_unknown"
    assert (
        _code(reject(lead, act(2, role="sales_rep"), TERMS, Rejection("wrong_size", "user_dewi"))) == "reason_not_yours"
    )
    assert _code(reject(fold(sal), act(3), TERMS, Rejection("wrong_size", "user_sari"))) == "already_accepted"
    assert _code(reject(fold(mql[:1]), act(3), TERMS, Rejection("wrong_size", "user_sari"))) == "no_open_pass"


def test_an_sql_needs_every_required_answer(sal, mql, fact, act):
    lead = fold(sal)
    answer = sales_qualify(lead, act(3), TERMS, {"need": "faster reports", "budget": "50,000"})
    assert (answer.details.answered, answer.details.framework, answer.details.rep_id) == (
        ("need", "budget"),
        "BANT",
        "rep_dewi",
    )
    assert answer.details.answers == ("need: faster reports", "budget: 50,000")
    missing = sales_qualify(lead, act(3), TERMS, {"need": "faster reports", "budget": " "})
    assert (missing.code, missing.because.values["missing"]) == ("checklist_incomplete", ("budget",))
    assert _code(sales_qualify(fold(mql), act(3), TERMS, {})) == "not_accepted"
    assert _code(sales_qualify(fold([*sal, answer]), act(4), TERMS, {})) == "already_sales_qualified"


def test_a_charter_without_a_checklist_asks_for_none(sal, act):
    bare = TERMS.model_copy(update={"stages": ()})
    assert sales_qualify(fold(sal), act(3), bare, {}).details.framework is None


def test_disqualifying_is_refused_until_the_touches_are_made(sal, fact, act):
    tried = [*sal, fact("lead.contacted", 3, medium="call"), fact("lead.contacted", 4, medium="email", automated=True)]
    refusal = disqualify(fold(tried), act(10), TERMS, "no_budget")
    assert (refusal.code, refusal.because.values["made"], refusal.because.values["needed"]) == ("too_few_touches", 1, 2)
    enough = [*tried, fact("lead.contacted", 5, medium="linkedin")]
    assert disqualify(fold(enough), act(10), TERMS, "no_budget", "None left").details.reason == "no_budget"
    assert _code(disqualify(fold(enough), act(4.5), TERMS, "no_budget")) == "too_few_touches"


def test_an_exempt_reason_needs_no_touches(sal, act):
    answer = disqualify(fold(sal), act(3), TERMS, "opt_out")
    assert fold([*sal, answer]).status == "disqualified"
    assert _code(disqualify(fold(sal), act(3), TERMS, "because")) == "reason_unknown"


def test_touches_of_one_day_may_count_once(sal, fact, act):
    strict = TERMS.model_copy(
        update={
            "promises": TERMS.promises.model_copy(
                update={"leads": (_TOUCHES.model_copy(update={"distinct_days": True}),)}
            )
        }
    )
    story = [*sal, fact("lead.contacted", 3, medium="call"), fact("lead.contacted", 4, medium="call")]
    assert _code(disqualify(fold(story), act(10), strict, "no_budget")) == "too_few_touches"
    late = [*story, fact("lead.contacted", 16, medium="call")]  # the next day in Jakarta, the same day in UTC
    assert not isinstance(disqualify(fold(late), act(17), strict, "no_budget"), Refusal)


def test_a_charter_that_asks_for_no_touches_refuses_nothing(sal, mql, act):
    free = TERMS.model_copy(update={"promises": TERMS.promises.model_copy(update={"leads": ()})})
    assert not isinstance(disqualify(fold(sal), act(3), free, "no_budget"), Refusal)
    assert _code(disqualify(fold(mql), act(3), free, "no_budget")) == "not_accepted"


def test_an_opportunity_needs_an_sql_and_is_told_once(sal, fact, act):
    sql = [*sal, fact("lead.sales_qualified", 3)]
    answer = convert(fold(sql), act(4), TERMS, "opp_1")
    assert (answer.details.opportunity_id, answer.details.rep_id) == ("opp_1", "rep_dewi")
    assert _code(convert(fold(sal), act(4), TERMS, "opp_1")) == "not_sales_qualified"
    assert _code(convert(fold([*sql, answer]), act(5), TERMS, "opp_1")) == "already_converted"
    assert _code(convert(fold(sal[:1]), act(5), TERMS, "opp_1")) == "no_open_pass"


def test_a_recycled_lead_always_has_something_to_wake_it(sal, at, act):
    lead = fold(sal)
    assert recycle(lead, act(3), TERMS, "timing").details.wake_at == at(3 + 24 * 90)
    assert recycle(lead, act(3), TERMS, "budget_year").details.wake_on == "next_fiscal_year"
    assert recycle(lead, act(3), TERMS, "later", wake_at=at(99)).details.wake_at == at(99)
    assert _code(recycle(lead, act(3), TERMS, "later")) == "no_wake_up"
    for never in ("fiscal_quarter", "signal:", "score:high", "score:²"):
        assert _code(recycle(lead, act(3), TERMS, "later", wake_on=never)) == "wake_up_unknown"
    for some_day in ("signal:pricing_viewed", "score:80", "score:62.5"):
        assert recycle(lead, act(3), TERMS, "later", wake_on=some_day).details.wake_on == some_day
    assert _code(recycle(lead, act(3), TERMS, "later", wake_at=at(3))) == "wake_up_in_the_past"
    assert _code(recycle(lead, act(3), TERMS, "never")) == "reason_unknown"
    assert _code(recycle(fold(sal[:1]), act(3), TERMS, "timing")) == "no_open_pass"


def test_only_a_resting_lead_wakes(sal, act):
    asleep = [*sal, recycle(fold(sal), act(3), TERMS, "timing")]
    woken = wake(fold(asleep), act(9), "time")
    assert fold([*asleep, woken]).status == "woken"
    assert _code(wake(fold(sal), act(9), "time")) == "not_resting"
