"""Simulated routing says how each lead was shared, so that fairness can be told of the demo company."""

from selaras.core.ledger.details.lead import Routed
from selaras.core.ledger.details.rep import Away, Joined
from selaras.core.routing import fairness_of, step_from


def routed(told):
    return [fact for fact in told if isinstance(fact.details, Routed)]


def test_a_lead_is_shared_by_the_team_of_its_territory_or_goes_to_the_owner_of_its_account(told):
    team_of = {fact.subject: fact.details.team for fact in told if isinstance(fact.details, Joined)}
    for fact in routed(told):
        details, last = fact.details, step_from(fact.details.steps[-1])
        assert (last.rule, last.rep_id) == (details.rule, details.rep_id)
        if details.rule == "account_owner":
            assert (details.pool, details.shared, last.what) == (None, (), "takes")
        else:
            reps = [share.partition(":")[0] for share in details.shared]
            assert details.rep_id in reps
            assert {team_of[rep] for rep in reps} == {details.pool}
            assert last.what == "next_in_turn"


def test_nobody_away_has_a_part_in_it_and_it_is_said_who_was(told):
    away = [(fact.subject, fact.details) for fact in told if isinstance(fact.details, Away)]
    passed_over = 0
    for fact in routed(told):
        gone = {rep for rep, one in away if one.starts_at <= fact.happened_at < one.ends_at}
        absent = {step_from(step).rep_id for step in fact.details.steps[:-1]}
        shared = {share.partition(":")[0] for share in fact.details.shared}
        assert not absent & shared
        assert len(shared) <= 1 or not gone & shared
        passed_over += len(absent)
    assert passed_over > 0


def test_the_books_of_all_teams_add_up_and_nobody_is_far_off(told):
    books = fairness_of(told).books
    assert books.keys() == {"jakarta-enterprise", "jakarta-growth", "asean", "sydney"}
    for book in books.values():
        entries = list(book.entries.values())
        assert sum(entry.entitled for entry in entries) == sum(entry.received for entry in entries) > 0
        assert max(abs(entry.behind) for entry in entries) < 0.35 * sum(entry.received for entry in entries)
