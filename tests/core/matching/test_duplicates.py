"""Leads that may be one person are found with their evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.matching import CROWD, KnownPerson, duplicates, person_forms, person_key

DEWI = {"first_name": "Dewi", "last_name": "Lestari"}


def _levels(first, second):
    """How far two people agree in each thing, or nothing where they are not even compared."""
    found = duplicates([KnownPerson("a", **first), KnownPerson("b", **second)], at_least=0.0)
    return {line.comparison: line.level for pair in found for line in pair.weighing.lines}


def _pair(first, second):
    [pair] = duplicates([KnownPerson("a", **first), KnownPerson("b", **second)], at_least=0.0)
    return pair


def test_one_address_is_one_person():
    pair = _pair({"email": "dewi+x@corp.example.com"}, {"email": "Dewi@corp.example.com"})
    assert (pair.first, pair.second, pair.identified) == ("a", "b", True)
    assert pair.confidence > 0.999
    assert pair.evidence == ("email:same:+25.7", "employer:domain:+9.6")


def test_one_address_under_two_names_is_for_a_person_to_decide():
    pair = _pair({"email": "dewi@gmail.com", **DEWI}, {"email": "dewi@gmail.com", "first_name": "Tono"})
    assert not pair.identified
    assert 0.8 < pair.confidence < 0.99


def test_an_address_and_a_part_of_the_name_are_enough_and_a_number_and_a_part_are_not():
    whole, part = {"email": "dewi@maju.co.id", **DEWI}, {"email": "dewi@maju.co.id", "first_name": "Dewi"}
    assert _pair(whole, part).identified
    assert not _pair({**DEWI, "phone": "+6281234567890"}, {"first_name": "Dewi", "phone": "+6281234567890"}).identified


def test_an_offices_address_is_no_evidence():
    assert _levels({"email": "info@corp.com"}, {"email": "info@corp.com"}) == {}


def test_a_number_identifies_nobody_without_a_like_name():
    first = {"phone": "0812 3456 7890", "country": "ID", **DEWI}
    same = {"phone": "+6281234567890", "first_name": "Dewi", "last_name": "Lestary"}
    assert _pair(first, same).identified
    assert _pair(first, same).confidence > 0.99
    for other in ({"first_name": "Tono", "last_name": "Hadi"}, {}):
        assert not _pair(first, {"phone": "+6281234567890", **other}).identified


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("Dewi Lestari", "DEWI LESTARI", "same"),
        ("Dewi Lestari", "Lestari Dewi", "turned"),
        ("Dewi Lestari", "Dewi Lestary", "nearly"),
        ("Dewi Lestari", "D. Lestari", "initial"),
        ("Dewi Lestari", "Dewi", "part"),
        ("Dewi Lestari", "Devi Lastri", "alike"),
        ("Dewi Lestari", "Tono Hadi", "different"),
    ],
)
def test_names_agree_by_degrees(first, second, level):
    levels = _levels({"email": "x@maju.co.id", "first_name": first}, {"email": "x@maju.co.id", "last_name": second})
    assert levels["name"] == level


def test_a_like_name_at_one_employer_is_a_candidate_and_either_alone_is_not():
    by_domain = _pair({"email": "dewi@maju.co.id", **DEWI}, {"email": "d.lestari@maju.co.id", **DEWI})
    by_name = _pair({"email": "dewi@gmail.com", "company": "PT Maju", **DEWI}, {"company": "Maju", **DEWI})
    assert 0.8 < by_domain.confidence < 0.99
    assert 0.8 < by_name.confidence < 0.99
    assert not by_domain.identified
    assert _pair(DEWI, DEWI).confidence < 0.2
    tono = {"first_name": "Tono", "last_name": "Lestari"}
    assert _pair({"company": "Maju", **DEWI}, {"company": "Maju", **tono}).confidence < 0.2


def test_the_surest_come_first():
    same = {"email": "dewi@maju.co.id", **DEWI}
    people = [KnownPerson("a", **same), KnownPerson("b", **same), KnownPerson("c", **same | {"email": "dl@maju.co.id"})]
    assert [(pair.first, pair.second) for pair in duplicates(people)] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert [(pair.first, pair.second) for pair in duplicates(people, at_least=0.99)] == [("a", "b")]


def test_a_crowd_that_shares_one_address_is_not_compared():
    people = [KnownPerson(f"p{number:02}", email="all@maju.co.id") for number in range(CROWD + 1)]
    assert duplicates(people) == []
    assert len(duplicates(people[:3])) == 3


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Ibu Dewi Lestari, S.E., M.M.", "dewi lestari"),
        ("Dr. Ir. Tono", "tono"),
        ("Maria de Sá", "maria de sa"),
        ("O'Neill", "oneill"),
        ("D. Lestari", "d lestari"),
        ("Mr", "mr"),
        ("", ""),
    ],
)
def test_a_person_is_named_without_titles_and_degrees(written, key):
    assert person_key(written) == key


def test_a_short_mailbox_and_an_office_tell_nobody_from_another():
    assert person_forms(KnownPerson("a", "dew@maju.co.id"))["mailbox"] == ""
    assert person_forms(KnownPerson("a", "dewi.l@maju.co.id"))["mailbox"] == "dewil"
    forms = person_forms(KnownPerson("a", "sales@maju.co.id"))
    assert (forms["email"], forms["mailbox"], forms["domain"]) == ("", "", "maju.co.id")


_people = st.builds(
    KnownPerson,
    id=st.sampled_from("abcdef"),
    email=st.sampled_from([None, "dewi@maju.co.id", "dewi@gmail.com", "tono@maju.co.id", "info@maju.co.id"]),
    first_name=st.sampled_from([None, "Dewi", "Devi", "Tono"]),
    last_name=st.sampled_from([None, "Lestari", "Lestary"]),
    phone=st.sampled_from([None, "+6281234567890"]),
    company=st.sampled_from([None, "PT Maju", "Maju Jaya"]),
)


@given(st.lists(_people, unique_by=lambda one: one.id, max_size=5), st.randoms(use_true_random=False))
def test_the_answer_does_not_depend_on_the_order_of_the_people(people, chance):
    shuffled = list(people)
    chance.shuffle(shuffled)
    found = duplicates(people, at_least=0.0)
    assert found == duplicates(shuffled, at_least=0.0)
    assert all(pair.first < pair.second and 0.0 <= pair.confidence <= 1.0 for pair in found)
    assert [pair.confidence for pair in found] == sorted((pair.confidence for pair in found), reverse=True)
