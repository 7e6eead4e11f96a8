"""Leads that may be one person are found with their evidence."""

from selaras.core.matching import KnownPerson, duplicates
from selaras.core.matching.duplicates import CROWD


def _pairs(*people):
    return [(pair.first, pair.second, pair.confidence, pair.evidence) for pair in duplicates(people)]


def test_one_address_is_one_person():
    pairs = _pairs(KnownPerson("b", email="dewi+x@corp.example.com"), KnownPerson("a", email="Dewi@corp.example.com"))
    assert pairs == [("a", "b", 0.99, ("same e-mail",))]


def test_an_offices_address_is_no_evidence():
    assert _pairs(KnownPerson("a", email="info@corp.com"), KnownPerson("b", email="info@corp.com")) == []


def test_a_phone_needs_a_like_name():
    first = KnownPerson("a", first_name="Dewi", last_name="Lestari", phone="0812 3456 7890", country="ID")
    assert _pairs(first, KnownPerson("b", first_name="Dewi", last_name="Lestary", phone="+6281234567890")) == [
        ("a", "b", 0.95, ("name 92% alike", "same phone"))
    ]
    assert _pairs(first, KnownPerson("b", first_name="Tono", last_name="Hadi", phone="+6281234567890")) == []
    assert _pairs(first, KnownPerson("b", phone="+6281234567890")) == []


def test_a_like_name_at_one_employer_is_a_candidate():
    first = KnownPerson("a", email="dewi@maju.co.id", first_name="Dewi", last_name="Lestari")
    second = KnownPerson("b", email="d.lestari@maju.co.id", first_name="Dewi", last_name="Lestari")
    third = KnownPerson("c", email="dewi@gmail.com", first_name="Dewi", last_name="Lestari", company="PT Maju")
    assert _pairs(first, second, third) == [("a", "b", 0.85, ("name 100% alike", "same employer"))]
    assert _pairs(third, KnownPerson("d", last_name="Lestari", first_name="Dewi", company="Maju"))[0][:3] == (
        "c",
        "d",
        0.85,
    )


def test_the_surest_come_first_and_all_evidence_is_told():
    same = {"email": "dewi@maju.co.id", "first_name": "Dewi", "last_name": "Lestari"}
    pairs = _pairs(
        KnownPerson("a", **same), KnownPerson("b", **same), KnownPerson("c", **same | {"email": "dl@maju.co.id"})
    )
    assert [pair[:3] for pair in pairs] == [("a", "b", 0.99), ("a", "c", 0.85), ("b", "c", 0.85)]
    assert pairs[0][3] == ("name 100% alike", "same e-mail", "same employer")


def test_a_crowd_that_shares_one_address_is_not_compared():
    people = [KnownPerson(f"p{number:02}", email="all@maju.co.id") for number in range(CROWD + 1)]
    assert duplicates(people) == []
    assert len(duplicates(people[:3])) == 3
