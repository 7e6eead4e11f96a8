"""The duty finds what came without the desk: a few leads one by one, many at once, and nobody twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from selaras.actions.desk import desk
from selaras.actions.duplicates.duty import Compared, look_for_duplicates
from selaras.actions.duplicates.verbs import unmerge
from selaras.actions.ledger import note
from selaras.actions.readings import catch_up_readings, rebuild_readings
from selaras.actions.staff import Newcomer, add_person
from selaras.core.matching import STARTING
from selaras.records.ledger import append
from selaras.records.models import Bookmark, Fact, LeadReading, OutgoingMessage, PairReading, TaughtWeights
from selaras.records.weights import keep_weights, last_lesson, weights_in_use
from tests.actions.desk.company import BIMA, at, doing, hired, opened, tell, told

pytestmark = pytest.mark.django_db

FIRST, LAST = ("Dewi", "Budi", "Siti", "Agus", "Rina"), ("Lestari", "Santoso", "Wijaya", "Hidayat", "Nugroho", "Utami")


def _person(number, key=None, **said):
    first, last = FIRST[number % 5], LAST[number % 6]
    details = {"first_name": first, "last_name": last, "email": f"{first}.{last}{number}@maju{number}.co.id"} | said
    return told("lead.captured", f"lead_{key or number}", at(-90, minutes=number), company=f"Maju {number}", **details)


def _told_in_bulk(*facts):
    append(facts)
    rebuild_readings()


def _roots():
    return dict(LeadReading.objects.exclude(merged_into="").values_list("lead_id", "merged_into"))


def test_leads_that_came_without_the_desk_are_compared_once():
    opened()
    _told_in_bulk(_person(1), _person(1, key="again"), _person(2), _person(2, key="maybe", email="dl@maju2.co.id"))
    assert look_for_duplicates(at()) == Compared(leads=4, merged=1, suspected=1)
    assert _roots() == {"lead_again": "lead_1"}
    assert [pair.second for pair in PairReading.objects.all()] == ["lead_maybe"]
    assert look_for_duplicates(at(1)) == Compared()


def test_a_portion_at_a_time_until_all_are_compared():
    opened()
    _told_in_bulk(*(_person(number) for number in range(130)), _person(3, key="again"))
    compared = [look_for_duplicates(at(hour)) for hour in range(3)]
    assert [one.leads for one in compared] == [100, 31, 0]
    assert sum(one.merged for one in compared) == 1


def test_many_are_compared_all_at_once_with_the_same_answer():
    opened()
    again = (_person(3, key="again"), _person(4, key="third", phone="+62215550199"))
    _told_in_bulk(*(_person(number) for number in range(20)), *again)
    compared = look_for_duplicates(at(), many=5)
    assert (compared.leads, compared.merged) == (22, 2)
    assert _roots() == {"lead_again": "lead_3", "lead_third": "lead_4"}
    assert look_for_duplicates(at(1), many=5) == Compared()
    assert TaughtWeights.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_between_two_portions_of_many_somebody_else_comes_to_the_desk():
    opened()
    _told_in_bulk(*(_person(number) for number in range(30)), *(_person(n, key=f"again{n}") for n in range(25)))
    merged = []

    def come_by():
        merged.append(len(_roots()))
        with desk(at()) as open_desk:
            open_desk.tell([told("lead.touched", "lead_29", at(-1), signal="pricing_viewed")])
        connection.close()

    def give_way():
        with ThreadPoolExecutor(1) as somebody:
            somebody.submit(come_by).result()

    assert look_for_duplicates(at(), many=5, give_way=give_way).merged == 25
    assert merged == [20, 25]
    assert Fact.objects.filter(kind="lead.touched").count() == 1


def test_a_look_that_was_killed_is_taken_up_again_and_tells_nothing_twice():
    opened()
    _told_in_bulk(_person(1), _person(1, key="again"), _person(2, key="maybe", email="dl@maju2.co.id"), _person(2))
    look_for_duplicates(at(), many=1)
    before = Fact.objects.count()
    Bookmark.objects.filter(reader="matching").delete()
    assert look_for_duplicates(at(1), many=1).merged == 0
    assert look_for_duplicates(at(2)) == Compared()
    assert Fact.objects.count() == before


def test_what_a_person_took_apart_stays_apart():
    opened()
    _told_in_bulk(_person(1), _person(1, key="again"))
    look_for_duplicates(at())
    unmerge(doing("unmerge", "lead_again", BIMA, at(1)))
    Bookmark.objects.filter(reader="matching").delete()
    for many in (1, 1_000):
        assert look_for_duplicates(at(2), many=many).merged == 0
        Bookmark.objects.filter(reader="matching").delete()
    assert _roots() == {}


def test_what_the_desk_compared_is_compared_to_no_effect():
    opened()
    tell(at(), _person(1))
    tell(at(1), _person(1, key="again"))
    assert _roots() == {"lead_again": "lead_1"}
    catch_up_readings()
    assert look_for_duplicates(at(2)) == Compared(leads=2)


def test_without_a_charter_nothing_is_compared_and_nothing_passed_over():
    hired()
    note([_person(1), _person(1, key="again")])
    catch_up_readings()
    assert look_for_duplicates(at()) == Compared()
    opened()
    assert look_for_duplicates(at(1)).merged == 1


def test_enough_leads_teach_their_own_weights_and_many_more_teach_again():
    opened()
    _told_in_bulk(*(_person(number) for number in range(40)), *(_person(n, key=f"again_{n}") for n in range(10)))
    assert weights_in_use() is STARTING
    look_for_duplicates(at(), many=5, teachable=50)
    taught = weights_in_use()
    assert last_lesson() == (at(), 50)
    assert taught != STARTING
    assert [one.name for one in taught.comparisons] == [one.name for one in STARTING.comparisons]
    _told_in_bulk(*(_person(number) for number in range(40, 60)))
    look_for_duplicates(at(1), many=5, teachable=50)
    assert last_lesson() == (at(), 50)
    _told_in_bulk(*(_person(number) for number in range(60, 80)))
    look_for_duplicates(at(2), many=5, teachable=50)
    assert (last_lesson(), TaughtWeights.objects.count()) == ((at(2), 90), 1)


def test_the_weights_in_use_are_the_newest():
    keep_weights(STARTING, 10, at())
    keep_weights(STARTING, 20, at() + timedelta(hours=1))
    assert (weights_in_use(), last_lesson()) == (STARTING, (at(1), 20))


def test_a_pair_of_long_ago_waits_in_the_list_and_disturbs_nobody():
    opened()
    add_person(Newcomer("bima", "revenue_operations"), "a long pass phrase 17")
    _told_in_bulk(_person(1), _person(1, key="maybe", email="dl@maju1.co.id"))
    look_for_duplicates(at())
    assert PairReading.objects.get().suspected_at == at(-90, minutes=1)
    assert not OutgoingMessage.objects.filter(sort="pair").exists()
    tell(
        at(),
        *(
            told("lead.captured", f"lead_{n}", at(), email=f"x{n}@y.co.id", first_name="Eka", company="Y")
            for n in (8, 9)
        ),
    )
    assert OutgoingMessage.objects.filter(sort="pair").exists()
