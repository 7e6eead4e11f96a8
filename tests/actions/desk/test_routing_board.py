"""The page of routing and its fairness: what is agreed, who may take a lead now, what was decided, and for whom."""

from datetime import timedelta
from fractions import Fraction

import pytest

from selaras.actions.ledger import note
from selaras.actions.routing import board, explained, fairness, reassign, waiting_leads
from selaras.core.charter import load_routing, starting_terms
from selaras.core.staff import Person
from selaras.kit.periods import Cuts
from selaras.phrases import LANGUAGES, render
from selaras.records.readings.people import people
from tests.actions.desk.company import BIMA, DEWI, HADI, MONDAY, RINA, asks_for_a_demo, at, doing, opened, tell, told

pytestmark = pytest.mark.django_db
MARCH = Cuts("Asia/Jakarta").named("2026-03")
APRIL = at(24 * 31)
STRANGER = Person("eka", "Eka", "marketing")
ROUTING = """
routes: [{name: large, condition: employees >= 500, rep: rep_dewi}, {name: rest, pool: pair}]
pools:
  - {name: pair, members: [{rep: rep_budi, weight: 2}, {rep: rep_tono}, {rep: nobody}]}
fallback_queue: unrouted
fallback_owner: revenue_operations
"""


@pytest.fixture
def company():
    opened(load_routing(ROUTING, starting_terms(), name="routing.yaml"))


def test_rules_stand_in_order_with_what_they_gave_away_last_month(company):
    asks_for_a_demo("lead_1")
    asks_for_a_demo("lead_2", at(1), employees=500)
    page = board(BIMA, APRIL)
    assert [(rule.name, rule.pool, rule.rep, rule.taken) for rule in page.rules] == [
        ("account_owner", None, None, 0), ("large", None, "rep_dewi", 1), ("rest", "pair", None, 1),
        ("fallback", None, None, 0),
    ]  # fmt: skip
    assert (page.version, page.period.name, page.queue, page.queue_owner) == (
        1, "2026-03", "unrouted", "revenue_operations",
    )  # fmt: skip


def test_where_owners_have_no_precedence_there_is_no_such_rule():
    opened(load_routing("account_owner_first: false" + ROUTING, starting_terms(), name="routing.yaml"))
    assert [rule.name for rule in board(BIMA, APRIL).rules] == ["large", "rest", "fallback"]


def test_a_pool_says_who_may_take_a_lead_now_and_why_the_others_may_not(company):
    asks_for_a_demo()
    tell(at(1), told("rep.away", "rep_tono", at(1), starts_at=at(1), ends_at=at(9)))
    [(pool, members)] = board(BIMA, at(2)).pools
    assert (pool.name, [(one.name, one.today, one.this_week) for one in members]) == (
        "pair", [("Budi", 1, 1), ("Tono", 0, 0), ("nobody", 0, 0)],
    )  # fmt: skip
    assert [one.why_not and render("en", one.why_not) for one in members] == [
        None, "pair: Tono is absent", "pair: nobody is known as nobody",
    ]  # fmt: skip


def test_absences_that_go_on_or_are_to_come_are_listed(company):
    for start, end in ((1, 3), (20, 30), (-9, -5)):
        tell(at(-10), told("rep.away", "rep_tono", at(-10 + start / 100), starts_at=at(start), ends_at=at(end)))
    tell(at(2), told("rep.returned", "rep_tono", at(2), absence=board(BIMA, at(2)).absences[1].key))
    assert [(one.name, one.ends_at) for one in board(BIMA, at(2)).absences] == [("Tono", at(3))]


def test_the_last_decisions_are_told_step_by_step_in_both_languages(company):
    asks_for_a_demo("lead_1")
    reassign(doing("reassign", by=RINA, now=at(1)), "rep_tono", "she asked")
    newest, oldest = board(BIMA, at(2)).decisions
    assert (newest.rep, newest.lead, newest.decided.comment) == ("Tono", "PT Maju", "she asked")
    assert [render("en", step) for step in oldest.steps] == [
        "large: its condition does not hold",
        "rest: nobody is known as nobody",
        "rest: Budi is furthest behind their share, by 0.67",
    ]
    assert [render("id", step) for step in newest.steps] == ["secara manual: Tono menanganinya"]


def test_a_reader_sees_decisions_about_leads_within_their_reach(company):
    asks_for_a_demo("lead_1")
    asks_for_a_demo("lead_2", at(1), employees=500)
    seen = {who.id: [one.decided.lead_id for one in board(who, at(2)).decisions] for who in (BIMA, DEWI, HADI)}
    assert seen == {"bima": ["lead_2", "lead_1"], "dewi": ["lead_2"], "hadi": []}
    who = people(at(2), starting_terms())
    assert [one.decided.lead_id for one in explained(who, BIMA, starting_terms(), "lead_1")] == ["lead_1"]
    assert explained(who, DEWI, starting_terms(), "lead_1") == ()


