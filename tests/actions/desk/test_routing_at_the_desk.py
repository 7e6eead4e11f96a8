"""Routing at the desk: the ledger decisions are made with is, at every moment, the one the facts add up to."""

import pytest

from selaras.actions.desk import desk
from selaras.core.routing import ROUTING_KINDS, fairness_of
from selaras.records.ledger.histories import facts_of_kinds
from selaras.records.models import AssignmentReading
from selaras.records.readings import rebuild
from selaras.records.readings.fairness import fairness_ledger
from tests.actions.desk.company import FITS, at, opened, tell, told

pytestmark = pytest.mark.django_db


def asking(*leads, hours=0.0):
    """The facts of people who ask for a demo at one instant."""
    for lead in leads:
        yield told("lead.captured", lead, at(hours - 0.1), **FITS)
        yield told("lead.touched", lead, at(hours), signal="demo_requested", channel="website")


def given():
    return {row.lead_id: row.rep_id for row in AssignmentReading.objects.order_by("at")}


def kept_is_folded():
    kept = fairness_ledger()
    assert kept.books == fairness_of(fact for _, fact in facts_of_kinds(ROUTING_KINDS)).books
    return kept.book("sales").entries


def test_many_leads_of_one_telling_are_shared_among_all_and_the_books_are_those_of_the_facts():
    opened()
    tell(at(0), *asking(*(f"lead_{number}" for number in (9, 4, 7, 1))))
    assert [given()[f"lead_{number}"] for number in (9, 4, 7, 1)] == ["rep_budi", "rep_dewi", "rep_tono", "rep_budi"]
    live = kept_is_folded()
    assert [live[rep].received for rep in ("rep_budi", "rep_dewi", "rep_tono")] == [2, 1, 1]
    rebuild()
    assert kept_is_folded() == live


def test_a_lead_that_was_none_is_owed_before_the_next_is_routed_even_in_one_telling():
    opened()
    tell(at(0), *asking("lead_1", "lead_2", "lead_3"))
    none = told("lead.rejected", "lead_1", at(1), reason="bad_data", gives_back=True)
    with desk(at(1)) as open_desk:
        open_desk.tell([none, *asking("lead_4", hours=1)])
        open_desk.tell(list(asking("lead_5", hours=1)))
    assert (given()["lead_1"], given()["lead_4"], given()["lead_5"]) == ("rep_budi", "rep_budi", "rep_budi")
    assert [kept_is_folded()[rep].received for rep in ("rep_budi", "rep_dewi", "rep_tono")] == [2, 1, 1]
