"""Two leads that are one person become one, with both histories; a mistake is taken back whole."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.lifecycle import Act, Merging, fold, merge, merge_roots, unmerge
from selaras.kit.refusal import Refusal
from tests.core.lifecycle.telling import START, told

OLD = [
    told("lead.captured", 0, subject="lead_2", email="d@x.example"),
    told("lead.touched", 1, subject="lead_2", signal="page"),
]
NEW = [told("lead.captured", 5, subject="lead_1", company="X")]


def _act(hours, key="act"):
    return Act(START + timedelta(hours=hours), "user:bima", key, charter_version=3)


def _under_way(lead, hours, *reps):
    facts = [told("lead.captured", hours, subject=lead), told("lead.qualified", hours + 1, subject=lead)]
    return facts + [told("lead.routed", hours + 2 + n, subject=lead, rep_id=rep) for n, rep in enumerate(reps)]


def _code(answer):
    assert isinstance(answer, Refusal)
    return answer.code


def test_the_older_lead_stays_where_neither_is_under_way():
    done = merge(NEW, OLD, _act(9), ("email:same:+25.7",))
    assert (done.stays, done.goes, done.rep_id, done.steps_back) == ("lead_2", "lead_1", None, None)
    [fact] = done.facts
    assert (fact.kind, fact.subject, fact.details.into, fact.details.evidence) == (
        "lead.merged", "lead_1", "lead_2", ("email:same:+25.7",),
    )  # fmt: skip
    assert (fact.source_key, fact.actor) == ("act:merged:lead_1", "user:bima")
    lead = fold([*OLD, *NEW, *done.facts])
    assert (lead.id, lead.merged, lead.profile.email, lead.profile.company) == (
        "lead_2",
        ("lead_1",),
        "d@x.example",
        "X",
    )


def test_the_lead_that_is_further_on_its_way_stays_though_it_is_younger():
    assert merge(OLD, _under_way("lead_1", 50), _act(90)).stays == "lead_1"
    further = [*_under_way("lead_1", 50), told("lead.accepted", 60, subject="lead_1", rep_id="rep_dewi")]
    assert merge(_under_way("lead_2", 10), further, _act(90)).stays == "lead_1"


def test_two_passes_under_way_become_one_and_the_rep_of_the_lead_that_stays_keeps_it():
    first, second = _under_way("lead_1", 0, "rep_dewi"), _under_way("lead_2", 10, "rep_tono")
    done = merge(first, second, _act(90))
    assert (done.stays, done.rep_id, done.steps_back) == ("lead_1", "rep_dewi", "rep_tono")
    assert [(fact.kind, fact.subject) for fact in done.facts] == [("lead.merged", "lead_2"), ("lead.routed", "lead_1")]
    assert done.facts[1].details.charter_version == 3
    lead = fold([*first, *second, *done.facts])
    assert (len(lead.passes), lead.rep_id) == (1, "rep_dewi")


def test_a_rep_whose_lead_nobody_else_had_keeps_it_without_a_word():
    done = merge(_under_way("lead_1", 0), _under_way("lead_2", 10, "rep_tono"), _act(90))
    assert (done.stays, done.rep_id, done.steps_back, len(done.facts)) == ("lead_1", "rep_tono", None, 1)


def test_a_merge_that_would_end_a_pass_is_refused():
    open_one = _under_way("lead_1", 0)
    ended = [*_under_way("lead_2", 5), told("lead.rejected", 20, subject="lead_2", reason="duplicate")]
    for pair in ((open_one, ended), (ended, open_one)):
        refusal = merge(*pair, _act(90))
        assert (_code(refusal), refusal.because.values["lead"]) == ("merge_ends_pass", "lead_1")
    before = [*_under_way("lead_2", -50), told("lead.rejected", -20, subject="lead_2", reason="duplicate")]
    assert merge(open_one, before, _act(90)).stays == "lead_1"


def test_what_was_merged_before_comes_along():
    third = [told("lead.captured", 7, subject="lead_3"), told("lead.merged", 8, subject="lead_3", into="lead_1")]
    done = merge([*NEW, *third], OLD, _act(9))
    assert [(fact.subject, fact.details.into) for fact in done.facts] == [("lead_1", "lead_2"), ("lead_3", "lead_2")]


def test_whatever_is_no_pair_is_refused():
    away = [*NEW, told("lead.merged", 6, subject="lead_1", into="lead_2")]
    elsewhere = [*NEW, told("lead.merged", 6, subject="lead_1", into="lead_9")]
    gone = [*NEW, told("lead.erased", 6, subject="lead_1", request="r1")]
    assert _code(merge(NEW, NEW, _act(9))) == "same_lead"
    assert _code(merge(away, OLD, _act(9))) == _code(merge(OLD, away, _act(9))) == "already_merged"
    assert _code(merge(OLD, elsewhere, _act(9))) == "merged_away"
    assert _code(merge(OLD, gone, _act(9))) == _code(merge(gone, OLD, _act(9))) == "person_forgotten"
    assert _code(unmerge(OLD, "lead_2", _act(9))) == "not_merged"


def test_a_merge_is_taken_back_whole():
    third = [told("lead.captured", 7, subject="lead_3"), told("lead.merged", 8, subject="lead_3", into="lead_1")]
    fourth = [told("lead.captured", 7, subject="lead_4"), told("lead.merged", 8, subject="lead_4", into="lead_2")]
    history = [*NEW, *third, *OLD, *fourth]
    history += merge([*NEW, *third], [*OLD, *fourth], _act(9)).facts
    assert merge_roots(history) == {"lead_1": "lead_2", "lead_3": "lead_2", "lead_4": "lead_2"}
    back = unmerge(history, "lead_1", _act(20, "back"), "two people share the address")
    assert [(fact.kind, fact.subject) for fact in back] == [("lead.unmerged", "lead_1"), ("lead.merged", "lead_3")]
    assert back[0].details.reason == "two people share the address"
    assert merge_roots([*history, *back]) == {"lead_3": "lead_1", "lead_4": "lead_2"}


def test_the_rep_has_the_lead_as_before_the_merge():
    first, second = _under_way("lead_1", 0, "rep_dewi"), _under_way("lead_2", 10, "rep_tono")
    history = [*first, *second, *merge(first, second, _act(90)).facts]
    history += unmerge(history, "lead_2", _act(95, "back"))
    assert _apart(history, "lead_1") == fold(first)
    assert _apart(history, "lead_2") == fold(second)


def _apart(history, lead):
    return fold([fact for fact in history if fact.subject == lead])


_KINDS = {
    "lead.updated": {"company": "New"},
    "lead.touched": {"signal": "page"},
    "lead.qualified": {"score": 60.0},
    "lead.routed": {"rep_id": "rep_dewi"},
    "lead.accepted": {"rep_id": "rep_tono"},
    "lead.contacted": {"medium": "call"},
    "lead.rejected": {"reason": "wrong_size"},
    "lead.recycled": {"reason": "timing"},
}
_steps = st.lists(st.tuples(st.sampled_from(sorted(_KINDS)), st.integers(1, 50)), max_size=6)


def _history(lead, steps):
    facts = [
        told(kind, hours, subject=lead, key=f"{lead}:{number}", **_KINDS[kind])
        for number, (kind, hours) in enumerate(steps)
    ]
    return [told("lead.captured", 0, subject=lead), *facts]


@given(_steps, _steps, st.randoms(use_true_random=False))
def test_merging_and_taking_it_back_are_the_same_in_any_order_of_arrival(one, other, chance):
    first, second = _history("lead_1", one), _history("lead_2", other)
    done = merge(first, second, _act(60))
    assert done == merge(second, first, _act(60))
    if isinstance(done, Merging):
        history = [*first, *second, *done.facts]
        shuffled = [*history, *done.facts]
        chance.shuffle(shuffled)
        assert fold(shuffled) == fold(history)
        assert len(fold(history).touches) == len(fold(first).touches) + len(fold(second).touches)
        history += unmerge(shuffled, done.goes, _act(70, "back"))
        chance.shuffle(history)
        assert (_apart(history, "lead_1"), _apart(history, "lead_2")) == (fold(first), fold(second))
    else:
        assert done.code == "merge_ends_pass"


@pytest.mark.parametrize("hours", [1, 80])
def test_what_is_told_of_a_merged_lead_afterwards_is_the_survivors_and_goes_back_with_it(hours):
    history = [*OLD, *NEW, *merge(OLD, NEW, _act(9)).facts]
    history.append(told("lead.touched", hours, subject="lead_1", signal="demo"))
    assert [touch.signal for touch in fold(history).touches].count("demo") == 1
    history += unmerge(history, "lead_1", _act(90, "back"))
    assert [touch.signal for touch in _apart(history, "lead_1").touches] == ["demo"]
