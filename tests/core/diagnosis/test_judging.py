"""From both sides to a verdict: the golden case, who is named, and how seldom somebody is where nothing differs."""

from itertools import permutations

import numpy as np
import pytest

from selaras.core.charter.starting import starting_terms
from selaras.core.diagnosis import (
    CHAIN,
    Compared,
    Estimate,
    Rule,
    Sample,
    Side,
    Tallies,
    Volumes,
    answer_of,
    chain_shapley,
    clauses_of,
    fell_everywhere,
    owners_of,
    sides,
    split,
)
from selaras.kit.money import rounded_to
from tests.core.bare import bare_terms
from tests.core.diagnosis.tallied import tallies

CELLS = ("leads", "passes", "watched", "qualified", "deals", "priced", "amount", "won", "closed")


def compared(before: Tallies, after: Tallies) -> Compared:
    return Compared(*sides(before, after))


def drawn_around(side: Tallies, draws: int, chance: np.random.Generator) -> Tallies:
    """The side itself and draws around it, as if each count were one of independent leads."""
    told = {}
    for name in Tallies.__dataclass_fields__:
        value = getattr(side, name)
        if name == "days":
            continue
        unit = 20_000.0 if float(value.max()) > 5_000 else 1.0
        counts = np.maximum(np.round(value[0] / unit), 0)
        told[name] = np.concatenate([value[:1], chance.poisson(counts, (draws, *counts.shape)) * unit])
    return Tallies(**told, days=side.days)


def test_golden_case_thirteen_the_gap_of_1_80_m_is_split_exactly_in_any_order() -> None:
    """Needed 5.0 M, have 3.2 M: 500 leads at 10 thousand against 400 at 8 thousand, in cents."""
    rates = {"leads": (500.0, 400.0), "mql": (0.5, 0.5), "amount": (2_000_000.0, 1_600_000.0)}
    told = set()
    for order in permutations(rates):
        before, after = (np.array([[rates[name][which]] for name in order]) for which in (0, 1))
        gap = round(after.prod() - before.prod())
        parts = rounded_to(gap, dict(zip(order, chain_shapley(before, after).tolist(), strict=True)))
        assert (round(before.prod()), round(after.prod()), gap) == (500_000_000, 320_000_000, -180_000_000)
        assert sum(parts.values()) == -180_000_000
        told.add(tuple(sorted(parts.items())))
    assert told == {(("amount", -90_000_000), ("leads", -90_000_000), ("mql", 0))}


@pytest.mark.parametrize("basis", ["pipeline", "revenue"])
def test_the_parts_and_the_owners_sum_to_the_gap_to_the_smallest_unit(basis) -> None:
    after = tallies(leads=[333.0, 107.0], qualified=[13.0, 7.0], amount=[777_777.0, 311_111.0], own=33_333.0, draws=9)
    found = split(compared(tallies(draws=9), after), Rule(basis), starting_terms(), None)
    assert found.gap.minor == found.after_minor - found.before_minor
    assert sum(part.money.minor for part in found.parts) == found.gap.minor
    assert sum(each.money.minor for each in found.owners) == found.gap.minor
    assert sum(part.share for part in found.parts) == pytest.approx(1)
    names = [part.factor for part in found.parts]
    assert names == [*(CHAIN if basis == "revenue" else CHAIN[:-1]), "own_deals"]


def test_a_part_tells_its_factor_on_both_sides() -> None:
    after = tallies(leads=[600.0, 300.0], amount=[2_000_000.0, 600_000.0])
    found = {part.factor: part for part in split(compared(tallies(), after), Rule(), None, None).parts}
    assert (found["volume"].before, found["volume"].after) == (600, 900)
    assert (found["amount"].before, found["amount"].after) == pytest.approx((1_300_000 / 14, 2_600_000 / 14))
    assert found["acceptance"].before == pytest.approx(70 / 140)
    assert (found["own_deals"].before, found["own_deals"].clauses) == (100_000, ())
    assert found["mix"].before == pytest.approx(1_300_000 / 600)


