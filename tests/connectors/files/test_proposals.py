"""A look at the headers proposes a mapping, with how sure each guess is and why."""

import pytest

from selaras.connectors.files.mapping import FileOptions, mapping_of
from selaras.connectors.files.planning import plan
from selaras.connectors.files.proposing import propose

PIPELINE = (
    "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
    "1C,Dewi,GTX,Acme,Won,2026-01-02,2026-02-01,100\n2D,Tono,GTX,Acme,Engaging,2026-01-03,,\n"
)


def fields(proposal):
    return {guess.column: guess.field for guess in proposal.guesses}


def test_a_pipeline_is_recognised_by_its_columns(written):
    proposal = propose(written("sales_pipeline.csv", PIPELINE))
    assert (proposal.table, proposal.source) == ("opportunities", "sales")
    assert fields(proposal) == {
        "opportunity_id": "", "sales_agent": "owner", "product": "product", "account": "account", "deal_stage": "stage",
        "engage_date": "created_at", "close_date": "closed_at", "close_value": "amount",
    }  # fmt: skip
    assert mapping_of(proposal.yaml).key == ("opportunity_id",)
    assert {guess.why.id for guess in proposal.guesses if guess.column == "engage_date"} == {"imports-because-synonym"}


def test_what_is_proposed_can_be_planned_at_once(written):
    path = written("sales_pipeline.csv", PIPELINE)
    assert plan(path, mapping_of(propose(path).yaml), zone="UTC").rows == 2


def test_a_vendors_column_is_surest(written):
    proposal = propose(
        written(
            "contacts.csv",
            "Record ID,Create Date,Email,Became a Marketing Qualified Lead Date\n1,2026-01-02,a@b.example,2026-01-05\n",
        )
    )
    assert proposal.table == "leads"
    guess = next(guess for guess in proposal.guesses if guess.column.startswith("Became"))
    assert (guess.field, guess.why.values["vendor"]) == ("qualified_at", "Hubspot")
    assert guess.confidence > 0.9


def test_a_column_whose_values_cannot_be_the_field_is_not_taken_for_it(written):
    proposal = propose(written("deals.csv", "deal_id,amount,close_date\n1,soon,later\n2,never,x\n"))
    assert fields(proposal) == {"deal_id": "", "amount": "", "close_date": ""}


def test_values_tell_an_address(written):
    proposal = propose(written("leads.csv", "lead_id,contact_point,created\n1,a@b.example,2026-01-02\n"))
    assert fields(proposal)["contact_point"] == "email"


def test_what_a_person_must_decide_is_said(written):
    proposal = propose(written("touches.csv", "who,timestamp,event\nx,02/03/2026,view\nx,02/03/2026,view\n"))
    told = [sentence.id for sentence in proposal.open]
    assert "imports-open-needed" in told
    assert "imports-open-dates" in told
    without_key = propose(
        written("leads.csv", "email,created,lead_status\na@b.example,2026-01-02,New\na@b.example,2026-01-02,New\n")
    )
    assert {"imports-open-key", "imports-open-values"} <= {sentence.id for sentence in without_key.open}


def test_options_given_are_part_of_the_proposal(written):
    proposal = propose(written("deals.csv", PIPELINE.replace(",", ";")), FileOptions(delimiter=";"))
    assert mapping_of(proposal.yaml).file.delimiter == ";"


@pytest.mark.parametrize(
    ("name", "text", "table"),
    [
        ("leads.csv", "mql_id,first_contact_date,landing_page_id,origin\na,2026-01-02,p,social\n", "leads"),
        ("accounts.csv", "account,sector,revenue,employees,office_location\nAcme,retail,1,2,Kenya\n", "accounts"),
        ("sales_teams.csv", "sales_agent,manager,regional_office\nDewi,Rina,East\n", "people"),
        ("ad_spend.csv", "date,platform,campaign,cost\n2026-01-02,search,c,5\n", "spend"),
        ("web_events.csv", "user_id,timestamp,event,url\n1,2026-01-02,view,/\n", "touches"),
    ],
)  # fmt: skip
def test_the_table_is_told_by_names_of_file_and_columns(written, name, text, table):
    assert propose(written(name, text)).table == table
