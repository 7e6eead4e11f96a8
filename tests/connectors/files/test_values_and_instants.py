"""Texts become exact values, or say why they cannot."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.connectors.files.instants import Evidence, Instants, order_of
from selaras.connectors.files.values import UnreadableError, amount, count, decimal, number, truth

JAKARTA = ZoneInfo("Asia/Jakarta")


def reason(parser, text):
    with pytest.raises(UnreadableError) as refused:
        parser(text)
    return refused.value.reason.id


@pytest.mark.parametrize(
    ("text", "point", "value"),
    [
        ("1234.50", ".", "1234.50"),
        ("$1,234.50", ".", "1234.50"),
        ("1.234,50", ",", "1234.50"),
        ("Rp 1.000", ",", "1000"),
        ("(12.00)", ".", "-12.00"),
        ("-3", ".", "-3"),
        ("1 000,5 €", ",", "1000.5"),
        ("USD 7", ".", "7"),
        (".5", ".", "0.5"),
    ],
)
def test_amounts_are_exact(text, point, value):
    assert amount(point)(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1,5", "1.2.3", "12,34,567", "abc", "", "-", "1e9", "NaN", "."])
def test_what_is_no_amount_is_refused_rather_than_guessed(text):
    assert reason(amount("."), text) == "imports-reject-amount"


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_an_amount_written_with_thousands_marks_is_read_back(value):
    assert decimal(f"{value:,.2f}") == value


def test_counts_are_whole_and_not_negative():
    assert count(".")("1,200") == 1200
    assert reason(count("."), "1.5") == "imports-reject-count"
    assert reason(count("."), "-1") == "imports-reject-count"
    assert number(",")("7,5") == 7.5


def test_yes_and_no_have_many_words():
    assert (truth("TRUE"), truth("tidak")) == (True, False)
    assert reason(truth, "maybe") == "imports-reject-truth"


@pytest.mark.parametrize(
    ("order", "text", "expected"),
    [
        ("iso", "2026-03-02", datetime(2026, 3, 1, 17, tzinfo=UTC)),
        ("iso", "2026-03-02 09:30:00", datetime(2026, 3, 2, 2, 30, tzinfo=UTC)),
        ("iso", "2026-03-02T09:30:00Z", datetime(2026, 3, 2, 9, 30, tzinfo=UTC)),
        ("iso", "2026-03-02T09:30:00+02:00", datetime(2026, 3, 2, 7, 30, tzinfo=UTC)),
        ("iso", "2026-03-02 9:05:07", datetime(2026, 3, 2, 2, 5, 7, tzinfo=UTC)),
        ("iso", "2026-03-02 09:30:00 UTC", datetime(2026, 3, 2, 9, 30, tzinfo=UTC)),
        ("iso", "2026-03-02 09:30 -0500", datetime(2026, 3, 2, 14, 30, tzinfo=UTC)),
        ("dmy", "02/03/2026", datetime(2026, 3, 1, 17, tzinfo=UTC)),
        ("dmy", "2.3.26 14:05", datetime(2026, 3, 2, 7, 5, tzinfo=UTC)),
        ("mdy", "03/02/2026 2:05 PM", datetime(2026, 3, 2, 7, 5, tzinfo=UTC)),
        ("mdy", "3/2/99 12:00 AM", datetime(1999, 3, 1, 17, tzinfo=UTC)),
        ("iso", "2 Mar 2026", datetime(2026, 3, 1, 17, tzinfo=UTC)),
        ("iso", "March 2, 2026 9:30", datetime(2026, 3, 2, 2, 30, tzinfo=UTC)),
        ("iso", "1772442000000", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("iso", "1772442000", datetime(2026, 3, 2, 9, tzinfo=UTC)),
    ],
)
def test_instants_are_read_in_the_zone_of_the_file(order, text, expected):
    instants = Instants(order, JAKARTA)
    assert instants.instant(text) == expected
    assert instants.instant(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2026",
        "2026-13-01",
        "soon",
        "2 Mrz 2026",
        "3/2/2026 13:00 PM",
        "2026-03-02 25:00:00",
        "2026-99-99 00:00:00",
        "1 May 2026 late",
    ],
)
def test_what_is_no_instant_is_refused(text):
    assert reason(Instants("dmy", JAKARTA).instant, text) == "imports-reject-instant"


def test_another_order_than_the_columns_is_refused():
    assert reason(Instants("iso", JAKARTA).instant, "02/03/2026") == "imports-reject-order"


def test_a_day_is_the_day_of_the_zone():
    assert Instants("iso", JAKARTA).day("2026-03-01T20:00:00Z") == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "order"), [("31.12.2026", "dmy"), ("12/31/26", "mdy"), ("99/99/2026", "none"), ("1/2/345", "none")]
)
def test_a_single_date_may_tell_its_order(text, order):
    assert order_of(text) == order


def test_a_column_tells_its_order_by_any_of_its_dates():
    evidence = Evidence()
    for row, text in enumerate(["01/02/2026", "03/04/2026", "05/25/2026"], 2):
        evidence.look(row, text)
    assert evidence.decided == "mdy"
    assert Evidence().decided == "iso"


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2068, 12, 31)), st.sampled_from(["dmy", "mdy"]))
def test_a_date_written_in_an_order_is_read_back_in_it(day, order):
    text = f"{day:%d/%m/%Y}" if order == "dmy" else f"{day:%m/%d/%Y}"
    assert Instants(order, JAKARTA).day(text) == day
