"""Credits of one deal by hand: the golden cases, the edge rules, and what holds for every journey and every model."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.attribution import Journey, JourneyRule, Model, Touch, considered, credits_of, model_of, raw_weights
from selaras.core.attribution.model import SLOTS
from selaras.core.charter import starting_terms
from selaras.core.charter.terms import AttributionModel
from selaras.kit.errors import InputError

MARCH = datetime(2026, 3, 1, tzinfo=UTC)
MODELS = {terms.name: model_of(terms) for terms in starting_terms().figures.attribution}
PER_DEAL = [model for model in MODELS.values() if model.per_deal]


def on(day: float) -> datetime:
    return MARCH + timedelta(days=day)


def journey(*days: float, amount: int = 10_000_000, captured: float | None = None, created: float | None = None,
            closed: float | None = 90, channels: str = "") -> Journey:  # fmt: skip
    told = channels or "x" * len(days)
    touches = tuple(Touch(on(day), "lead_1", f"key:{n:03d}", channel=told[n]) for n, day in enumerate(days))
    at = [None if day is None else on(day) for day in (captured, created, closed)]
    return Journey(touches, amount, captured_at=at[0], created_at=at[1], closed_at=at[2])


def test_golden_case_7_w_shaped_gives_thirty_five_five_thirty_thirty_and_ten_cents_are_four_three_three():
    told = journey(0, 1, 2, 3, 4, captured=3, created=4)
    assert credits_of(MODELS["W-shaped"], told) == [3_000_000, 500_000, 500_000, 3_000_000, 3_000_000]
    assert credits_of(MODELS["linear"], journey(0, 1, 2, amount=10)) == [4, 3, 3]


def test_golden_case_8_a_touch_that_is_first_and_creates_the_lead_has_both_parts():
    told = journey(0, 1, 2, captured=0, created=2, amount=100)
    assert credits_of(MODELS["W-shaped"], told) == [60, 10, 30]


@pytest.mark.parametrize(
    ("model", "told", "given"),
    [
        ("W-shaped", journey(0, 1, 2, captured=1, created=2, amount=300), [100, 100, 100]),
        ("full path", journey(0, 1, 2, 3, captured=1, created=2, closed=3, amount=400), [100, 100, 100, 100]),
        ("full path", journey(0, 1, 2, 3, 4, captured=1, created=2, closed=9, amount=1000), [225, 225, 225, 100, 225]),
        ("W-shaped", journey(0, 1, 2, created=2, amount=700), [300, 100, 300]),
        ("U-shaped 40/40/20", journey(0, 1, 2, 3, captured=2, created=2.5, amount=100), [40, 20, 40, 0]),
        ("U-shaped 50/50", journey(0, 1, 2, captured=1.5, amount=100), [50, 50, 0]),
        ("U-shaped 50/50", journey(0, 1, 2, captured=None, amount=100), [100, 0, 0]),
        ("position based", journey(0, 1, 2, amount=100), [40, 20, 40]),
        ("position based", journey(0, amount=7), [7]),
        ("first touch", journey(0, 1, amount=3), [3, 0]),
        ("last touch", journey(0, 1, closed=None, amount=3), [0, 3]),
        ("time decay", journey(0, 7, 14, amount=700), [100, 200, 400]),
        ("time decay", journey(0, 400, amount=700), [0, 700]),
        ("Shapley", journey(0, 1, 2, 3, channels="aabc", amount=10), [4, 0, 3, 3]),
        ("linear", journey(0, 1, amount=-3), [-2, -1]),
    ],
)  # fmt: skip
def test_a_model_gives_what_its_weights_say(model, told, given):
    assert credits_of(MODELS[model], told) == given


def test_what_touches_after_the_opportunity_get_belongs_to_models_that_credit_the_end():
    told = journey(0, 1, 2, 3, 4, captured=1, created=2, amount=900)
    assert credits_of(MODELS["W-shaped"], told) == [300, 300, 300, 0, 0]
    assert credits_of(MODELS["full path"], told)[3] > 0
    assert credits_of(MODELS["linear"], told) == [180] * 5


def test_a_model_whose_touch_is_missing_credits_none():
    only = Model("opportunity", "opportunity", "anchors", weights=(0, 0, 1, 0, 0))
    assert credits_of(only, journey(5, 6, created=4)) is None
    assert credits_of(MODELS["linear"], journey()) is None


def test_an_open_deal_has_no_closing_touch():
    closing = Model("closing", "closing", "anchors", weights=(1, 0, 0, 1, 0))
    assert credits_of(closing, journey(0, 1, closed=None, amount=10)) == [10, 0]
    assert credits_of(closing, journey(0, 1, closed=2, amount=10)) == [5, 5]


def test_a_chain_shares_out_no_deal_by_itself():
    with pytest.raises(InputError, match="all deals together"):
        raw_weights(MODELS["Markov"], journey(0))


def test_the_lookback_and_the_close_are_part_of_the_journey():
    touches = [Touch(on(day), "lead_1", f"key:{day}") for day in (-11, -10, 0, 5, 6)]
    rule = JourneyRule(lookback_days=10)
    assert [touch.at for touch in considered(touches, rule, created_at=on(0), until=on(5))] == [on(-10), on(0), on(5)]


def test_a_session_counts_once_where_the_charter_says_so():
    told = [
        Touch(on(0), "lead_1", "a", session="s"), Touch(on(1), "lead_1", "b", session="s"),
        Touch(on(2), "lead_2", "c", session="s"), Touch(on(3), "lead_1", "d"), Touch(on(4), "lead_1", "e"),
    ]  # fmt: skip
    rule = JourneyRule(touches="session")
    assert [touch.key for touch in considered(told, rule, created_at=on(0), until=on(5))] == ["a", "c", "d", "e"]


def test_a_model_is_its_weights_and_rules():
    assert MODELS["U-shaped 40/40/20"].weights == (2, 2, 0, 0, 0)
    assert MODELS["full path"].weights == (9, 9, 9, 9, 0)
    assert MODELS["full path"].spread == 4
    assert {name for name, model in MODELS.items() if model.until_opportunity} == {
        "U-shaped 40/40/20", "U-shaped 50/50", "W-shaped",
    }  # fmt: skip
    assert MODELS["Markov"].order == 1
    assert model_of(AttributionModel(name="s", sort="shapley", order=2)).order == 2
    assert MODELS["Shapley"].per_deal


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ({"sort": "anchors"}, "has no weight"),
        ({"sort": "anchors", "spread": Decimal(-1)}, "below 0"),
        ({"sort": "anchors", "spread": Decimal("0.12345678")}, "six decimals"),
        ({"sort": "time_decay", "half_life_days": 0}, "half-life"),
        ({"sort": "markov", "order": 4}, "order 4"),
    ],
)
def test_a_model_that_cannot_be_reckoned_is_refused_with_its_place(terms, message):
    with pytest.raises(InputError, match=message) as caught:
        model_of(AttributionModel(name="odd", **terms))
    assert caught.value.place == "figures.attribution[odd]"


days = st.lists(st.integers(0, 30), max_size=8)
maybe = st.none() | st.integers(-2, 35)
models = st.sampled_from(PER_DEAL) | st.builds(
    lambda weights, spread: Model("own", "own", "anchors", weights=tuple(weights), spread=spread),
    st.lists(st.integers(0, 5), min_size=5, max_size=5), st.integers(0, 5),
)  # fmt: skip


@settings(max_examples=60)
@given(model=models, at=days, amount=st.integers(-1000, 10**13), captured=maybe, created=maybe, closed=maybe)
def test_credits_have_the_sign_of_the_amount_and_sum_to_it(model, at, amount, captured, created, closed):
    told = journey(*sorted(at), amount=amount, captured=captured, created=created, closed=closed)
    found = credits_of(model, told)
    if found is None:
        return
    assert sum(found) == amount
    assert all(credit * amount >= 0 for credit in found)


@settings(max_examples=25)
@given(at=days, channels=st.lists(st.sampled_from("abc"), min_size=8, max_size=8), swap=st.permutations("abc"))
def test_relabelling_and_reordering_change_nothing(at, channels, swap):
    other = dict(zip("abc", swap, strict=True))
    touches = [Touch(on(day), "lead_1", f"key:{n}", channel=channels[n]) for n, day in enumerate(at)]
    renamed = [Touch(t.at, t.lead_id, t.key, channel=other[t.channel]) for t in reversed(touches)]
    rule = JourneyRule()
    whole, again = (
        Journey(considered(told, rule, created_at=on(0), until=on(40)), 100, captured_at=on(3), created_at=on(9))
        for told in (touches, renamed)
    )
    for model in PER_DEAL:
        assert credits_of(model, whole) == credits_of(model, again)


def test_slots_stand_in_the_order_of_a_journey():
    told = journey(0, 1, 2, 3, captured=1, created=2)
    assert [place.slot for place in told.places] == list(SLOTS)
    assert [place.at for place in told.places] == [0, 1, 2, 3, 3]
