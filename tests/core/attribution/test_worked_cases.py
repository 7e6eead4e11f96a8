"""Cases of others: the heuristics that marketing-attribution-models tests, and a removal effect worked by hand."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from selaras.core.attribution import Chain, Journey, Model, Touch, credits_of, model_of, removal_effects
from selaras.core.charter import starting_terms

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MODELS = {terms.name: model_of(terms) for terms in starting_terms().figures.attribution}
CALLED = {
    "last_touch": MODELS["last touch"],
    "first_touch": MODELS["first touch"],
    "linear": MODELS["linear"],
    "position_based_40_20_40": MODELS["position based"],
    "time_decay half-life 1 h": Model("hour", "hour", "time_decay", half_life_days=1 / 24),
}
UNIT = 10**12  # a conversion, as money of very small units
CASES = 8


@pytest.fixture(scope="module")
def folder(real_data):
    found = real_data / "attribution_cases"
    if not found.exists():
        pytest.skip("the attribution cases are not here; set SELARAS_REAL_DATA to the folder that holds them")
    return found


def credited(case: dict) -> dict[str, float]:
    sums: dict[str, float] = {}
    hours = case.get("touch_hours_before_conversion", [range(len(path), 0, -1) for path in case["journeys"]])
    amounts = case.get("revenue", [1] * len(case["journeys"]))
    for path, before, amount in zip(case["journeys"], hours, amounts, strict=True):
        touches = [Touch(NOON - timedelta(hours=h), "lead_1", f"{n}", value) for n, (value, h) in enumerate(
            zip(path, before, strict=True))]  # fmt: skip
        told = Journey(tuple(touches), amount * UNIT, closed_at=NOON)
        found = credits_of(CALLED[case["model"].removesuffix(" revenue")], told)
        assert sum(found) == amount * UNIT
        for value, credit in zip(path, found, strict=True):
            sums[value] = sums.get(value, 0) + credit / UNIT
    return {value: n for value, n in sums.items() if n}


@pytest.mark.parametrize("number", range(CASES))
def test_heuristics_give_what_others_test_for(number, folder):
    cases = json.loads((folder / "mam_tests.json").read_text())["cases"]
    assert len(cases) == CASES
    assert credited(cases[number]) == pytest.approx(cases[number]["expected"])


def test_a_removal_effect_is_that_of_the_worked_example(folder):
    told = json.loads((folder / "markov_worked_example.json").read_text())
    steps, won, lost = {}, {}, {}
    for path in told["paths"]:
        states = [(), *((value,) for value in path["path"])]
        for pair in pairwise(states):
            steps[pair] = steps.get(pair, 0) + path["conversions"] + path["nulls"]
        won[states[-1]] = won.get(states[-1], 0) + path["conversions"]
        lost[states[-1]] = lost.get(states[-1], 0) + path["nulls"]
    chain = Chain(steps, won, lost)
    moves, wins = chain.moves
    place = {state: k for k, state in enumerate(chain.states)}
    odds = told["transition_probabilities"]
    assert moves[0, place["google ads",]] == pytest.approx(odds["start>google ads"])
    assert wins[place["google ads",]] == pytest.approx(odds["google ads>conv"])
    effects = removal_effects(chain)
    assert effects == pytest.approx(told["removal_effect"])
    whole = sum(won.values()) / sum(effects.values())
    assert {value: effect * whole for value, effect in effects.items()} == pytest.approx(told["attributed_conversions"])
