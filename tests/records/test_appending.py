"""Facts are appended once, however often they are told, with what is personal apart."""

import random
from datetime import datetime, timedelta, timezone

import pytest
from django.db import transaction

from selaras.core.ledger import in_order
from selaras.core.ledger.details import lead
from selaras.kit.errors import InputError
from selaras.records.ledger import Appended, append, facts_after, history, lead_history, newest_position
from selaras.records.models import Fact, PersonalDetails
from tests.records.company import START, captured, company, fact, one_of_each, touched

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(5))
def test_every_kind_comes_back_as_it_was_told(seed):
    told = one_of_each(random.Random(seed))
    append(told)
    assert {f.source_key: f for _, f in facts_after(0, 1000)} == {f.source_key: f for f in told}


def test_telling_twice_is_one_fact():
    assert append(touched(1, 5)) == Appended(new=5, known=0)
    assert append(touched(1, 8)) == Appended(new=3, known=5)
    assert Fact.objects.count() == 8


def test_telling_twice_in_one_breath_is_one_fact_and_the_first_telling_stands():
    first, second = captured(1, company="PT Maju"), captured(1, company="PT Mundur")
    assert append([first, second]) == Appended(new=1, known=1)
    assert history("lead_1") == [first]


def test_small_batches_and_large_ones_append_the_same():
    told = company(random.Random(3))
    assert append(told[:40], batch=7).new + append(told, batch=11).new == len(told)
    assert {f.source_key for _, f in facts_after(0, 10_000)} == {f.source_key for f in told}


def test_nothing_told_appends_nothing():
    assert append([]) == Appended(new=0, known=0)
    assert newest_position() == 0


def test_what_is_personal_lies_apart():
    append([captured(1, email="dewi@maju.example"), *touched(1, 2)])
    assert PersonalDetails.objects.count() == 1
    assert not Fact.objects.filter(details__contains="maju").exists()
    assert history("lead_1")[0].details.email == "dewi@maju.example"


def test_personal_details_of_a_known_fact_are_not_told_again():
    append([captured(1, email="dewi@maju.example")])
    append([captured(1, email="eka@elsewhere.example")])
    assert history("lead_1")[0].details.email == "dewi@maju.example"


def test_facts_before_an_erasure_that_are_told_later_stay_without_the_person():
    append([fact("lead.erased", "lead_1", lead.Erased(request="r"), key="e", at=START + timedelta(days=1))])
    append([captured(1), captured(2)])
    assert history("lead_1")[0].details.email is None
    assert history("lead_2")[0].details.email is not None


def test_a_person_who_comes_back_after_an_erasure_is_known_again():
    append([fact("lead.erased", "lead_1", lead.Erased(request="r"), key="e")])
    append([captured(1, at=START + timedelta(seconds=1))])
    assert history("lead_1")[-1].details.email is not None


def test_instants_keep_their_microsecond_and_lose_their_zone():
    at = datetime(2026, 3, 2, 9, 0, 0, 123457, tzinfo=timezone(timedelta(hours=7)))
    append([captured(1, at=at)])
    [kept] = history("lead_1")
    assert kept.happened_at == at
    assert kept.happened_at.utcoffset() == timedelta(0)
    assert Fact.objects.filter(happened_at=at, noted_at__gte=at).count() == 1


def test_an_instant_without_a_zone_is_an_error_that_names_the_fact():
    with pytest.raises(InputError, match="happened_at of captured:7.*no time zone"):
        append([captured(6), captured(7, at=datetime(2026, 3, 2, 9))])  # noqa: DTZ001 (that is the fault)
    assert newest_position() == 0


def test_a_kind_nobody_knows_is_an_error_that_names_it():
    with pytest.raises(InputError, match="'lead.sneezed' is not a kind"):
        append([fact("lead.sneezed", "lead_1", lead.Woken(because="date"), key="k")])


def test_what_a_caller_rolls_back_was_never_appended():
    with transaction.atomic():
        append(touched(1, 3))
        transaction.set_rollback(True)
    assert newest_position() == 0


def test_facts_come_back_in_the_order_of_appending_and_not_twice():
    append(touched(1, 5))
    first = facts_after(0, 3)
    rest = facts_after(first[-1][0], 10)
    assert [f.source_key for _, f in first + rest] == sorted(f.source_key for f in touched(1, 5))
    assert facts_after(rest[-1][0], 10) == []


def test_facts_are_numbered_in_the_order_they_are_told_whatever_their_keys():
    told = [captured(number) for number in (3, 1, 2, 12)]
    append(told)
    append([captured(2), captured(5), captured(4), captured(5)])
    keys = [f.source_key for _, f in facts_after(0, 10)]
    assert keys == [f"captured:{number}" for number in (3, 1, 2, 12, 5, 4)]


def test_the_history_of_a_lead_holds_those_merged_into_it_and_its_deals():
    told = [
        captured(1), captured(2), captured(3), *touched(2, 2),
        fact("lead.merged", "lead_2", lead.Merged(into="lead_1"), key="m"),
        fact("lead.merged", "lead_3", lead.Merged(into="lead_1"), key="m3"),
        fact("lead.unmerged", "lead_3", lead.Unmerged(apart_from="lead_1"), key="u3", at=START + timedelta(days=1)),
        fact("lead.converted", "lead_2", lead.Converted(opportunity_id="opportunity_9"), key="c"),
        *[f for f in one_of_each(random.Random(1)) if f.kind == "opportunity.created"],
    ]  # fmt: skip
    append(told)
    assert lead_history("lead_1") == in_order(f for f in told if f.subject in {"lead_1", "lead_2", "opportunity_9"})
    assert lead_history("lead_2") == in_order(f for f in told if f.subject in {"lead_2", "opportunity_9"})
    assert lead_history("lead_3") == in_order(f for f in told if f.subject == "lead_3")
