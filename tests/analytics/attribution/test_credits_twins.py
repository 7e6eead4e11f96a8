"""The engine credits every touch as one does by hand, for random companies, under every model and every rule."""

from collections import defaultdict

import pytest

from selaras.analytics import Cuts, Lake, Yardstick, asked, question_of
from selaras.analytics.attribution import NO_TOUCH, attributed, attribution
from selaras.analytics.attribution.crediting import credited_touches, touch_models
from selaras.analytics.attribution.journeys import journey_touches
from selaras.analytics.figures import UNKNOWN
from selaras.core.attribution import Chain, JourneyRule, Model, credits_of, model_of, removal_effects
from selaras.core.charter import starting_terms
from selaras.kit.money import shares
from tests.analytics.attribution.histories import AS_OF, Company, company
from tests.analytics.writing import lake_of

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]
MODELS = tuple(model for terms in starting_terms().figures.attribution if (model := model_of(terms)).per_deal)
OWN = (
    Model("five", "five", "anchors", weights=(1, 2, 3, 5, 7), spread=11),
    Model("milestones", "milestones", "anchors", weights=(0, 3, 4, 0, 0), spread=2),
    Model("opportunity", "opportunity", "anchors", weights=(0, 0, 1, 0, 0)),
    Model("slow decay", "slow decay", "time_decay", half_life_days=33.3),
)
RULES = (JourneyRule(), JourneyRule("account", "session", 60))
CASES = ((RULES[0], MODELS), (RULES[1], OWN))


@pytest.fixture(scope="module")
def told() -> Company:
    return company(20)


@pytest.fixture(scope="module")
def lake(told, tmp_path_factory) -> Lake:
    return lake_of(told.telling.facts, tmp_path_factory.mktemp("deals"))


@pytest.fixture(scope="module")
def year():
    return Cuts().named("2026")


def question(lake, year, **terms):
    return question_of(lake, Yardstick(thin_below=1, **terms), as_of=AS_OF, period=year)


@pytest.mark.parametrize(("rule", "models"), CASES)
def test_every_touch_gets_what_it_gets_by_hand(rule, models, told, lake):
    relation = credited_touches(rule, models)
    names = ", ".join(f"m{k}" for k in touch_models(models))
    rows = lake.at(AS_OF).rows(f"SELECT opportunity_id, pos, {names} FROM {relation.name}", (relation,))
    found = {(row[0], row[1]): list(row[2:]) for row in rows}
    expected = {}
    for deal in told.deals:
        journey = told.journey(deal, rule)
        given = [credits_of(models[k], journey) or [0] * len(journey.touches) for k in touch_models(models)]
        expected |= {(deal.id, pos): [each[pos] for each in given] for pos in range(len(journey.touches))}
    assert len(expected) > 100
    assert found == expected


@pytest.mark.parametrize("rule", RULES)
def test_touches_stand_in_their_total_order(rule, told, lake):
    relation = journey_touches(rule)
    rows = lake.at(AS_OF).rows(
        f"SELECT opportunity_id, lead_id, channel FROM {relation.name} ORDER BY opportunity_id, pos", (relation,)
    )
    expected = [
        (deal.id, touch.lead_id, touch.channel)
        for deal in told.deals
        for touch in told.journey(deal, rule).touches
    ]  # fmt: skip
    assert rows == expected


@pytest.mark.parametrize(("by", "segment"), [("channel", "smb"), ("campaign", None), ("segment", None)])
def test_every_model_hands_out_exactly_what_was_won(by, segment, lake, year):
    put = question(lake, year)
    answer = attribution(put, by, segment=segment, draws=20)
    won = sum(part.value for part in asked("won", put.of("segment")).parts if segment in {None, part.cut.value})
    assert answer.total_minor == won
    for place, model in enumerate(answer.models):
        assert not model.refused
        assert sum(line.credits[place].minor for line in answer.lines) == won


