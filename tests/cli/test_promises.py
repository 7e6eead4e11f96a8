"""`selaras sla`, `breaches`, `delays`, `escalations` and `findings` say how promises stand, and take the same deeds."""

import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from selaras.actions.promises import ladder_records, look_for_patterns
from selaras.actions.staff import Newcomer, add_person
from selaras.cli.commands import commands
from selaras.kit import clock
from selaras.kit.errors import InputError
from tests.actions.desk.company import hired, signed
from tests.actions.promises.company import AFTER, at, broken, clocks, note, told

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-pass-word-9"


@pytest.fixture(autouse=True)
def now():
    """The day after the first week: whatever the wall clock says, the company lives then."""
    clock.set_back(clock.wall() - AFTER - timedelta(days=1))
    yield
    clock.set_back(timedelta(0))


@pytest.fixture
def company():
    """A signed charter, and a week in which first contacts came late."""
    signed(when=at(-20))
    hired(at(-19))
    note([
        *clocks(2, due=30, kept=29), *broken(3, due=31, cause="absent"), *broken(1, due=32, cause="late", kept=40),
        told("lead.captured", "lead_0", at(), first_name="=Joko", company="PT Maju"),
        told("lead.qualified", "lead_0", at(), score=70.0), told("lead.routed", "lead_0", at(2), rep_id="rep_dewi"),
    ])  # fmt: skip


def run(*arguments):
    return CliRunner(env={"COLUMNS": "200"}).invoke(commands, [*map(str, arguments)])


def said(*arguments):
    answer = run(*arguments)
    assert answer.exit_code == 0, answer.output
    return " ".join(answer.output.split())


def test_the_board_stands_in_the_terminal_in_both_languages(company):
    assert said("evaluate") == "Weeks judged: 1. Records opened: 2. Findings made: 0."
    text = said("sla", "--weeks", 3)
    assert "first contact — — 33 %" in text
    assert "talk of both" in text
    assert "Furthest from its floor on the sales side: first contact, 33 % of 90 %." in text
    assert "Terjauh dari batasnya di pihak penjualan: first contact, 33 % dari 90 %." in said("sla", "--lang", "id")


def test_a_program_gets_every_promise_and_week(company):
    run("evaluate")
    lines = json.loads(run("sla", "--format", "json").output)
    (line,) = [one for one in lines if one["clause"] == "first contact" and one["week"] == "2026-03-02"]
    assert (line["judgement"], line["met"], line["breached"], line["causes"]) == ("missed", 2, 4, "absent:3 late:1")
    assert run("sla", "--format", "csv").output.startswith("side,clause,promise,week,judgement,value")


def test_without_a_charter_nothing_is_judged():
    assert said("sla") == "No charter is in force, so nothing was promised and nothing is judged."
    assert "No charter is in force" in str(run("delays").exception)


def test_cuts_by_team_for_all_and_by_rep_for_those_who_coach(company):
    add_person(Newcomer("bima", "revenue_operations"), PASSWORD)
    assert "sales" in said("sla", "--by", "team")
    assert "rep_dewi" in said("sla", "--by", "rep", "--as", "bima")
    assert "for those who coach" in str(run("sla", "--by", "rep").exception)
    assert "is not a cut" in str(run("sla", "--by", "moon").exception)
    lines = json.loads(run("sla", "--by", "team", "--format", "json").output)
    assert {(one["team"], one["met"]) for one in lines if one["week"] == "2026-03-02"} == {("sales", 2)}


def test_every_breach_is_a_line_with_its_cause(company):
    add_person(Newcomer("bima", "revenue_operations"), PASSWORD)
    lines = json.loads(run("breaches", "--as", "bima", "--format", "json").output)
    assert [(one["cause"], one["kept_at"] is None) for one in lines] == [("absent", True)] * 3 + [("late", False)]
    assert "owner absent" in said("breaches", "--cause", "absent")
    assert run("breaches", "--side", "marketing", "--format", "csv").output.strip() == ""
    assert "'=Joko" in run("breaches", "--period", "2026-W10", "--as", "bima", "--format", "csv").output


def test_the_time_is_split_over_the_chain(company):
    text = said("delays", "--period", "2026-W10")
    assert "routed Operations 1 2 hr" in text
    assert "Operations: 100 %" in text
    assert "ingested" not in text
    assert "taken in" in said("delays", "--period", "2026-W10", "--since", "captured")
    assert "not a link" in str(run("delays", "--since", "yesterday").exception)


