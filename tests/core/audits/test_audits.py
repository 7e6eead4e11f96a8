"""A blind audit: how the sample is drawn, who may rate what, when it closes, and how far the raters agree."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.audits import (
    Audit,
    Opening,
    Rating,
    agreement,
    audit_told,
    closing,
    draw,
    next_item,
    open_audit,
    outcome,
    rate,
)
from selaras.core.ledger import Fact
from selaras.core.staff import Person
from selaras.kit.refusal import Refusal

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DUE = NOW + timedelta(days=14)
AYU = Person("ayu", "Ayu", "marketing_leader")
PUTRI = Person("putri", "Putri", "marketing")
SARI = Person("sari", "Sari", "sales_leader")
RINA = Person("rina", "Rina", "sales_manager")
BIMA = Person("bima", "Bima", "revenue_operations")
ITEMS = tuple(f"lead_{number}#1" for number in range(12))


def opening(**more) -> Opening:
    said = {
        "from_at": NOW - timedelta(days=90), "until_at": NOW, "due_at": DUE, "seed": 7, "population": 40,
        "items": ITEMS, "judged": ("meets",) * 8 + ("fails",) * 3 + ("unknown",),
    }  # fmt: skip
    return Opening(**said | more)


def opened() -> list[Fact]:
    fact = open_audit(opening(), AYU, NOW, "key", 3)
    assert isinstance(fact, Fact)
    return [fact]


def audit(facts: list[Fact]) -> Audit:
    told = audit_told(facts)
    assert told is not None
    return told


def rated(facts: list[Fact], by: Person, item: str, verdict: str, *failed: str, hours: float = 1) -> list[Fact]:
    answer = rate(audit(facts), by, item, Rating("", NOW + timedelta(hours=hours), verdict, failed))
    assert isinstance(answer, list), answer
    return [*facts, *answer]


def code(answer: object) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.code


@settings(max_examples=30)
@given(sizes=st.lists(st.integers(1, 30), min_size=1, max_size=6), size=st.integers(0, 80), seed=st.integers(0, 2**40))
def test_every_channel_has_its_share_and_the_seed_fixes_the_sample(sizes, size, seed):
    passes = [(f"lead_{c}_{n}#1", f"channel_{c}") for c, count in enumerate(sizes) for n in range(count)]
    found = draw(passes, size, seed)
    shuffled = passes[:]
    random.Random(seed).shuffle(shuffled)
    assert draw(shuffled, size, seed) == found
    assert len(found) == len(set(found)) == min(size, len(passes))
    channel = dict(passes)
    for name, count in Counter(channel[one] for one in found).items():
        exact = len(found) * sizes[int(name.rpartition("_")[2])] / len(passes)
        assert abs(count - exact) < 1


def test_a_sample_is_small_enough_to_rate_and_due_in_the_future():
    assert code(open_audit(opening(due_at=NOW), AYU, NOW, "key", 3)) == "audit_due_in_the_past"
    assert code(open_audit(opening(items=ITEMS[:9]), AYU, NOW, "key", 3)) == "audit_size"


def test_whoever_rates_sees_the_next_one_only_of_their_own_side():
    facts = rated(opened(), PUTRI, ITEMS[0], "meets")
    assert next_item(audit(facts), "marketing") == ITEMS[1]
    assert next_item(audit(facts), "sales") == ITEMS[0]


@pytest.mark.parametrize(
    ("by", "item", "said", "expected"),
    [
        (BIMA, ITEMS[1], ("meets",), "audit_no_side"),
        (Person("eka", "Eka", "visitor"), ITEMS[1], ("meets",), "audit_no_side"),
        (RINA, "lead_99#1", ("meets",), "audit_not_in_sample"),
        (AYU, ITEMS[0], ("fails",), "audit_rated_already"),
        (Person("putri", "Putri", "sales_rep"), ITEMS[1], ("meets",), "audit_rates_for_one_side"),
        (RINA, ITEMS[1], ("perhaps",), "audit_verdict"),
        (RINA, ITEMS[1], ("meets", "company_size"), "audit_verdict"),
    ],
)
def test_a_rating_that_cannot_be_is_refused(by, item, said, expected):
    facts = rated(opened(), PUTRI, ITEMS[0], "meets")
    assert code(rate(audit(facts), by, item, Rating("", NOW, said[0], said[1:]))) == expected


def test_it_closes_with_the_last_rating_or_when_it_is_due_and_then_takes_no_more():
    facts = opened()
    for item in ITEMS:
        facts = rated(rated(facts, PUTRI, item, "meets"), RINA, item, "fails", "company_size")
    told = audit(facts)
    assert (told.complete, told.because, next_item(told, "sales")) == (True, "all_rated", None)
    assert code(rate(told, RINA, ITEMS[0], Rating("", NOW, "meets"))) == "audit_closed"
    assert closing(told, DUE) is None

    half = audit(rated(opened(), PUTRI, ITEMS[0], "meets"))
    assert (half.open_at(NOW), half.open_at(DUE), half.complete) == (True, False, False)
    assert closing(half, NOW) is None
    assert code(rate(half, RINA, ITEMS[0], Rating("", DUE, "meets"))) == "audit_closed"
    end = closing(half, DUE + timedelta(days=3))
    assert end is not None
    assert (end.happened_at, end.noted_at) == (DUE, DUE + timedelta(days=3))
    closed = audit([*opened(), end])
    assert (closed.because, closed.closed_at, closed.open_at(NOW)) == ("due", DUE, False)


def test_any_order_of_arrival_tells_the_same_audit_and_the_first_rating_stands():
    facts = opened()
    for item in ITEMS[:4]:
        facts = rated(rated(facts, PUTRI, item, "meets"), RINA, item, "fails", "seniority", hours=2)
    expected = audit(facts)
    for seed in range(5):
        shuffled = facts[:]
        random.Random(seed).shuffle(shuffled)
        assert audit(shuffled) == expected
    assert len(expected.pairs()) == 4
    assert audit_told(facts[1:]) is None


def test_the_outcome_compares_both_sides_and_each_with_the_agreement():
    facts = opened()
    for place, item in enumerate(ITEMS):
        facts = rated(facts, PUTRI, item, "meets")
        facts = rated(facts, RINA, item, "meets" if place < 8 else "fails")
    found = outcome(audit(facts))
    assert found["between"] is not None
    assert (found["between"].n, found["between"].raw.value) == (12, 8 / 12)
    assert found["charter-sales"] is not None
    assert (found["charter-sales"].n, found["charter-sales"].raw.value) == (11, 1.0)
    assert outcome(audit(opened())) == dict.fromkeys(("between", "charter-marketing", "charter-sales"))


def pairs(both: int, first: int, second: int, neither: int) -> list[tuple[bool, bool]]:
    return [(True, True)] * both + [(True, False)] * first + [(False, True)] * second + [(False, False)] * neither


def test_kappa_and_ac1_are_those_of_the_papers():
    """Cohen's own shape of table, and Gwet's example of the paradox (2008, table 1): 118, 5, 2, 0 of 125."""
    plain = agreement(pairs(20, 5, 10, 15))
    assert plain is not None
    assert plain.kappa.value == pytest.approx(0.4)
    odd = agreement(pairs(118, 5, 2, 0))
    assert odd is not None
    assert odd.raw.value == pytest.approx(0.944)
    assert odd.kappa.value == pytest.approx(-0.0234, abs=5e-4)
    assert odd.ac1.value == pytest.approx(0.9408, abs=5e-4)
    assert odd.lopsided
    assert not plain.lopsided


def test_the_intervals_are_those_of_leaving_out_one_after_the_other():
    told = pairs(9, 2, 3, 6)
    found = agreement(told)
    assert found is not None
    left_out = [agreement(told[:place] + told[place + 1 :]) for place in range(len(told))]
    values = [one.kappa.value for one in left_out if one is not None and one.kappa.value is not None]
    mean = sum(values) / 20
    spread = (19 / 20 * sum((value - mean) ** 2 for value in values)) ** 0.5
    assert found.kappa.high - found.kappa.value == pytest.approx(1.959964 * spread, abs=1e-6)


def test_too_few_say_nothing_and_one_answer_for_all_has_no_kappa():
    assert agreement(pairs(9, 0, 0, 0)) is None
    same = agreement(pairs(12, 0, 0, 0))
    assert same is not None
    assert (same.raw.value, same.kappa.value, same.ac1.value) == (1.0, None, 1.0)
    one_apart = agreement(pairs(12, 1, 0, 0))
    assert one_apart is not None
    assert one_apart.kappa.value == 0.0
