"""The desk from the terminal: leads, promises, disputes and opportunities, by the verbs the pages use."""

import pytest
from typer.testing import CliRunner

from selaras.cli.commands import commands
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.records.models import ClockReading, DisputeReading, Fact, LeadReading, OpportunityReading
from tests.actions.desk.company import at as hour
from tests.api import calling

pytestmark = pytest.mark.django_db
BANT = [f"--answer={name}=yes" for name in ("budget", "authority", "need", "timeline")]
KNOWN = [f"--answer={name}=yes" for name in ("decision_process", "stakeholders", "time_frame")]


def run(*arguments, **more):
    answer = CliRunner().invoke(commands, list(map(str, arguments)), env={"COLUMNS": "220"}, **more)
    if answer.exception and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer.output


@pytest.fixture(autouse=True)
def desk():
    calling.company()
    for name in ("rina", "dewi", "tono", "bima", "ayu", "hadi"):
        calling.person(name)
    yield
    clock.set_back(clock.wall() - clock.wall())


def at(hours):
    calling.set_clock(hour(hours))


def test_a_lead_is_seen_and_goes_its_way():
    assert "PT Maju" in run("leads", "list", "--as", "dewi", "--stage", "mql")
    assert "PT Maju" not in run("leads", "list", "--as", "tono")
    assert run("leads", "accept", "lead_1", "--by", "rina") == "lead_1 stands at sal now: Open\n"
    at(1)
    run("leads", "log", "lead_1", "--by", "dewi", "--medium", "call", "--connected")
    with pytest.raises(InputError, match="of 6 touches"):
        run("leads", "disqualify", "lead_1", "--by", "dewi", "--reason", "no_budget")
    at(2)
    run("leads", "snooze", "lead_1", "2026-03-02T05:00:00Z", "--by", "dewi")
    at(3)
    run("leads", "qualify", "lead_1", "--by", "dewi", *BANT)
    at(4)
    assert "opportunity" in run("leads", "convert", "lead_1", "--by", "dewi", "--amount", 5000, *KNOWN)
    name = OpportunityReading.objects.get().opportunity_id
    at(5)
    assert "stage proposal" in run("opportunities", "move", name, "proposal", "--by", "dewi")
    at(6)
    run("opportunities", "change", name, "--by", "dewi", "--amount", 6000, "--close", "2026-06-30")
    assert "6,000" in run("opportunities", "list")
    with pytest.raises(InputError, match="'soon' is not a day"):
        run("opportunities", "change", name, "--by", "dewi", "--close", "soon")
    at(7)
    assert "Won" in run("opportunities", "win", name, "--by", "dewi")
    at(8)
    assert "Open" in run("opportunities", "reopen", name, "--by", "dewi", "--stage", "proposal")
    at(9)
    assert "Kalah" in run("opportunities", "lose", name, "--by", "dewi", "--reason", "price", "--lang", "id")


def test_a_lead_is_moved_rested_woken_and_an_act_taken_back():
    run("leads", "accept", "lead_1", "--by", "rina")
    at(0.1)
    story = run("leads", "story", "lead_1", "--as", "rina")
    key = next(line.split()[-1] for line in story.splitlines() if "lead.accepted" in line)
    assert "stands at mql" in run("leads", "undo", "lead_1", key, "--by", "rina")
    run("leads", "accept", "lead_1", "--by", "rina", "--at", "2026-03-02T02:06:00Z")
    at(1)
    run("leads", "reassign", "lead_1", "rep_tono", "--by", "rina", "--because", "speaks Javanese")
    assert LeadReading.objects.get(lead_id="lead_1").rep_id == "rep_tono"
    with pytest.raises(InputError, match="may not see it"):
        run("leads", "story", "lead_1", "--as", "dewi")
    at(2)
    run("leads", "recycle", "lead_1", "--by", "tono", "--reason", "next_quarter", "--wake-at", "2026-06-01T00:00:00Z")
    at(3)
    assert "Awake again" in run("leads", "wake", "lead_1", "--by", "ayu", "--because", "they called")


def test_a_rejection_is_disputed_noted_and_ruled_on():
    run("leads", "reject", "lead_1", "--by", "rina", "--reason", "no_budget_signs", "--comment", "a fair")
    key = Fact.objects.get(kind="lead.rejected").source_key
    at(1)
    run("leads", "dispute", "lead_1", key, "criteria_met", "--by", "ayu")
    name = DisputeReading.objects.get().dispute_id
    assert "criteria_met" in run("disputes", "list")
    assert run("disputes", "note", name, "they have the budget", "--by", "ayu") == f"noted in {name}\n"
    at(2)
    assert "overturned" in run("disputes", "rule", name, "overturned", "--by", "hadi", "--because", "it was met")
    assert "they have the budget" in run("disputes", "show", name)
    assert name not in run("disputes", "list")
    assert name in run("disputes", "list", "--all")
    with pytest.raises(InputError, match="no such dispute"):
        run("disputes", "show", "dispute_9")


def test_a_clock_stands_still_runs_again_and_gets_another_due_time():
    run("leads", "accept", "lead_1", "--by", "rina")
    at(1)
    disposition = ClockReading.objects.get(promise="disposition")
    name = disposition.clock_id
    assert "stands still" in run("clocks", "pause", name, "waiting_for_customer", "--by", "dewi")
    at(2)
    assert "runs again" in run("clocks", "resume", name, "--by", "dewi")
    assert name in run("clocks", "list", "--lead", "lead_1")
    order = (
        "clocks",
        "amend",
        disposition.clause,
        "--due",
        "2026-04-01T00:00:00Z",
        "--by",
        "bima",
        "--reason",
        "flood",
    )
    assert "another due time" not in run(*order, input="n\n")
    assert "1 clock has another due time" in run(*order, "--yes")
    assert ClockReading.objects.get(clock_id=name).due_at.isoformat() == "2026-04-01T00:00:00+00:00"


def test_an_answer_without_its_question_is_an_error():
    with pytest.raises(InputError, match="an answer names its question"):
        run("leads", "qualify", "lead_1", "--by", "dewi", "--answer", "yes")