def test_a_format_nobody_knows_is_refused(company):
    assert "is not a format" in str(run("sla", "--format", "xml").exception)


def the_record():
    return next(one for one in ladder_records() if one.clause == "first contact")


def test_a_record_is_listed_taken_written_into_and_closed(company):
    add_person(Newcomer("rina", "sales_manager"), PASSWORD)
    run("evaluate")
    record = the_record().record_id
    assert record in run("escalations", "--format", "csv").output
    assert "first contact" in said("escalations")
    assert said("escalations", "take", record, "--by", "rina") == f"{record} is rina’s now"
    assert said("escalations", "note", record, "two were away", "--by", "rina") == f"written into {record}"
    closed = said("escalations", "close", record, "--by", "rina", "--cause", "absence", "--outcome", "we plan ahead")
    assert closed == f"{record} is closed"
    shown = said("escalations", "show", record)
    assert "first contact: talk of both operations" in shown
    assert "rina: two were away" in shown
    assert "people were away: we plan ahead" in shown
    assert record not in run("escalations", "--format", "csv").output
    assert record in run("escalations", "--all", "--format", "csv").output


def test_what_the_charter_refuses_is_said_and_fails(company):
    add_person(Newcomer("dewi", "sales_rep"), PASSWORD)
    run("evaluate")
    answer = run("escalations", "take", the_record().record_id, "--by", "dewi")
    assert isinstance(answer.exception, InputError)
    assert 'The role "sales_rep" may not do this.' in str(answer.exception)
    assert "no such record" in str(run("escalations", "show", "escalation_none").exception)


def test_where_no_record_is_open_that_is_said():
    assert "No record is open" in said("escalations")


def test_findings_are_for_those_who_coach_and_are_answered(company):
    add_person(Newcomer("bima", "revenue_operations"), PASSWORD)
    late = [
        told("lead.contacted", f"lead_{n}", at(10 + n / 10), noted=at(58), medium="call", rep_id="rep_dewi")
        for n in range(12)
    ]
    assert said("findings", "--as", "bima") == "No pattern was found that somebody should look at."
    note([*clocks(12, due=33), *late])
    assert "Findings made: 1." in said("evaluate")
    assert "contacts written down long afterwards" in said("findings", "--as", "bima")
    finding = json.loads(run("findings", "--as", "bima", "--format", "json").output)[0]["finding"]
    assert "12 contacts were written down long after" in said("findings", "show", finding, "--as", "bima")
    assert (
        said("findings", "answer", finding, "explained", "the CRM was down", "--by", "bima") == f"{finding} is answered"
    )
    assert "bima: explained. the CRM was down" in said("findings", "show", finding, "--as", "bima")
    assert "No pattern" in said("findings", "--as", "bima")
    assert finding in run("findings", "--as", "bima", "--all", "--format", "csv").output
    assert look_for_patterns(clock.now()) == 0


def test_findings_are_not_for_everybody():
    add_person(Newcomer("ayu", "marketing_leader"), PASSWORD)
    assert "say who reads" in str(run("findings").exception)
    assert "no such finding" in str(run("findings", "show", "finding_none", "--as", "ayu").exception)


def test_deliveries_forecasts_and_capacity_are_told(company):
    for name, role in (("nadia", "marketing"), ("bima", "revenue_operations")):
        add_person(Newcomer(name, role), PASSWORD)
    assert said("deliver", "content", "Card of the rival", "--sort", "battle_card", "--by", "nadia") == (
        'Told: "Card of the rival" reached sales (battle_card).'
    )
    at_nine = ("--at", "2026-03-02T09:00:00+07:00")
    assert "the report about 2026-W09" in said("deliver", "report", "2026-W09", "--by", "nadia", *at_nine)
    forecast = ("forecast", "2026-Q2", "--amount", 90_000, "--team", "sales", "--by", "bima")
    assert said(*forecast) == "Told: sales expects 90,000 in 2026-Q2 (commit)."
    capacity = ("capacity", "rep_dewi", 12, "--from", "2026-04-20T09:00:00+07:00", "--by", "bima")
    assert said(*capacity).startswith("Told: rep_dewi takes 12 leads a week from")
    assert "promises no content of the sort" in str(
        run("deliver", "content", "x", "--sort", "poem", "--by", "nadia").exception
    )
