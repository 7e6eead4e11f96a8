"""`selaras routing` tries a changed routing, explains whose a lead is, and shows whether the pools were fair."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from selaras.actions.routing import reassign
from selaras.actions.selling import take_back
from selaras.actions.staff import add_demo_staff
from selaras.cli.commands import commands
from selaras.core.routing.rehearsal import PASSED_OVER
from selaras.kit.errors import InputError
from selaras.phrases import LANGUAGES, say
from tests.actions.desk.company import RINA, asks_for_a_demo, at, doing, opened, tell, told
from tests.actions.desk.test_routing_board import won

pytestmark = pytest.mark.django_db
ROUTING = """
routes: [{name: everyone, pool: pair}]
pools: [{name: pair, members: [{rep: rep_budi}, {rep: rep_tono, cap_per_day: 1}, {rep: gone}]}]
fallback_queue: unrouted
fallback_owner: revenue_operations
"""


def run(*arguments):
    answer = CliRunner().invoke(commands, ["routing", *map(str, arguments)], env={"COLUMNS": "160"})
    if answer.exception and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer


@pytest.fixture
def company():
    opened()
    for number in range(4):
        asks_for_a_demo(f"lead_{number}", at(number))


@pytest.fixture
def proposal(tmp_path):
    path = tmp_path / "routing.yaml"
    path.write_text(ROUTING)
    return path


def test_a_dry_run_tells_what_would_change_in_both_languages(company, proposal):
    english = run("dry-run", proposal, "--period", "2026-03").output
    assert english.startswith("4 leads of 2026-03 tried: 2 would have gone to somebody else.")
    assert "gives who got them for 4 of 4" in english
    assert "Passed over, because of a cap for the day: 2" in english
    assert "PT Maju" in english
    indonesian = run("dry-run", proposal, "--period", "2026-03", "--lang", "id").output
    assert "4 prospek 2026-03 dicoba: 2 akan jatuh ke orang lain." in indonesian
    assert "routing-" not in english + indonesian


def test_a_dry_run_is_written_for_programs_lead_by_lead(company, proposal):
    rows = list(csv.DictReader(io.StringIO(run("dry-run", proposal, "--period", "2026-03", "--format", "csv").output)))
    assert [(row["lead_id"], row["was"], row["would"], row["changed"]) for row in rows] == [
        ("lead_0", "rep_budi", "rep_budi", "False"), ("lead_1", "rep_dewi", "rep_tono", "True"),
        ("lead_2", "rep_tono", "rep_budi", "True"), ("lead_3", "rep_budi", "rep_budi", "False"),
    ]  # fmt: skip
    assert rows[2]["steps"].startswith("everyone:rep_tono:cap_per_day > everyone:gone:unknown_person > ")


def test_many_changed_leads_are_cut_short_on_the_screen(proposal):
    opened()
    proposal.write_text(ROUTING.replace("pool: pair", "rep: rep_rina"))
    for number in range(22):
        asks_for_a_demo(f"lead_{number}", at(number / 10))
    assert "and 2 more; --format csv lists them all" in run("dry-run", proposal, "--period", "2026-03").output


def test_last_month_is_tried_where_no_period_is_named(company, proposal):
    assert run("dry-run", proposal).output.startswith("No lead qualified in ")


def test_a_routing_that_changes_nothing_lists_no_lead(company, tmp_path):
    same = tmp_path / "same.yaml"
    same.write_text(
        ROUTING.replace("members: [{rep: rep_budi}, {rep: rep_tono, cap_per_day: 1}, {rep: gone}]", "team: sales")
    )
    output = run("dry-run", same, "--period", "2026-03").output
    assert "0 would have gone to somebody else" in output
    assert "Would have got it" not in output


def test_leads_that_nobody_would_get_are_with_nobody(company, proposal):
    proposal.write_text(ROUTING.replace("everyone, pool", "everyone, condition: employees > 999, pool"))
    output = run("dry-run", proposal, "--period", "2026-03").output
    assert "Leads that nobody got: 0 then, 4 under the proposal." in output
    assert "nobody" in output


def test_a_proposal_with_mistakes_or_none_at_all_says_so(company, proposal, tmp_path):
    proposal.write_text(ROUTING.replace("pool: pair", "pool: pear"))
    answer = run("dry-run", proposal)
    assert answer.exit_code == 1
    assert f"{proposal}:2:27 routing.routes[0].pool" in answer.output
    with pytest.raises(InputError, match="cannot be read"):
        run("dry-run", tmp_path / "nothing.yaml")


def test_only_those_who_may_try_do(company, proposal):
    add_demo_staff("selaras-demo-2026", {"dewi": "rep_dewi"})
    with pytest.raises(InputError, match="may not do this"):
        run("dry-run", proposal, "--as", "dewi")


def test_a_decision_is_explained_with_every_step_and_taken_back_ones_too(company):
    reassign(doing("reassign", lead="lead_0", by=RINA, now=at(5), key="k"), "rep_tono", "she asked")
    take_back(doing("undo", lead="lead_0", by=RINA, now=at(5.1)), "user:rina:k")
    output = run("explain", "lead_0").output
    assert "PT Maju to Tono (taken back)" in output
    assert "  she asked" in output
    assert "  · everyone: Budi is furthest behind their share, by 0.33" in output
    lines = json.loads(run("explain", "lead_0", "--format", "json").output)
    assert [(line["step"], line["undone"]) for line in lines] == [
        ("by_hand:rep_tono:takes", True), ("everyone:rep_budi:furthest_behind=1/3", False),
    ]  # fmt: skip


def test_what_another_system_decided_or_the_queue_holds_is_explained_as_far_as_known():
    opened()
    tell(at(0), told("lead.captured", "lead_1", at(0)), told("lead.routed", "lead_1", at(0), rep_id="rep_budi"))
    assert ": Budi takes it" in run("explain", "lead_1").output
    tell(at(1), *(told("rep.left", rep, at(1)) for rep in ("rep_budi", "rep_dewi", "rep_tono")))
    asks_for_a_demo("lead_2", at(2))
    assert "to the queue unrouted" in run("explain", "lead_2").output
    assert len(json.loads(run("explain", "lead_1", "--format", "json").output)) == 1
    with pytest.raises(InputError, match="nothing was decided"):
        run("explain", "lead_9")


def test_fairness_is_shown_in_leads_and_says_when_worth_cannot_be(company):
    add_demo_staff("selaras-demo-2026")
    output = run("fairness", "--period", "2026-03", "--as", "bima").output
    assert "Pool sales, 3 reps" in output
    assert "Budi" in output
    assert "History is too thin" in output
    rows = json.loads(run("fairness", "--period", "2026-03", "--as", "bima", "--format", "json").output)
    assert {row["rep_id"]: (row["received"], row["book_entitled"]) for row in rows} == {
        "rep_budi": (2, "4/3"), "rep_dewi": (1, "4/3"), "rep_tono": (1, "4/3"),
    }  # fmt: skip


def test_fairness_is_shown_in_worth_where_history_is_long_enough(company):
    add_demo_staff("selaras-demo-2026")
    won(60, "website", 1_000_00)
    output = run("fairness", "--period", "2026-03", "--as", "bima").output
    assert "History is too thin" not in output
    assert "1,875" in output


def test_reps_are_named_only_to_those_who_coach_and_a_company_without_pools_says_so(company):
    output = run("fairness", "--period", "2026-03").output
    assert "Budi" not in output
    assert "Together" in output


def test_nothing_shared_yet_is_said():
    assert "No pool has shared a lead yet." in run("fairness").output


def test_every_reason_for_passing_over_has_words():
    for language in LANGUAGES:
        assert all(say(language, f"routing-skip-{reason.replace('_', '-')}") for reason in PASSED_OVER)
