"""The delay of the chain is split over its links and their owners, and nothing is counted twice or left out."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.charter.starting import starting_terms
from selaras.core.lifecycle import LINKS, Speed
from selaras.core.sla import calendars_of_links, delay_split
from tests.core.sla.agreed import HOUR, MONDAY, office

MINUTE = timedelta(minutes=1)
NAMES = [link for link, _ in LINKS]


def _chain(**hours):
    return Speed(**{link: MONDAY + at * HOUR for link, at in hours.items()})


def _link(split, name):
    return next(delay for delay in split.links if delay.link == name)


def test_each_link_has_its_wait_and_its_owner():
    split = delay_split([_chain(captured=0, ingested=0.5, qualified=2, routed=2, accepted=5, first_attempt=6)], {})
    waits = {delay.link: delay.wall.median / HOUR for delay in split.links if delay.wall}
    assert waits == {"ingested": 0.5, "qualified": 1.5, "routed": 0, "accepted": 3, "first_attempt": 1}
    shares = {part.owner: part.wall / HOUR for part in split.owners}
    assert shares == {"system": 0.5, "marketing": 1.5, "operations": 3, "rep": 1}
    assert [part.share for part in split.owners if part.owner == "operations"] == [0.5]


def test_a_link_not_reached_is_censored_and_counted():
    split = delay_split([_chain(qualified=0, routed=1), _chain(qualified=0, routed=3, first_attempt=4)], {})
    attempt = _link(split, "first_attempt")
    assert (attempt.n, attempt.censored, attempt.unsaid) == (1, 1, 0)
    assert (_link(split, "notified").censored, _link(split, "notified").unsaid) == (1, 1)
    assert attempt.wall.median == HOUR
    assert _link(split, "first_meeting").wall is None
    assert _link(split, "first_meeting").business is None


def test_the_time_of_a_link_nobody_said_goes_to_the_next_one_known():
    assert _link(delay_split([_chain(routed=0, first_attempt=5)], {}), "first_attempt").wall.median == 5 * HOUR


def test_what_came_before_its_turn_waited_nothing_and_is_flagged():
    split = delay_split([_chain(routed=4, accepted=5, first_attempt=1, first_connect=6)], {})
    attempt = _link(split, "first_attempt")
    assert (attempt.wall.median, attempt.early) == (timedelta(0), 1)
    assert _link(split, "first_connect").wall.median == HOUR


def test_percentiles_are_waits_that_really_were():
    split = delay_split([_chain(qualified=0, routed=n) for n in range(1, 11)], {})
    assert _link(split, "routed").wall.median == 5 * HOUR
    assert _link(split, "routed").wall.p90 == 9 * HOUR
    assert _link(split, "routed").wall.total == 55 * HOUR


def test_business_time_counts_in_the_owners_hours():
    overnight = _chain(routed=8, first_attempt=25)  # five in the afternoon until ten the next morning
    split = delay_split([overnight], {"first_attempt": office()})
    attempt = _link(split, "first_attempt")
    assert (attempt.wall.median, attempt.business.median) == (17 * HOUR, 2 * HOUR)


def test_the_chain_may_be_looked_at_from_its_qualification_on():
    split = delay_split([_chain(captured=0, qualified=100, routed=101)], {}, since="qualified")
    assert [delay.link for delay in split.links] == NAMES[NAMES.index("routed") :]
    assert sum((part.wall for part in split.owners), timedelta(0)) == HOUR


def test_no_chain_is_no_delay():
    split = delay_split([], {})
    assert split.passes == 0
    assert all(delay.n == 0 and delay.wall is None for delay in split.links)
    assert {part.share for part in split.owners} == {0.0}


instants = st.one_of(
    st.none(), st.integers(0, 10**6).map(lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + minute * MINUTE)
)


@given(st.lists(st.builds(Speed, **dict.fromkeys(NAMES, instants)), max_size=6))
def test_the_parts_sum_to_the_time_from_first_to_last(chains):
    split = delay_split(chains, {})
    whole = timedelta(0)
    for chain in chains:
        known = [at for name in NAMES if (at := getattr(chain, name)) is not None]
        whole += max(known) - known[0] if known else timedelta(0)
    assert sum((part.wall for part in split.owners), timedelta(0)) == whole
    for delay in split.links:
        begun = sum(any(getattr(c, n) is not None for n in NAMES[: NAMES.index(delay.link)]) for c in chains)
        assert delay.n + delay.censored + delay.unsaid == begun


@pytest.mark.parametrize(
    ("link", "calendar"),
    [
        ("routed", "always"),
        ("accepted", "office"),
        ("first_attempt", "working_days"),
        ("first_meeting", "working_days"),
    ],
)
def test_whoever_owns_a_link_counts_in_the_hours_of_their_promise(link, calendar):
    calendars = calendars_of_links(starting_terms())
    assert calendars[link].name == calendar
    assert "ingested" not in calendars


def test_a_link_nobody_promised_anything_about_counts_wall_clock_time():
    terms = starting_terms()
    silent = terms.model_copy(update={"promises": terms.promises.model_copy(update={"leads": ()})})
    assert calendars_of_links(silent) == {}
