"""Splink finds the pairs the core finds, with the same probability, and learns from people nobody has labelled."""

from dataclasses import replace
from random import Random

import pytest

from selaras.analytics.matching import find_pairs, people_table, trained
from selaras.core.matching import CROWD, STARTING, KnownPerson, pairs_among, person_forms
from selaras.core.matching.weights import Comparison, Frequencies, Level, Likeness

pytestmark = pytest.mark.slow
FIRST = ["Dewi", "Devi", "Budi", "Tono", "Siti", "Ayu", "Agus", "Rina", "Putri", "Hadi"]
LAST = ["Lestari", "Lestary", "Santoso", "Susanto", "Wijaya", "Wijayanti", "Hidayat", "Nugroho", "Çelik"]
COMPANIES = ["PT Maju Jaya", "Sinar Abadi", "Sinar Abady", "Nusantara Teknologi", "東京商会"]
AMONG, SURELY = (("email",), ("words", "company")), ("l.email = r.email",)


def _people(count, seed, *, twice=0.3):
    """Made-up leads; some come again, often with another address, a typo or a part of their name."""
    chance = Random(seed)
    told = []
    for number in range(count):
        if told and chance.random() < twice:
            told.append(_again(chance.choice(told), chance))
            continue
        first, last, company = chance.choice(FIRST), chance.choice(LAST), chance.choice(COMPANIES)
        phone = f"+62812{chance.randrange(10**7):07}" if chance.random() < 0.5 else None
        told.append(
            KnownPerson("", f"{first}.{last}{number}@maju{number % 9}.co.id", first, last, phone, company, "ID")
        )
    return {f"lead_{place:04}": person_forms(one) for place, one in enumerate(told)}


def _again(person, chance):
    other = chance.choice(["email", "name", "part", "company", "nothing"])
    changes = {
        "email": {"email": f"{person.first_name}{chance.randrange(99)}@gmail.com"},
        "name": {"last_name": f"{person.last_name or ''}h"},
        "part": {"last_name": None},
        "company": {"company": chance.choice(COMPANIES)},
        "nothing": {"phone": None},
    }
    return replace(person, **changes[other])


@pytest.fixture(scope="module")
def people():
    return _people(420, 4)


@pytest.fixture(scope="module")
def taught(people):
    return trained(people_table(people.items()), STARTING, AMONG, SURELY)


def _found_by_both(people, weights, at_least):
    splink = {
        (one.first, one.second): one.probability for one in find_pairs(people_table(people.items()), weights, at_least)
    }
    core = {(one.first, one.second): one.confidence for one in pairs_among(people, weights, at_least)}
    return splink, core


@pytest.mark.parametrize("common", [{}, {"name": Frequencies({"budi santoso": 0.2, "dewi lestari": 0.1}, 0.004)}])
def test_splink_finds_what_the_core_finds(people, common):
    splink, core = _found_by_both(people, replace(STARTING, frequencies=common), 0.01)
    assert len(core) > 100
    assert splink == pytest.approx(core, rel=1e-9)


def test_with_what_was_learned_both_still_agree(people, taught):
    splink, core = _found_by_both(people, taught, 0.2)
    assert len(core) > 100
    assert splink == pytest.approx(core, rel=1e-9)


def test_learning_twice_learns_the_same(people, taught):
    shuffled = list(people.items())
    Random(1).shuffle(shuffled)
    assert trained(people_table(shuffled), STARTING, AMONG, SURELY) == taught


def test_what_is_learned_stays_a_share_and_nobodys_own_value_is_kept(people, taught):
    names = [forms["name"] for forms in people.values()]
    assert {names.count(name) >= 5 for name in taught.frequencies["name"].common} == {True}
    for before, after in zip(STARTING.comparisons, taught.comparisons, strict=True):
        assert [level.name for level in after.levels] == [level.name for level in before.levels]
        assert all(0 < level.m <= 1 and 0 < level.u <= 1 for level in after.levels)
    email = taught.comparisons[1].levels
    assert email[0].u == STARTING.comparisons[1].levels[0].u  # two who share an address by chance are the very pair
    assert taught.prior != STARTING.prior


def test_from_too_few_pairs_nothing_is_learned_about_records_of_one_person():
    few = _people(60, 5, twice=0.0)
    learned = trained(people_table(few.items()), STARTING, AMONG, ("l.words = r.words",))
    for before, after in zip(STARTING.comparisons, learned.comparisons, strict=True):
        assert [level.m for level in after.levels] == [level.m for level in before.levels]


def test_a_crowd_is_passed_over_and_one_person_alone_is_no_pair():
    crowd = {f"lead_{n:02}": person_forms(KnownPerson("", "all@maju.co.id")) for n in range(CROWD + 1)}
    assert find_pairs(people_table(crowd.items()), STARTING, 0.0) == []
    assert find_pairs(people_table([("lead_1", {"email": "x@maju.co.id"})]), STARTING, 0.0) == []


def test_typos_are_counted_as_the_core_counts_them():
    born = Comparison("born", (
        Level("same", 0.8, 0.01, (Likeness("born"),)),
        Level("typo", 0.1, 0.05, (Likeness("born", "typo", 2),)),
        Level("different", 0.1, 0.94),
    ))  # fmt: skip
    weights = replace(STARTING, prior=0.1, comparisons=(born,))
    dates = ["1990-01-01", "1990-01-11", "1991-10-01", "1975-12-31", ""]
    people = {f"p{place}": {"born": born, "words": "dewi"} for place, born in enumerate(dates)}
    table = people_table(people.items(), ("born", "words"))
    found = {(one.first, one.second): one.probability for one in find_pairs(table, weights, 0.001, ("words",))}
    assert found == pytest.approx({(p.first, p.second): p.confidence for p in pairs_among(people, weights, 0.001)})
    assert len(found) == 10
