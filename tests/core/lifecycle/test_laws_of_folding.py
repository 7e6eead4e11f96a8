"""The laws of folding hold for any history."""

from hypothesis import given
from hypothesis import strategies as st

from selaras.core.lifecycle import STAGES, fold, rank
from tests.core.lifecycle.telling import told

_REP = st.none() | st.sampled_from(["rep_dewi", "rep_tono"])
_WHO = {"company": st.none() | st.just("Corp"), "channel": st.none() | st.just("fair")}
_HOW = {"medium": st.sampled_from(["call", "meeting"]), "connected": st.booleans()}
_DETAILS = {
    "lead.captured": st.fixed_dictionaries(
        {"company": st.none() | st.just("Corp"), "channel": st.none() | st.just("fair")}
    ),
    "lead.updated": st.fixed_dictionaries(
        {"company": st.none() | st.just("New"), "cleared": st.sampled_from([(), ("company",)])}
    ),
    "lead.touched": st.just({"signal": "page"}),
    "lead.qualified": st.fixed_dictionaries({"score": st.none() | st.just(60.0), "charter_version": st.integers(1, 3)}),
    "lead.routed": st.fixed_dictionaries({"rep_id": _REP}),
    "lead.accepted": st.fixed_dictionaries({"rep_id": _REP}),
    "lead.contacted": st.fixed_dictionaries(
        {"medium": st.sampled_from(["call", "meeting"]), "connected": st.booleans()}
    ),
    "lead.sales_qualified": st.just({}),
    "lead.converted": st.fixed_dictionaries(
        {"opportunity_id": st.sampled_from(["opp_1", "opp_2"]), "inferred": st.booleans()}
    ),
    "lead.regressed": st.fixed_dictionaries({"to_stage": st.sampled_from([*STAGES, "Working"])}),
    "lead.rejected": st.just({"reason": "wrong_size"}),
    "lead.disqualified": st.just({"reason": "no_budget"}),
    "lead.recycled": st.just({"reason": "timing"}),
    "lead.woken": st.just({"because": "time"}),
    "lead.erased": st.just({"request": "r"}),
    "opportunity.won": st.just({}),
    "opportunity.lost": st.just({"reason": "price"}),
    "opportunity.reopened": st.just({}),
}


@st.composite
def histories(draw):
    told_before = [told("lead.captured", -1)]
    for number in range(draw(st.integers(0, 14))):
        kind = draw(st.sampled_from(sorted(_DETAILS)))
        subject = draw(st.sampled_from(["opp_1", "opp_2"])) if kind.startswith("opportunity.") else None
        hours = draw(st.integers(0, 30)) * 12
        told_before.append(told(kind, hours, subject=subject, key=f"k{number}", **draw(_DETAILS[kind])))
    return told_before


@given(histories(), st.randoms(use_true_random=False), st.lists(st.integers(0, 14)))
def test_any_order_of_arrival_and_any_repeat_gives_the_same_lead(history, chance, again):
    shuffled = history + [history[place] for place in again if place < len(history)]
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(history)


@given(histories())
def test_passes_keep_their_laws(history):
    lead = fold(history)
    assert [one.number for one in lead.passes] == list(range(1, len(lead.passes) + 1))
    for one in lead.passes:
        times = [entry.at for entry in one.entries]
        assert times == sorted(times)
        assert [rank(entry.stage) for entry in one.entries] == list(range(1, len(times) + 1))
        assert (one.ended_at is None) == (one.outcome == "open")
        assert (one.outcome == "won") == (one.furthest == "won")
        assert one.ended_at is None or one.ended_at >= times[-1]
    assert all(one.outcome != "open" for one in lead.passes[:-1])


@given(histories())
def test_a_regression_takes_nothing_away(history):
    without = [fact for fact in history if fact.kind != "lead.regressed"]
    assert fold(without).passes == fold(history).passes


@given(histories(), st.integers(0, 15))
def test_what_is_known_at_an_instant_does_not_change_with_what_is_heard_later(history, cut):
    early = [fact for fact in history if fact.noted_at <= history[0].noted_at or int(fact.source_key[1:]) < cut]
    late = [fact for fact in history if fact not in early]
    moment = max(fact.noted_at for fact in early)
    later = [told(f.kind, 9999, subject=f.subject, key=f.source_key, **_of(f)) for f in late]
    assert fold([*early, *later], as_of=moment) == fold(early)


def _of(fact):
    return {name: getattr(fact.details, name) for name in fact.details.__struct_fields__}
