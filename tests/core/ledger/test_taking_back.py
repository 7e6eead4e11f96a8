"""What somebody took back in time counts no more, whoever folds it and in whatever order it arrives."""

from itertools import permutations

from selaras.core.ledger import in_order, taken_back, whole_story
from tests.core.lifecycle.telling import told


def test_an_act_that_was_taken_back_is_folded_by_nobody():
    captured, contact = told("lead.captured", 0), told("lead.contacted", 1, key="call", medium="call")
    undone = told("lead.undone", 1.1, undoes="call")
    for order in permutations([captured, contact, undone]):
        assert in_order(order) == [captured]


def test_taking_back_what_never_was_changes_nothing():
    captured = told("lead.captured", 0)
    assert in_order([captured, told("lead.undone", 1, undoes="nothing")]) == [captured]


def test_the_whole_story_tells_the_act_and_its_taking_back():
    captured, contact = told("lead.captured", 0), told("lead.contacted", 1, key="call", medium="call")
    undone = told("lead.undone", 1.1, undoes="call")
    for order in permutations([captured, contact, undone]):
        assert whole_story([*order, contact]) == [captured, contact, undone]
        assert taken_back(order) == {"call": undone}
