"""The fairness ledger is what the facts add up to: to the last fraction the one decisions were made with."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Captured, Qualified, Rejected, Routed, Undone
from selaras.core.routing import Arrival, Asking, Book, FairnessLedger, Held, Holdings, fairness_of, route
from tests.core.routing.agreed import MONDAY, pool, reps, terms_of

TERMS = terms_of(pool("smb", a=2, b=1, c=1), pool("large", strategy="in_turn", c=1, d=1))


@dataclass
class Live:
    """Somebody who decides one after the other, keeps the ledger at hand and writes down what was decided."""

    terms: object = TERMS
    people: list = field(default_factory=lambda: reps("a", "b", "c", "d"))
    ledger: FairnessLedger = field(default_factory=FairnessLedger)
    facts: list = field(default_factory=list)
    holdings: Holdings = field(default_factory=Holdings)

    def tell(self, kind, lead, details, at=MONDAY):
        told = Fact(
            kind=kind, subject=lead, happened_at=at, noted_at=at, source_key=f"{len(self.facts)}", actor="desk",
            details=details,
        )  # fmt: skip
        self.facts.append(told)
        self.holdings.take_in(told)
        return told

    def route(self, lead="lead_1", at=MONDAY, asking=None):
        asked = replace(asking or Asking({}), held=self.holdings.held(lead))
        choice, self.ledger = route(asked, self.terms, self.ledger, self.people, at)
        self.tell("lead.routed", lead, choice.routed(1), at)
        return choice

    def entry(self, rep, name="smb"):
        return fairness_of(self.facts).book(name).entries[rep]


def test_a_choice_says_among_whom_the_lead_was_divided():
    choice = Live().route()
    assert (choice.rep_id, choice.pool, choice.shared) == ("a", "smb", ("a:2", "b:1", "c:1"))
    details = choice.routed(3)
    assert (details.pool, details.shared, details.charter_version) == ("smb", choice.shared, 3)
    assert details.steps == ("smb:a:furthest_behind=1/2",)


_moves = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from(["route", "again", "owner", "nobody", "qualify"]), st.integers(0, 30)),
    max_size=30,
)


@given(_moves)
def test_the_ledger_of_whoever_decides_is_the_fold_of_what_they_wrote_down(moves):
    live = Live()
    for number, act, hours in moves:
        lead, at = f"lead_{number}", MONDAY + timedelta(hours=hours)
        if act == "qualify":
            live.tell("lead.qualified", lead, Qualified(), at)
        elif act == "nobody":
            live.route(lead, at, Asking({}, without=frozenset("abcd")))
        else:
            held = live.holdings.held(lead)
            without = frozenset({held.rep_id}) if act == "again" and held else frozenset()
            live.route(lead, at, Asking({}, account_owner="d" if act == "owner" else None, without=without))
    assert fairness_of(live.facts) == live.ledger == live.holdings.ledger
    for book in live.ledger.books.values():
        entries = book.entries.values()
        assert sum(entry.entitled for entry in entries) == sum(entry.received for entry in entries)


def test_a_lead_that_moves_within_its_pool_is_divided_once_and_only_the_count_moves():
    live = Live()
    live.route()
    again = live.route(asking=Asking({}, without=frozenset({"a"})))
    assert (again.rep_id, str(again.steps[0])) == ("b", "smb:a:had_it")
    assert [(live.entry(rep).entitled * 4, live.entry(rep).received) for rep in "abc"] == [(2, 0), (1, 1), (1, 0)]
    assert live.route("lead_2").rep_id == "a"


def test_a_lead_that_leaves_its_pool_takes_its_division_along():
    live = Live()
    live.route()
    live.route(asking=Asking({}, account_owner="d"))
    assert all(live.entry(rep) == type(live.entry(rep))() for rep in "abc")
    live.route(asking=Asking({}, without=frozenset("abcd")))
    assert live.holdings.held("lead_1") is None


def test_a_lead_that_qualifies_again_is_another_lead():
    live = Live()
    live.route()
    live.tell("lead.qualified", "lead_1", Qualified())
    assert live.holdings.held("lead_1") is None
    live.route()
    assert sum(live.entry(rep).received for rep in "abc") == 2


def test_a_rejection_gives_the_lead_back_only_where_the_charter_says_so():
    live = Live()
    live.route()
    live.tell("lead.rejected", "lead_1", Rejected(reason="size"))
    assert live.entry("a").received == 1
    live.tell("lead.rejected", "lead_1", Rejected(reason="bad_data", gives_back=True))
    assert (live.entry("a").received, live.entry("a").entitled) == (0, 0)
    live.tell("lead.rejected", "lead_9", Rejected(reason="bad_data", gives_back=True))
    assert fairness_of(live.facts) == live.holdings.ledger


def test_what_was_undone_is_as_if_it_had_not_been():
    live = Live()
    first = live.route()
    before = fairness_of(live.facts)
    live.tell("lead.rejected", "lead_1", Rejected(reason="bad_data", gives_back=True))
    live.tell("lead.undone", "lead_1", Undone(undoes=live.facts[-1].source_key))
    assert fairness_of(live.facts) == before
    live.route(asking=Asking({}, without=frozenset({"a"})), at=MONDAY + timedelta(hours=1))
    moved = live.facts[-1].source_key
    live.tell("lead.undone", "lead_1", Undone(undoes=moved))
    undone = fairness_of(live.facts)
    assert undone.book("smb").entries == before.book("smb").entries
    assert live.holdings.held("lead_1").rep_id == first.rep_id
    assert undone.at(MONDAY) == replace(undone, received={"a": (Arrival(MONDAY),)})
    live.tell("lead.undone", "lead_1", Undone(undoes=moved))
    assert fairness_of(live.facts) == undone
    live.tell("lead.captured", "lead_1", Captured())
    assert fairness_of(live.facts) == undone


def test_an_assignment_that_was_undone_before_it_was_heard_of_does_not_count():
    live = Live()
    live.tell("lead.undone", "lead_1", Undone(undoes="1"))
    live.route()
    assert fairness_of(live.facts) == FairnessLedger()


def test_an_assignment_to_the_queue_that_was_undone_leaves_no_arrival():
    live = Live()
    live.route(asking=Asking({}, without=frozenset("abcd")))
    live.tell("lead.undone", "lead_1", Undone(undoes="0"))
    assert fairness_of(live.facts) == FairnessLedger()


def test_a_pool_that_starts_anew_every_month_forgets_the_last_one_and_keeps_the_turn():
    monthly = pool("smb", a=1, b=1).model_copy(update={"starts_anew": "monthly"})
    live = Live(terms=terms_of(monthly))
    for number in range(3):
        live.route(f"lead_{number}")
    april = MONDAY + timedelta(days=30)
    live.route("lead_1", april, Asking({}, without=frozenset("b")))
    book = fairness_of(live.facts).book("smb")
    assert (book.period, book.last, sum(entry.received for entry in book.entries.values())) == ("2026-04", "a", 1)
    live.route("lead_9", MONDAY)
    assert fairness_of(live.facts).book("smb").period == "2026-04"
    assert fairness_of(live.facts) == live.ledger


def test_a_lead_that_comes_back_to_a_month_that_has_ended_changes_no_book():
    march = Held("a", "smb", (("a", 1), ("b", 1)), "2026-03")
    april = FairnessLedger(books={"smb": Book(period="2026-04")})
    assert april.passed(None, march) == april.passed(march, None) == april


def test_facts_another_system_wrote_do_no_harm():
    live = Live()
    odd = Routed(rep_id="x", pool="smb", shared=("", "a", "b:-1", "c:two", "y:2"))
    live.tell("lead.routed", "lead_1", odd)
    live.tell("lead.routed", "lead_2", Routed(rep_id="x", pool="other"))
    live.tell("lead.routed", "lead_2", Routed(rep_id="x"))
    assert live.entry("y").entitled == live.entry("x").received == 1
    assert live.entry("x", "other").received == 0
