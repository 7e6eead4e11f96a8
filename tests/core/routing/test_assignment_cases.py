"""The cases another project's assignment rules are tested with, where they mean the same here.

Three differ. Load balancing there counts open assignments; here a pool counts what was received, and a lead
that is taken back is owed again. A record no rule wants is assigned to nobody there; here it goes to the
fallback queue. Unassigning and closing an assignment when its record changes are no routing: here they are
decisions of the lifecycle. Conditions here speak of a lead's profile only, so a record's own fields stand in
fields of the profile.
"""

import json
import os
from pathlib import Path

import pytest

from selaras.core.charter.terms import Route
from selaras.core.routing import Asking, Book, FairnessLedger, Held
from tests.core.routing.agreed import LEAD, given_out, pool, reps, terms_of

DATA = Path(os.environ.get("SELARAS_REAL_DATA", Path(__file__).parents[4] / "shared" / "data"))
FILE = DATA / "routing_cases" / "frappe_assignment_rule.json"
PEOPLE = reps("A", "B", "C", "D")


@pytest.fixture(scope="module")
def cases():
    if not FILE.exists():
        pytest.skip("the routing cases are not here; set SELARAS_REAL_DATA to the folder that holds routing_cases")
    return json.loads(FILE.read_text())["cases"]


def _pool(users, strategy="balanced"):
    return pool(strategy=strategy, **dict.fromkeys(users, 1))


def test_there_are_eleven_cases(cases):
    assert len(cases) == 11


def test_rotation_goes_on_from_the_last_whatever_became_of_earlier_leads(cases):
    case, last = cases[0], cases[1]
    got, _ = given_out(case["sequence_of_new_records"], terms_of(_pool(case["users"], "in_turn")), PEOPLE)
    assert got == case["expected"]
    ledger = FairnessLedger(books={"smb": Book(last=last["last_user_in_database"])})
    got, _ = given_out(1, terms_of(_pool(last["users"], "in_turn")), PEOPLE, ledger)
    assert got == [last["expected_next"]]


def test_load_is_balanced_and_what_is_taken_back_is_owed_again(cases):
    case = cases[2]
    terms = terms_of(_pool(case["users"]))
    got, ledger = given_out(case["records"], terms, PEOPLE)
    assert {rep: got.count(rep) for rep in case["users"]} == case["expected_counts"]
    for _ in range(5):
        ledger = ledger.passed(Held("A", "smb", tuple(dict.fromkeys(case["users"], 1).items())), None)
    _, ledger = given_out(5, terms, PEOPLE, ledger)
    counts = {rep: entry.received for rep, entry in ledger.book("smb").entries.items()}
    assert counts == case["expected_counts_after"]


def test_leads_are_distributed_by_weight(cases):
    case = cases[3]
    got, _ = given_out(case["records"], terms_of(pool(**case["weights"])), PEOPLE)
    assert {rep: got.count(rep) for rep in case["weights"]} == case["expected_counts"]


def test_an_owner_named_on_the_record_gets_it(cases):
    case = cases[4]
    got = [given_out(1, terms_of(), PEOPLE, asking=Asking({}, owner))[0][0] for owner in case["records"]]
    assert got == case["expected"]


def test_a_record_no_rule_wants_is_given_to_no_rep_but_kept_in_the_queue(cases):
    case = cases[5]
    terms = terms_of(pool(A=1), routes=(Route(name="public", condition="employees == 1", pool="smb"),))
    assert given_out(1, terms, PEOPLE, asking=Asking({"employees": case["record"]["public"]}))[0] == [case["expected"]]


@pytest.mark.parametrize("place", [8, 9])
def test_rules_may_hold_on_certain_weekdays(cases, place):
    days, users = cases[8]["days"], cases[8]["users"]
    pools = tuple(pool(rule, **dict.fromkeys(users[rule], 1)) for rule in days)
    routes = tuple(
        Route(name=f"{rule} {day}", condition=f"region == '{day}'", pool=rule) for rule in days for day in days[rule]
    )
    asking = Asking({"region": cases[place]["record_on"][:3]})
    (rep,) = given_out(1, terms_of(*pools, routes=routes), PEOPLE, asking=asking)[0]
    assert rep in cases[place]["expected_in"]


def test_a_lead_nobody_signed_in_sent_is_assigned(cases):
    assert cases[10]["expected"] == "someone is assigned"
    assert given_out(1, terms_of(_pool("ABC")), PEOPLE, asking=LEAD)[0] == ["A"]
