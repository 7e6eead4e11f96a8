"""The board shows both sides week by week, what broke and why, and whose it was to those who may know."""

from datetime import timedelta

import pytest

from selaras.actions.promises import board, breach_rows, delays, evaluate_weeks, person_cuts, team_cuts
from selaras.core.charter import starting_terms
from selaras.core.sla import Attainment
from selaras.core.staff import Act, Person, Role, may
from tests.actions.desk.company import AYU, BIMA, DEWI, HADI, RINA, hired, signed
from tests.actions.promises.company import (
    AFTER,
    CONTACT,
    ROUTE,
    WEEK,
    a_kept_week,
    a_missed_week,
    at,
    broken,
    clocks,
    note,
    told,
)

pytestmark = pytest.mark.django_db

NOW = AFTER + timedelta(days=2)


@pytest.fixture(autouse=True)
def charter():
    signed(when=at(-20))
    hired(at(-19))


def side(name, now=NOW):
    return next(one for one in board(now).sides if one.side == name)


def row(clause, now=NOW):
    return next(one for half in board(now).sides for one in half.rows if one.owed.clause == clause)


def test_every_promise_of_both_sides_has_its_row():
    terms = starting_terms()
    names = {one.name for one in (*terms.promises.leads, *terms.promises.periods)}
    assert {one.owed.clause for half in board(NOW).sides for one in half.rows} == names
    assert [half.side for half in board(NOW).sides] == ["marketing", "sales"]
    assert len(board(NOW).weeks) == 14
    assert NOW in board(NOW).weeks[-1]


def test_a_judged_week_shows_what_was_told_and_why_it_was_missed():
    note([*broken(3, due=30, cause="late"), *broken(2, due=31, cause="absent"), *clocks(1, due=32, kept=31)])
    evaluate_weeks(AFTER)
    one = row("first contact")
    cell = one.cells[-2]
    assert (cell.judgement, cell.value, cell.counts) == ("missed", 1 / 6, Attainment(met=1, breached=5))
    assert (cell.causes, one.rung, one.newest) == ({"late": 3, "absent": 2}, 1, cell)


def test_the_running_week_shows_what_is_decided_with_pending_and_cancelled_beside_it():
    due = 24 * 7 + 30
    note([
        *clocks(2, due=due, kept=due - 1), *clocks(1, due=due, first=5), *clocks(1, due=due + 90, first=6),
        *clocks(1, due=due + 91, first=7),
        told("clock.stopped", f"clock_first_contact_{due + 91}_7", at(due + 70), outcome="cancelled"),
    ])  # fmt: skip
    cell = row("first contact").cells[-1]
    assert cell.counts == Attainment(met=2, breached=1, pending=1, cancelled=1)
    assert (cell.judgement, cell.value, cell.told) == ("running", 2 / 3, None)


def test_late_facts_are_said_beside_what_was_judged():
    a_missed_week()
    evaluate_weeks(AFTER)
    assert row("first contact").cells[-2].differs is None
    note([told("clock.stopped", "clock_first_contact_30_0", at(29), outcome="done", noted=at(200))])
    said = row("first contact").cells[-2].differs
    assert said.id == "promises-would-be-now"
    assert (said.values["met"], said.values["decided"], said.values["was_met"], said.values["was_decided"]) == (
        2,
        10,
        1,
        10,
    )


def test_promises_about_leads_are_added_up_by_the_lead_and_the_worst_clause_is_named():
    note([*clocks(8, due=30, kept=29), *broken(2, due=31), *broken(1, due=32, owed=ROUTE, cause="system")])
    evaluate_weeks(AFTER)
    assert side("sales").together[-2] == Attainment(met=8, breached=2)
    assert side("marketing").together[-2] == Attainment(breached=1)
    assert side("sales").worst.owed == CONTACT
    assert side("marketing").worst.owed.clause in {"routed in five minutes", "weekly campaign report"}


def test_where_nothing_was_judged_there_is_no_worst_clause():
    assert side("sales").worst is None
    assert row("first contact").newest is None


def test_a_promise_about_a_period_has_a_cell_in_the_week_it_was_judged():
    evaluate_weeks(AFTER)
    cells = row("weekly campaign report").cells
    assert [cell is not None for cell in cells[-3:]] == [False, True, False]
    assert (cells[-2].judgement, cells[-2].counts, cells[-2].differs) == ("missed", None, None)


