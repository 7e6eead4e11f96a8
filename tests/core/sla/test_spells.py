"""A reassignment starts the rep's own wait anew, never the lead's."""

from datetime import timedelta

from selaras.core.lifecycle import fold
from selaras.core.sla import spells
from tests.core.sla.agreed import HOUR, MONDAY, told

STORY = [
    told("lead.qualified", 0),
    told("lead.routed", 1, rep_id="rep_dewi"),
    told("lead.routed", 2, rep_id="rep_dewi"),
    told("lead.routed", 5, queue="holding"),
    told("lead.routed", 6, rep_id="rep_tono"),
    told("lead.contacted", 6.5, medium="email", automated=True),
    told("lead.contacted", 7, medium="call", rep_id="rep_dewi"),
    told("lead.contacted", 8, medium="call"),
]


def _spells(story):
    (one,) = fold(story).passes
    return [(s.rep_id, s.since, s.until, s.waited) for s in spells(one)]


def test_each_rep_has_their_own_wait():
    assert _spells(STORY) == [
        ("rep_dewi", MONDAY + HOUR, MONDAY + 5 * HOUR, None),
        ("rep_tono", MONDAY + 6 * HOUR, None, timedelta(hours=2)),
    ]


def test_the_end_of_the_pass_ends_the_spell():
    ended = [*STORY, told("lead.recycled", 9, reason="timing")]
    assert _spells(ended)[-1] == ("rep_tono", MONDAY + 6 * HOUR, MONDAY + 9 * HOUR, timedelta(hours=2))


def test_handing_over_ends_one_spell_and_begins_the_next():
    story = [*STORY[:2], told("lead.routed", 3, rep_id="rep_tono"), told("lead.contacted", 2, medium="call")]
    assert [(rep, waited) for rep, _, _, waited in _spells(story)] == [("rep_dewi", HOUR), ("rep_tono", None)]
