"""An opportunity is moved, changed, won, lost and opened again, and the lead it came from follows."""

import pytest

from selaras.actions import opportunities
from selaras.actions.opportunities import Change
from selaras.records.models import LeadReading, OpportunityReading
from tests.actions.desk.company import AYU, BIMA, TONO, asks_for_a_demo, at, doing, opened, tell, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal():
    opened()
    asks_for_a_demo()
    tell(
        at(3),
        told("lead.accepted", "lead_1", at(1), rep_id="rep_dewi"),
        told(
            "opportunity.created",
            "opp_1",
            at(2),
            amount_minor=1000,
            base_minor=1000,
            currency="USD",
            owner_id="rep_dewi",
        ),
        told("lead.converted", "lead_1", at(2), opportunity_id="opp_1"),
    )


def code(answer):
    return getattr(answer, "code", None)


def row():
    return OpportunityReading.objects.get()


def test_an_opportunity_moves_and_changes_while_it_is_open(deal):
    opportunities.move("opp_1", doing("move", now=at(4)), "Proposal")
    opportunities.change("opp_1", doing("change", now=at(5)), Change(amount_minor=2500, product="Suite"), "USD")
    assert (row().stage, row().amount_minor, row().product) == ("Proposal", 2500, "Suite")
    assert (
        code(opportunities.change("opp_1", doing("c", now=at(6)), Change(amount_minor=-1), "USD")) == "amount_negative"
    )


def test_a_won_opportunity_makes_the_lead_a_customer_and_can_be_opened_again(deal):
    opportunities.win("opp_1", doing("win", now=at(4)))
    assert (row().status, row().amount_minor, LeadReading.objects.get().status) == ("won", 1000, "won")
    assert code(opportunities.move("opp_1", doing("m", now=at(5)), "Proposal")) == "opportunity_closed"
    assert code(opportunities.win("opp_1", doing("w", now=at(5)), -1)) == "amount_negative"
    assert code(opportunities.lose("opp_1", doing("l", now=at(5)), "price")) == "opportunity_closed"
    opportunities.reopen("opp_1", doing("reopen", now=at(6)), "Proposal")
    assert (row().status, LeadReading.objects.get().status) == ("open", "open")
    assert code(opportunities.reopen("opp_1", doing("r", now=at(7)))) == "opportunity_open"


def test_a_lost_opportunity_needs_its_reason(deal):
    assert code(opportunities.lose("opp_1", doing("l", now=at(4)), " ")) == "reason_needed"
    opportunities.lose("opp_1", doing("lose", now=at(4)), "price", "Acme")
    assert (row().status, LeadReading.objects.get().status) == ("lost", "lost")


def test_an_opportunity_is_its_owners_to_work_on(deal):
    assert code(opportunities.win("opp_1", doing("w", by=TONO, now=at(4)))) == "not_your_lead"
    assert code(opportunities.win("opp_1", doing("w", by=AYU, now=at(4)))) == "not_your_role"
    assert code(opportunities.win("opp_9", doing("w", now=at(4)))) == "opportunity_unknown"
    assert opportunities.win("opp_1", doing("w", by=BIMA, now=at(4)), 900).new == 1
    assert row().amount_minor == 900
