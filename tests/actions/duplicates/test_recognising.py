"""A lead that comes again is recognised before anything is decided: its touch counts, its MQL is not begun twice."""

from decimal import Decimal

import pytest

from selaras.actions.handover import accept, reject
from selaras.actions.ledger import note
from selaras.actions.readings import rebuild_readings
from selaras.core.charter import starting_terms
from selaras.records.models import ClockReading, Fact, LeadReading, PairReading, PersonReading
from tests.actions.desk.company import FITS, RINA, asks_for_a_demo, at, doing, hired, opened, tell, told

pytestmark = pytest.mark.django_db

DEWI = {"first_name": "Dewi", "last_name": "Lestari", "email": "dewi@maju.example"}


def _count(kind):
    return Fact.objects.filter(kind=kind).count()


def _comes(lead, when, **said):
    return tell(when, told("lead.captured", lead, when, **{**FITS, **DEWI, **said}))


def test_a_duplicate_of_an_open_lead_brings_its_touch_and_begins_no_second_pass():
    opened()
    asks_for_a_demo("lead_1", at(), **DEWI)
    accept(doing("accept", by=RINA, now=at(minutes=2)))
    told_again = asks_for_a_demo("lead_2", at(minutes=10), **DEWI)
    merged = Fact.objects.get(kind="lead.merged")
    assert (merged.subject, merged.concerns, merged.actor) == ("lead_2", "lead_1", "matching")
    assert "lead.merged" in [fact.kind for fact in told_again.followed]
    assert (_count("lead.qualified"), _count("lead.routed"), _count("pair.suspected")) == (1, 1, 0)
    lead = LeadReading.objects.get(lead_id="lead_1")
    assert (lead.stage, lead.pass_number, lead.touches) == ("sal", 1, 2)
    assert LeadReading.objects.get(lead_id="lead_2").merged_into == "lead_1"
    assert not ClockReading.objects.filter(lead_id="lead_2").exists()


def test_what_is_told_of_the_duplicate_later_counts_for_the_lead_it_is():
    opened()
    _comes("lead_1", at())
    _comes("lead_2", at(1))
    tell(at(2), told("lead.touched", "lead_2", at(2), signal="demo_requested", channel="website"))
    assert Fact.objects.get(kind="lead.qualified").subject == "lead_1"
    assert LeadReading.objects.get(lead_id="lead_1").stage == "mql"


def test_a_likely_pair_waits_for_somebody_and_both_leads_go_their_way():
    opened()
    _comes("lead_1", at())
    _comes("lead_2", at(1), email="d.lestari@maju.example")
    pair = PairReading.objects.get()
    assert (pair.first, pair.second, pair.state) == ("lead_1", "lead_2", "open")
    assert 0.8 <= pair.confidence < 0.99
    assert _count("lead.merged") == 0
    _comes("lead_3", at(2), email="tono@sinar.example", first_name="Tono", company="Sinar")
    assert PairReading.objects.count() == 1


def test_leads_that_two_reps_work_on_are_put_before_a_person():
    opened()
    asks_for_a_demo("lead_1", at(), **DEWI)
    asks_for_a_demo("lead_2", at(1), **(DEWI | {"email": "d.lestari@maju.example"}))
    assert len({lead.rep_id for lead in LeadReading.objects.all()}) == 2
    tell(at(2), told("lead.updated", "lead_2", at(2), email="dewi@maju.example"))
    assert (_count("lead.merged"), _count("pair.suspected")) == (0, 1)


def test_a_merge_that_would_end_a_pass_is_put_before_a_person():
    opened()
    asks_for_a_demo("lead_1", at(), **DEWI)
    asks_for_a_demo("lead_2", at(1), **(DEWI | {"email": "d.lestari@maju.example"}))
    reject(doing("reject", "lead_2", by=RINA, now=at(2)), "duplicate")
    tell(at(3), told("lead.updated", "lead_2", at(3), email="dewi@maju.example"))
    assert (_count("lead.merged"), LeadReading.objects.get(lead_id="lead_1").status) == (0, "open")


def test_several_records_of_one_person_that_come_at_once_become_one_lead():
    opened()
    several = [told("lead.captured", f"lead_{number}", at(number), **{**FITS, **DEWI}) for number in (3, 1, 2)]
    tell(at(5), *several)
    assert dict(PersonReading.objects.values_list("lead_id", "root")) == {
        "lead_1": "lead_1", "lead_2": "lead_1", "lead_3": "lead_1",
    }  # fmt: skip


def test_the_charter_says_how_sure_is_sure_enough():
    asked = starting_terms().desk.model_copy(update={"merge_at": Decimal(1), "ask_at": Decimal(1)})
    opened(starting_terms().model_copy(update={"desk": asked}))
    _comes("lead_1", at())
    _comes("lead_2", at(1))
    assert (_count("lead.merged"), _count("pair.suspected")) == (0, 0)


def test_without_a_charter_nobody_is_joined():
    hired()
    _comes("lead_1", at())
    _comes("lead_2", at(1))
    assert (_count("lead.merged"), _count("lead.matched")) == (0, 0)


def test_a_lead_told_at_the_desk_finds_its_account_or_somebody_is_asked():
    opened()
    note([
        told("account.added", "account_1", at(-9), name="PT Maju", domain="maju.example", owner_id="rep_tono"),
        told("account.added", "account_2", at(-9), name="Sinar Abadi"),
        told("account.added", "account_3", at(-9), name="Sinar Abadi", country="ID"),
    ])  # fmt: skip
    asks_for_a_demo("lead_1", at(), **DEWI)
    matched = Fact.objects.get(kind="lead.matched")
    assert (matched.subject, matched.happened_at, matched.noted_at) == ("lead_1", at(minutes=-5), at())
    assert LeadReading.objects.get(lead_id="lead_1").rep_id == "rep_tono"
    for _ in range(2):
        tell(at(1), told("lead.captured", "lead_2", at(1), company="Sinar Abadi", domain=None))
    assert LeadReading.objects.get(lead_id="lead_2").match_asked
    tell(at(2), told("lead.updated", "lead_2", at(2), title="CEO"))
    assert _count("lead.match_asked") == 1


def test_what_the_desk_wrote_is_what_a_rebuild_makes():
    opened()
    asks_for_a_demo("lead_1", at(), **DEWI)
    asks_for_a_demo("lead_2", at(3), **DEWI)
    _comes("lead_3", at(4), email="d.lestari@maju.example")
    tables = (LeadReading, PersonReading, PairReading, ClockReading)
    live = [list(table.objects.order_by("pk").values()) for table in tables]
    rebuild_readings()
    assert [list(table.objects.order_by("pk").values()) for table in tables] == live


def test_a_lead_that_is_part_of_one_nobody_knows_is_put_before_a_person():
    opened()
    _comes("lead_1", at())
    note([told("lead.merged", "lead_1", at(1), into="lead_of_another_system")])
    _comes("lead_2", at(2))
    assert (_count("lead.merged"), _count("pair.suspected")) == (1, 1)


def test_so_many_at_once_that_others_would_wait_are_left_to_the_duty():
    opened()
    crowd = [
        told("lead.captured", f"lead_{n}", at(), email=f"x{n // 2}@y.co.id", first_name=f"N{n // 2}")
        for n in range(202)
    ]
    tell(at(), *crowd)
    assert (_count("lead.merged"), PersonReading.objects.count()) == (0, 202)
