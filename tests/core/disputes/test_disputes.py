"""A decision held against the agreement: opened once, added to by both sides, ruled on by somebody who is neutral."""

from itertools import permutations

import pytest

from selaras.core.disputes import dispute_told, note, open_dispute, rule, withdraw
from selaras.core.disputes.deciding import Ruling
from selaras.core.lifecycle import Act
from selaras.core.staff import Person
from tests.core.lifecycle.telling import START, told
from tests.core.lifecycle.test_deciding import TERMS

REJECTED = told("lead.rejected", 2, key="no", reason="wrong_size", contradicts=("size",), reviewer_id="rina")
AYU, BIMA, RINA = (Person(name, name, role) for name, role in (
    ("ayu", "marketing_leader"), ("bima", "revenue_operations"), ("rina", "sales_manager")
))  # fmt: skip


def act(key, hours=3):
    return Act(START.replace(hour=2 + hours), "user:ayu", key, charter_version=7)


@pytest.fixture
def opened():
    return open_dispute(REJECTED, act("open"), "ayu", "rejection_contradicts_criteria", "120 people is not too small")


def _code(answer):
    return getattr(answer, "code", None)


def test_a_dispute_says_what_it_is_about_and_by_which_criteria(opened):
    dispute = dispute_told([opened])
    assert (dispute.lead_id, dispute.decision, dispute.criteria) == ("lead_1", "no", ("size",))
    assert (dispute.status, dispute.opened_by, dispute.charter_version) == ("open", "ayu", 7)
    assert dispute_told([]) is None


def test_both_sides_add_what_they_know(opened):
    said = note(dispute_told([opened]), act("note", 4), RINA, " They let half of them go ")
    assert dispute_told([opened, said]).notes[0][1:] == ("rina", "They let half of them go")
    assert _code(note(dispute_told([opened]), act("note", 4), RINA, " ")) == "reason_needed"


def test_somebody_neutral_rules_once(opened):
    dispute = dispute_told([opened])
    said = Ruling("overturned", "The charter says 50 to 500", "Say which day's count of employees is meant")
    ruling = rule(dispute, act("rule", 5), BIMA, TERMS, said, "user:rina")
    after = dispute_told([opened, ruling])
    assert (after.status, after.ruled_by, after.precedent) == ("overturned", "bima", said.precedent)
    assert _code(rule(after, act("again", 6), BIMA, TERMS, said, "user:rina")) == "dispute_ruled"
    assert _code(note(after, act("late", 6), RINA, "but")) == "dispute_ruled"
    assert _code(withdraw(after, act("late", 6))) == "dispute_ruled"
    upheld = rule(dispute, act("rule", 5), BIMA, TERMS, Ruling("upheld", "No"), "user:rina")
    assert dispute_told([opened, upheld]).status == "upheld"


@pytest.mark.parametrize(
    ("by", "said", "decided_by", "code"),
    [
        (RINA, Ruling("upheld", "x"), "user:dewi", "not_neutral"),
        (Person("ayu", "Ayu", "revenue_operations"), Ruling("upheld", "x"), "user:rina", "rules_own_case"),
        (BIMA, Ruling("upheld", "x"), "user:bima", "rules_own_case"),
        (BIMA, Ruling("perhaps", "x"), "user:rina", "ruling_unknown"),
        (BIMA, Ruling("upheld", " "), "user:rina", "reason_needed"),
    ],
)
def test_a_ruling_needs_a_neutral_person_and_a_reason(opened, by, said, decided_by, code):
    assert _code(rule(dispute_told([opened]), act("rule", 5), by, TERMS, said, decided_by)) == code


def test_a_dispute_about_what_was_taken_back_has_nothing_left_to_rule_on(opened):
    assert dispute_told([opened, withdraw(dispute_told([opened]), act("undone", 4))]).status == "withdrawn"


def test_a_dispute_folds_the_same_in_any_order(opened):
    dispute = dispute_told([opened])
    facts = [
        opened,
        note(dispute, act("note", 4), RINA, "a"),
        rule(dispute, act("rule", 5), BIMA, TERMS, Ruling("upheld", "b"), "user:rina"),
    ]
    assert {dispute_told(order) for order in permutations(facts)} == {dispute_told(facts)}