def test_the_lines_are_the_sums_by_hand(told, lake, year):
    answer = attribution(question(lake, year), draws=0)
    rule = JourneyRule()
    for model in (each.model for each in answer.models if each.model.per_deal):
        sums: dict[str, int] = defaultdict(int)
        for deal in (deal for deal in told.deals if deal.outcome == "won"):
            journey = told.journey(deal, rule)
            values = [touch.channel or UNKNOWN for touch in journey.touches]
            given = credits_of(model, journey, values)
            for value, credit in zip(values, given or [], strict=False):
                sums[value] += credit
            sums[NO_TOUCH] += 0 if given else journey.amount_minor
        found = answer.amounts(model.name)
        assert {value: found.get(value, 0) for value in sums} == sums
    influenced: dict[str, int] = defaultdict(int)
    for deal in (deal for deal in told.deals if deal.outcome == "won"):
        for value in {touch.channel or UNKNOWN for touch in told.journey(deal, rule).touches}:
            influenced[value] += deal.amount or 0
    assert {line.value: line.influenced_minor for line in answer.lines if line.value != NO_TOUCH} == influenced
    assert sum(line.sourced_minor for line in answer.lines) == answer.total_minor


@pytest.mark.parametrize("order", [1, 2, 3])
def test_a_chain_shares_out_what_it_shares_out_by_hand(order, told, lake, year):
    terms = starting_terms().figures.attribution[-2].model_copy(update={"order": order})
    put = question(lake, year, attribution=(terms,))
    steps: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = defaultdict(int)
    ends: dict[str, dict[tuple[str, ...], int]] = {"won": defaultdict(int), "lost": defaultdict(int)}
    touched = bare = 0
    for deal in (deal for deal in told.deals if deal.outcome != "open"):
        journey = told.journey(deal, JourneyRule())
        state: tuple[str, ...] = ()
        for touch in journey.touches:
            after = (*state, touch.channel or UNKNOWN)[-order:]
            steps[state, after] += 1
            state = after
        if journey.touches:
            ends[deal.outcome][state] += 1
        if deal.outcome == "won":
            touched += journey.amount_minor if journey.touches else 0
            bare += 0 if journey.touches else journey.amount_minor
    effects = removal_effects(Chain(steps, ends["won"], ends["lost"]))
    values = sorted(effects, key=lambda value: (-effects[value], value))
    parts = shares(touched, [round(effects[value] * 2**40) for value in values])
    expected = dict(zip(values, parts, strict=True)) | ({NO_TOUCH: bare} if bare else {})
    found = attributed(put, model="Markov")
    assert found.keys() == expected.keys()
    assert all(abs(found[value] - minor) <= 5 for value, minor in expected.items())  # the last bits of a float
    assert sum(found.values()) == sum(expected.values())


def test_a_chain_says_nothing_of_what_is_still_open(lake, year):
    answer = attribution(question(lake, year), basis="pipeline", draws=5)
    assert [told.model.name for told in answer.models if told.refused] == ["Markov"]
    assert attributed(question(lake, year), model="Markov", basis="pipeline") is None


def test_the_set_value_of_a_chain_is_shared_out_to_the_unit(lake, year):
    terms = starting_terms().figures.attribution[-1].model_copy(update={"order": 1})
    answer = attribution(question(lake, year, attribution=(terms,)), draws=10)
    assert sum(line.credits[0].minor for line in answer.lines) == answer.total_minor
    assert answer.models[0].largest_error is None


def test_more_values_than_sets_can_be_gone_through_are_drawn_with_their_error(tmp_path, year):
    many = company(3, channels=tuple(f"channel_{n:02d}" for n in range(18)))
    terms = starting_terms().figures.attribution[-1].model_copy(update={"order": 1})
    put = question(lake_of(many.telling.facts, tmp_path), year, attribution=(terms,))
    answer = attribution(put, draws=0)
    assert 0 < answer.models[0].largest_error < 0.05
    assert sum(line.credits[0].minor for line in answer.lines) == answer.total_minor
    assert attributed(put) == attributed(put)


def test_intervals_hold_the_share_and_the_same_seed_gives_the_same(lake, year):
    first, again = (attribution(question(lake, year), draws=60, seed=7) for _ in range(2))
    assert first == again
    for line in first.lines:
        for credit in line.credits:
            assert credit.low <= credit.share + 0.1
            assert credit.high >= credit.share - 0.1
    assert {line.verdict for line in first.lines if line.named} <= {"more", "less", "depends", "thin"}
    assert all(line.verdict is None for line in first.lines if not line.named)
