"""A pair is one thing whichever lead is named first, and the charter says what becomes of it."""

from datetime import UTC, datetime

import pytest

from selaras.core.charter.terms import DeskTerms
from selaras.core.lifecycle import Act
from selaras.core.matching import KnownPerson, course, duplicates, pair_id, parted, suspected

NOW = datetime(2026, 3, 2, tzinfo=UTC)
DEWI = {"first_name": "Dewi", "last_name": "Lestari", "email": "dewi@maju.co.id"}


def _pair(**second):
    [pair] = duplicates([KnownPerson("lead_a", **DEWI), KnownPerson("lead_b", **(DEWI | second))], at_least=0.0)
    return pair


@pytest.mark.parametrize(
    ("second", "then"),
    [
        ({}, "join"),
        ({"first_name": "Tono", "last_name": "Hadi"}, "ask"),
        ({"email": "dl@maju.co.id"}, "ask"),
        ({"email": "dewi.l@gmail.com", "company": "Sinar"}, "leave"),
    ],
)
def test_the_charter_says_what_becomes_of_a_pair(second, then):
    found = duplicates([KnownPerson("lead_a", **DEWI), KnownPerson("lead_b", **(DEWI | second))], at_least=0.0)
    assert [course(pair, DeskTerms()) for pair in found] in ([then], [] if then == "leave" else [then])


def test_whoever_asks_to_be_asked_is_asked():
    assert course(_pair(), DeskTerms(merge_at=1)) == "ask"


def test_a_pair_is_suspected_once_and_parted_by_each_who_says_so():
    pair = _pair()
    later = datetime(2027, 1, 1, tzinfo=UTC)
    fact = suspected(pair, NOW, later)
    assert (fact.subject, fact.details.first, fact.details.second) == (pair_id("lead_b", "lead_a"), "lead_a", "lead_b")
    assert fact.details.evidence == pair.evidence
    assert (fact.happened_at, fact.noted_at) == (NOW, later)
    assert suspected(pair, later, later).source_key == fact.source_key
    said = parted("lead_b", "lead_a", Act(NOW, "user:bima", "k1"), "brothers")
    assert (said.subject, said.details.first, said.details.second) == (fact.subject, "lead_a", "lead_b")
    assert (said.details.parted_by, said.details.reason, said.noted_at) == ("user:bima", "brothers", NOW)
    assert said.source_key != parted("lead_a", "lead_b", Act(NOW, "user:bima", "k2")).source_key
