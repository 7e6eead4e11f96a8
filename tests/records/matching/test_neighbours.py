"""Who could be the same person as a lead is found by indexed questions, and the answer is the one over all leads."""

from datetime import timedelta

import pytest

from selaras.actions.erasure import erase_person
from selaras.actions.ledger import note
from selaras.core.ledger.details import lead, pair
from selaras.core.matching import CROWD, STARTING, pairs_among
from selaras.records.models import PairReading, PersonReading
from selaras.records.readings.neighbours import among, everybody, forms_of, neighbours, open_pairs, parted
from tests.records.company import START, captured, fact

pytestmark = pytest.mark.django_db

DEWI = {"first_name": "Dewi", "last_name": "Lestari"}


def _person(number, **said):
    return captured(number, **({"email": None, "first_name": None} | said))


def _merged(number, into, hours=1):
    details = lead.Merged(into=f"lead_{into}")
    return fact("lead.merged", f"lead_{number}", details, key=f"m{number}", at=START + timedelta(hours=hours))


def _suspected(first, second, confidence=0.9):
    two = pair.Suspected(
        first=f"lead_{first}", second=f"lead_{second}", confidence=confidence, evidence=("email:same:+25.7",)
    )
    return fact("pair.suspected", f"pair_{first}_{second}", two, key=f"p{first}{second}")


def _parted(first, second):
    two = pair.Parted(first=f"lead_{first}", second=f"lead_{second}", parted_by="user:bima")
    return fact("pair.parted", f"pair_{first}_{second}", two, key=f"d{first}{second}", at=START + timedelta(days=1))


def _beside(*numbers):
    found = neighbours(f"lead_{number}" for number in numbers)
    return {tuple(int(lead_id.removeprefix("lead_")) for lead_id in pair) for pair in found.pairs}


def test_whoever_shares_a_block_is_a_neighbour():
    note([
        _person(1, email="Dewi.Lestari@maju.co.id", **DEWI),
        _person(2, email="dewi.lestari@gmail.com"),
        _person(3, email="dl@maju.co.id", last_name="Lestary"),
        _person(4, company="Maju", **DEWI),
        _person(5, email="tono@maju.co.id", first_name="Tono"),
    ])  # fmt: skip
    assert _beside(1) == {(1, 2), (1, 3), (1, 4)}
    assert _beside(4, 5) == {(1, 4)}
    assert _beside() == _beside(9) == set()


def test_a_crowd_is_nobodys_neighbour(django_assert_num_queries):
    note([_person(number, phone="+62215550199", first_name=f"Number {number}") for number in range(CROWD + 1)])
    with django_assert_num_queries(2):
        assert _beside(1) == set()
    PersonReading.objects.get(lead_id="lead_0").delete()
    assert len(_beside(1)) == CROWD - 1


def test_leads_that_are_one_are_no_pair():
    note([_person(number, email="dewi@maju.co.id") for number in range(1, 5)])
    note([_merged(2, into=1)])
    assert _beside(1) == {(1, 3), (1, 4)}
    assert _beside(2) == {(2, 3), (2, 4)}
    found = among([("lead_1", "lead_2"), ("lead_2", "lead_3"), ("lead_3", "lead_9")])
    assert (found.pairs, found.roots["lead_2"]) == ({("lead_2", "lead_3")}, "lead_1")


def test_what_was_said_of_a_lead_was_said_of_the_one_it_is_part_of():
    note([_person(number) for number in range(1, 5)])
    note([_merged(2, into=1), _parted(2, 3)])
    assert parted(["lead_1", "lead_3", "lead_4"]) == {frozenset(("lead_1", "lead_3"))}
    assert parted(["lead_1"]) == parted([]) == set()


def test_a_forgotten_person_is_nobodys_neighbour():
    note([_person(1, email="dewi@maju.co.id", company="Maju"), _person(2, email="dewi@maju.co.id")])
    erase_person("lead_1", START + timedelta(days=1), "user:bima", "r1")
    row = PersonReading.objects.get(lead_id="lead_1")
    assert (row.email, row.name, row.mailbox, row.at_company, row.root) == (None, None, None, None, "")
    assert _beside(2) == _beside(1) == set()
    assert [who for who, _ in everybody()] == ["lead_2"]


def test_a_correction_is_compared_by_what_is_true_now():
    note([_person(1, email="dewi@maju.co.id"), _person(2, email="tono@maju.co.id")])
    note(
        [fact("lead.updated", "lead_2", lead.Updated(email="Dewi@maju.co.id"), key="u", at=START + timedelta(hours=1))]
    )
    assert _beside(2) == {(1, 2)}
    assert forms_of(["lead_2", "lead_9"])["lead_2"]["email"] == "dewi@maju.co.id"


def test_pairs_wait_the_surest_first_until_they_are_one_or_two():
    note([_person(number, email="dewi@maju.co.id") for number in range(1, 8)])
    note([_suspected(1, 2, 0.85), _suspected(3, 4, 0.97), _suspected(4, 5, 0.9), _suspected(6, 7, 0.8)])
    assert [one.pair_id for one in open_pairs()] == ["pair_3_4", "pair_4_5", "pair_1_2", "pair_6_7"]
    note([_merged(4, into=3), _parted(1, 2)])
    waiting = list(open_pairs())
    assert [(one.first, one.first_root, one.second_root) for one in waiting] == [
        ("lead_4", "lead_3", "lead_5"), ("lead_6", "lead_6", "lead_7"),
    ]  # fmt: skip
    erase_person("lead_7", START + timedelta(days=3), "user:bima", "r1")
    assert [one.pair_id for one in open_pairs()] == ["pair_4_5"]
    undone = lead.Unmerged(apart_from="lead_3")
    note([fact("lead.unmerged", "lead_4", undone, key="back", at=START + timedelta(days=2))])
    assert [one.pair_id for one in open_pairs()] == ["pair_3_4", "pair_4_5"]


def test_neighbours_are_the_pairs_among_all_leads():
    emails, companies = (
        ("dewi@maju.co.id", "dewi.lestari@gmail.com", "dewi.lestari@maju.co.id", None),
        ("Maju", "Sinar", None),
    )
    names = (DEWI, {"first_name": "Tono", "last_name": "Lestari"}, {"first_name": "Dewi"})
    everyone = [
        _person(number, email=emails[number % 4], company=companies[number % 3], **names[number % 5 % 3])
        for number in range(24)
    ]
    note(everyone)
    everywhere = {(one.first, one.second) for one in pairs_among(dict(everybody()), STARTING, 0.0)}
    assert neighbours(one.subject for one in everyone).pairs == everywhere
    assert len(everywhere) > 50


def test_a_pair_is_known_by_whoever_names_its_two_first():
    nameless = pair.Parted(parted_by="user:bima")
    note([fact("pair.parted", "pair_1_2", nameless, key="d")])
    assert not PairReading.objects.exists()
    note([_suspected(1, 2)])
    assert PairReading.objects.get().state == "parted"
