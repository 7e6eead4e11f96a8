"""Periods are cut in the charter's zone and fiscal year, follow each other without a gap, and name themselves."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.kit.errors import InputError
from selaras.kit.periods import Cuts

cuts = st.builds(Cuts, st.sampled_from(["UTC", "Asia/Jakarta", "America/New_York"]), st.integers(1, 12))
instants = st.integers(0, 24 * 365 * 39).map(lambda hour: datetime(2001, 1, 1, tzinfo=UTC) + timedelta(hours=hour))
spans = st.sampled_from(["days", "week", "month", "quarter", "year"])


@given(cuts, instants, spans)
def test_the_period_that_holds_an_instant_holds_it_and_is_found_again_by_its_name(how, at, span):
    period = how.holding(at, span)
    assert at in period
    assert how.named(period.name) == period


@given(cuts, instants, spans)
def test_the_period_before_ends_where_this_one_begins(how, at, span):
    period = how.holding(at, span)
    before = how.before(period)
    assert (before.end, before.span) == (period.start, period.span)


@given(cuts, instants, st.sampled_from(["week", "month"]))
def test_the_weeks_of_a_quarter_fill_it_without_a_gap(how, at, span):
    quarter = how.holding(at, "quarter")
    parts = how.within(quarter, span)
    assert (parts[0].start, parts[-1].end) == (quarter.start, quarter.end)
    assert all(one.end == other.start for one, other in pairwise(parts))


def test_a_fiscal_year_is_named_after_the_year_it_ends_in():
    april = Cuts("UTC", 4)
    assert [april.named(f"2026-Q{n}").first_day.isoformat() for n in (1, 4)] == ["2025-04-01", "2026-01-01"]
    assert april.named("2026").last_day.isoformat() == "2026-03-31"


def test_the_quarter_in_jakarta_begins_the_evening_before_in_utc():
    assert Cuts("Asia/Jakarta").named("2026-Q3").start == datetime(2026, 6, 30, 17, tzinfo=UTC)
    assert Cuts("UTC").named("2026-03-02").end == datetime(2026, 3, 3, tzinfo=UTC)
    assert Cuts("UTC").named("2026-03-02..2026-03-08").end - timedelta(days=7) == datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "soon", "2026-13", "2026-Q5", "2026-W60", "2026-05-09..2026-05-01"])
def test_what_is_no_period_says_how_to_write_one(text):
    with pytest.raises(InputError, match="write 2026-Q3"):
        Cuts().named(text)