def test_no_gap_gives_no_shares() -> None:
    found = split(compared(tallies(), tallies()), Rule(), None, None)
    assert found.gap == Estimate(0, 0, 0)
    assert {part.share for part in found.parts} == {0.0}
    assert not any(each.named for each in found.owners)


def test_sales_is_named_where_leads_waited_and_marketing_where_they_did_not_come() -> None:
    chance = np.random.default_rng(1)
    worth = np.array([0.7, 0.6, 0.4, 0.3, 0.2, 0.02])
    waits = np.array([[300.0, 200, 100, 40, 20, 40], [150.0, 100, 50, 20, 10, 20]])
    slow = np.array([[60.0, 60, 100, 180, 150, 150], [30.0, 30, 50, 90, 75, 75]])

    def side(waits, leads=(4000.0, 2000.0)):
        cells = np.array(leads) / np.array([4000, 2000])
        qualified = (waits * worth).sum(axis=1) * cells
        each = {"waits": waits * cells[:, None], "strata_contacted": waits, "strata_qualified": waits * worth}
        deals = qualified * 0.8
        counted = {"leads": list(leads), "passes": np.array([1000.0, 500.0]) * cells, "qualified": qualified}
        counted |= {"watched": np.array([1000.0, 500.0]) * cells, "deals": deals, "priced": deals}
        return tallies(**each, **counted, amount=deals * 2_000_000, own=30_000_000.0)

    usual = drawn_around(side(waits), 400, chance)
    slowly = split(compared(usual, drawn_around(side(slow), 400, chance)), Rule(), starting_terms(), None)
    assert [each.owner for each in slowly.owners if each.named] == ["sales"]
    part = next(part for part in slowly.parts if part.factor == "speed")
    assert (part.owner, part.clauses) == ("sales", ("first contact",))
    assert part.money.high < 0
    assert part.share > 0.9
    fewer = split(compared(usual, drawn_around(side(waits, (2600.0, 1300.0)), 400, chance)), Rule(), None, None)
    assert [each.owner for each in fewer.owners if each.named] == ["marketing"]


def test_where_nothing_differs_somebody_is_named_at_most_as_often_as_the_level_says() -> None:
    """Worlds without any effect: two quarters of the same company, each drawn by chance, judged by their own draws."""
    chance, rule, named, worlds = np.random.default_rng(11), Rule(draws=100), 0, 80
    leads = np.array([[1.0, 0, 0], [1.0, 1, 0], [1.0, 1, 1]])
    shares = np.array([400, 80, 25])
    for _ in range(worlds):
        quarters = []
        for _side in range(2):
            sample = Sample(chance.poisson(shares).astype(np.int64), leads)
            told = np.concatenate([sample.tallies[None], sample.drawn(rule.draws, chance)])
            quarters.append(_quarter(told, chance))
        found = split(compared(*quarters), rule, None, None)
        answer = answer_of(found.gap, tuple(each.owner for each in found.owners if each.named))
        named += answer not in {"neither", "cannot_tell"}
    assert named / worlds <= 0.05


def _quarter(told, chance) -> Tallies:
    """One cell whose counts come of drawn leads: came, became MQL, became a deal of twenty thousand."""
    leads, passes, deals = (told[:, place : place + 1] for place in range(3))
    waits = np.zeros((len(told), 1, 6))
    waits[:, 0, 0] = passes[:, 0]
    zero = np.zeros(len(told))
    each = {"watched": passes, "qualified": deals, "priced": deals, "amount": deals * 2_000_000.0}
    rest = {"strata_contacted": waits, "strata_qualified": waits * 0.3, "kept": waits[:, 0], "won": deals}
    return Tallies(
        leads=leads, passes=passes, deals=deals, waits=waits, **each, **rest, closed=deals * 4.0,
        grown=np.stack([zero, zero], axis=-1), own=zero, own_won=zero, own_closed=zero, days=90.0,
    )  # fmt: skip