def test_leads_that_wait_for_an_owner_are_listed_the_longest_waiting_first(company):
    tell(at(-1), told("rep.left", "rep_budi", at(-1)), told("rep.left", "rep_tono", at(-1)))
    asks_for_a_demo("lead_2", at(0))
    asks_for_a_demo("lead_1", at(1))
    assert waiting_leads() == ["lead_2", "lead_1"]
    assert (board(BIMA, at(2)).waiting, board(BIMA, APRIL).rules[-1].taken) == (2, 2)


def test_a_company_without_a_charter_shows_the_starting_one():
    page = board(BIMA, MONDAY)
    assert (page.version, [rule.name for rule in page.rules]) == (None, ["account_owner", "everyone", "fallback"])


def won(count, channel, amount):
    """The history of leads of a channel of two years ago: every other was won."""
    long_ago = MONDAY - timedelta(days=400)
    facts = []
    for number in range(count):
        lead, deal = f"lead_{channel}_{number}", f"opp_{channel}_{number}"
        facts += [
            told("lead.captured", lead, long_ago, channel=channel, employees=120),
            told("lead.qualified", lead, long_ago, score=70.0, channel=channel),
        ]
        if number % 2:
            facts += [
                told("lead.converted", lead, long_ago + timedelta(days=9), opportunity_id=deal),
                told("opportunity.created", deal, long_ago + timedelta(days=9), stage="discovery"),
                told("opportunity.won", deal, long_ago + timedelta(days=30), base_minor=amount),
            ]
    note(facts)


def test_fairness_is_told_in_leads_and_in_worth_and_both_add_up(company):
    won(40, "website", 1_000_00)
    for number in range(3):
        asks_for_a_demo(f"lead_{number}", at(number))
    told_ = fairness(MARCH, BIMA, APRIL)
    [pair] = told_.pools
    assert (pair.pool, pair.reps, pair.apart, told_.valued, told_.currency) == ("pair", 2, 0, True, "USD")
    lines = {one.name: one.line for one in pair.shares}
    assert {name: (round(line.entitled, 9), line.received) for name, line in lines.items()} == {
        "Budi": (2.0, 2), "Tono": (1.0, 1),
    }  # fmt: skip
    each = 20 / 43 * 1_000_00  # half of the forty were won, and the three of March have had time enough
    assert lines["Tono"].worth_received == pytest.approx(each)
    assert lines["Tono"].low < each < lines["Tono"].high
    assert pair.total.worth_entitled == pytest.approx(pair.total.worth_received) == pytest.approx(3 * each)


def test_a_win_whose_amount_nobody_knows_says_nothing_of_amounts(company):
    won(40, "website", None)
    tell(
        at(0),
        told("opportunity.won", "opp_elsewhere", at(0), base_minor=9),
        told("opportunity.created", "opp_elsewhere", at(-1)),
    )
    asks_for_a_demo()
    assert not fairness(MARCH, BIMA, APRIL).valued


def test_where_history_is_thin_no_worth_is_told(company):
    won(10, "website", 1_000_00)
    asks_for_a_demo()
    told_ = fairness(MARCH, BIMA, APRIL)
    assert not told_.valued
    assert told_.pools[0].total.unvalued == told_.pools[0].total.received == 1


def test_what_moved_counts_for_who_has_it_and_the_book_says_who_is_owed(company):
    asks_for_a_demo()
    reassign(doing("reassign", by=RINA, now=at(1)), "rep_tono", "she asked")
    [pair] = fairness(MARCH, BIMA, APRIL).pools
    assert [(one.name, one.line.received, one.entry.behind) for one in pair.shares] == [
        ("Budi", 0, Fraction(2, 3)), ("Tono", 1, Fraction(-2, 3)),
    ]  # fmt: skip
    assert pair.apart == Fraction(4, 3)
    assert fairness(Cuts("Asia/Jakarta").named("2026-02"), BIMA, APRIL).pools[0].total.received == 0


def test_the_figures_of_a_rep_are_for_whoever_coaches_and_for_the_rep(company):
    asks_for_a_demo()
    tono = Person("tono", "Tono", "sales_rep", "rep_tono")
    seen = {who.id: {one.name for one in fairness(MARCH, who, APRIL).pools[0].shares} for who in (RINA, tono, STRANGER)}
    assert seen == {"rina": {"Budi", "Tono"}, "tono": {"Tono"}, "eka": set()}
    assert fairness(MARCH, STRANGER, APRIL).pools[0].total.received == 1


def test_every_step_can_be_said(company):
    asks_for_a_demo()
    page = board(BIMA, at(1))
    for language in LANGUAGES:
        said = [render(language, step) for one in page.decisions for step in one.steps]
        assert said
        assert not [text for text in said if "routing-" in text]