def test_a_clause_that_left_the_charter_stays_on_the_board_while_its_weeks_do():
    a_missed_week()
    evaluate_weeks(AFTER)
    terms = starting_terms()
    fewer = tuple(clause for clause in terms.promises.leads if clause.promise != "first_contact")
    signed(terms.model_copy(update={"promises": terms.promises.model_copy(update={"leads": fewer})}), when=AFTER)
    assert row("first contact").cells[-2].judgement == "missed"
    assert row("first contact", NOW + timedelta(weeks=1)).rung == 1


def test_a_clause_nobody_judged_yet_is_seen_by_its_clocks():
    note(clocks(1, due=24 * 7 + 30, owed=CONTACT._replace(clause="an older name", side="operations")))
    assert side("operations").rows[0].owed.clause == "an older name"


def test_teams_are_cut_for_everybody_and_reps_for_those_who_coach():
    note([
        *clocks(3, due=30, kept=29), *broken(1, due=31, owner="rep_tono"),
        *clocks(1, due=33, kept=32, team="west", rep="rep_tono", first=50),
    ])  # fmt: skip
    assert {team: weeks[-2][1] for team, weeks in team_cuts(NOW).items()} == {
        "sales": Attainment(met=3, breached=1), "west": Attainment(met=1),
    }  # fmt: skip
    reps = {rep: weeks[-2][1] for rep, weeks in person_cuts(NOW, RINA).items()}
    assert reps["rep_dewi"] == Attainment(met=4)
    assert reps["rep_tono"] == Attainment(breached=1)


@pytest.mark.parametrize("role", Role)
def test_the_table_decides_who_reads_the_figures_of_a_rep(role):
    found = person_cuts(NOW, Person("somebody", "Somebody", role))
    assert (found is not None) == may(role, Act.READ_REP_FIGURES)


def _named():
    note([
        told("lead.captured", "lead_0", at(), first_name="Joko", last_name="Susilo", company="PT Maju"),
        told("lead.qualified", "lead_0", at(), score=70.0), told("lead.routed", "lead_0", at(), rep_id="rep_dewi"),
        *broken(1, due=30, cause="absent", kept=42), *broken(1, due=31, cause="late", owner="rep_tono", first=1),
    ])  # fmt: skip


def test_every_breach_behind_a_figure_is_a_row_with_its_cause():
    _named()
    first, second = breach_rows(WEEK, NOW, BIMA)
    assert (first.lead, first.owner, first.cause, first.team) == ("Joko Susilo", "Dewi", "absent", "sales")
    assert (first.due_at, first.stopped_at, first.late_by) == (at(30), at(42), timedelta(hours=12))
    assert (second.stopped_at, second.late_by) == (None, NOW - at(31))
    assert [one.clock_id for one in breach_rows(WEEK, NOW, BIMA, cause="late")] == [second.clock_id]
    assert len(breach_rows(WEEK, NOW, BIMA, side="sales", clause="first contact", team="sales")) == 2
    assert breach_rows(WEEK, NOW, BIMA, side="marketing") == []


def test_a_breach_names_leads_and_reps_only_to_those_who_may_know():
    _named()
    assert {one.owner for one in breach_rows(WEEK, NOW, AYU)} == {""}
    assert next(one.lead for one in breach_rows(WEEK, NOW, AYU)) == "Joko Susilo"
    mine, other = breach_rows(WEEK, NOW, DEWI)
    assert (mine.owner, mine.lead, other.owner, other.lead_id) == ("Dewi", "Joko Susilo", "", "")
    assert {(one.lead, one.owner, one.lead_id) for one in breach_rows(WEEK, NOW, HADI)} == {("", "", "")}


def test_the_delay_of_a_period_is_split_over_the_chain():
    _named()
    split = delays(WEEK, starting_terms(), since="qualified")
    assert (split.passes, split.links[0].link, split.links[0].n) == (1, "routed", 1)
    assert delays(WEEK, starting_terms(), among=("rep_id", "rep_tono")).passes == 0


def test_a_kept_week_is_kept():
    a_kept_week()
    evaluate_weeks(AFTER)
    assert row("first contact").cells[-2].judgement == "met"