LESS, MORE, UNSURE = Estimate(-9, -12, -6), Estimate(4, 1, 7), Estimate(-2, -5, 3)


@pytest.mark.parametrize(
    ("taken", "qualified", "owner"),
    [
        (LESS, LESS, "marketing"),
        (LESS, MORE, "sales"),
        (LESS, UNSURE, "both"),
        (UNSURE, LESS, "both"),
        (MORE, LESS, "both"),
    ],
)
def test_whose_acceptance_and_qualification_are_follows_from_the_two_together(taken, qualified, owner) -> None:
    owners = owners_of({"acceptance": taken, "qualification": qualified}, None)
    assert owners == {"acceptance": owner, "qualification": owner}


BEFORE = {"search": 50.0, "fairs": 30.0, "mail": 20.0}
FALLEN = {"search": 40.0, "fairs": 25.0, "mail": 12.0}


@pytest.mark.parametrize(
    ("volumes", "everywhere"),
    [
        (Volumes(BEFORE, FALLEN, 100.0, 97.0), True),
        (Volumes(BEFORE, FALLEN, 100.0, 60.0), False),
        (Volumes(BEFORE, FALLEN, None, 97.0), False),
        (Volumes(BEFORE, FALLEN, 100.0, None), False),
        (Volumes(BEFORE, {**FALLEN, "search": 60.0}, 100.0, 97.0), False),
        (Volumes(BEFORE, {"search": 40.0, "fairs": 25.0}, 100.0, 97.0), True),
        (Volumes({"search": 50.0}, {"search": 40.0}, 100.0, 97.0), False),
    ],
)
def test_it_is_the_market_only_where_leads_fell_nearly_everywhere_and_spending_did_not(volumes, everywhere) -> None:
    assert fell_everywhere(volumes) is everywhere
    assert owners_of({"volume": LESS}, volumes)["volume"] == ("market" if everywhere else "marketing")
    assert owners_of({"volume": UNSURE}, volumes)["volume"] == "marketing"


@pytest.mark.parametrize(
    ("gap", "named", "answer"),
    [
        (LESS, ("market",), "market"),
        (LESS, ("market", "sales"), "sales"),
        (LESS, ("both", "sales"), "both"),
        (LESS, (), "cannot_tell"),
        (UNSURE, ("sales",), "cannot_tell"),
        (Estimate(0, -4, 4), (), "neither"),
        (MORE, ("sales",), "neither"),
    ],
)
def test_the_answer_follows_from_the_gap_and_who_is_named(gap, named, answer) -> None:
    assert answer_of(gap, named) == answer


def test_a_factor_names_the_clauses_both_sides_signed() -> None:
    terms = starting_terms()
    assert clauses_of("volume", terms) == ("MQLs a month",)
    assert clauses_of("qualification", terms) == (
        "six touches in two weeks", "disposition in two weeks", "MQLs that become SQLs",
    )  # fmt: skip
    assert clauses_of("amount", terms) == clauses_of("speed", bare_terms()) == clauses_of("speed", None) == ()


def test_an_estimate_is_sure_where_its_interval_leaves_out_nought() -> None:
    assert (LESS.sure, MORE.sure, UNSURE.sure) == (True, True, False)


def test_sides_that_are_told_by_hand_are_split_too() -> None:
    factors = np.array([[[100.0], [1.0], [0.5], [0.8], [1.0], [0.5], [0.5], [100_000.0], [0.25]]])
    fewer = factors.copy()
    fewer[0, 0] = 60.0
    nothing = np.zeros(1)
    both = Compared(
        Side(factors.repeat(3, 0), nothing.repeat(3), nothing.repeat(3)),
        Side(fewer.repeat(3, 0), nothing.repeat(3), nothing.repeat(3)),
    )
    found = split(both, Rule("revenue"), None, None)
    assert (found.before_minor, found.after_minor) == (250_000, 150_000)
    assert [part.factor for part in found.parts if part.money.minor] == ["volume"]
