"""The kit: money that stays exact, ids that stay the same, instants that have a zone, errors that say the next step."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.kit.canonical import canonical_json, fingerprint
from selaras.kit.clock import behind, now, set_back, wall
from selaras.kit.errors import InputError, PermanentError, SelarasError, TransientError
from selaras.kit.identity import derived_id, sort_of
from selaras.kit.instants import from_microseconds, in_utc, parse_instant, to_microseconds
from selaras.kit.money import Money, minor_digits, shares
from selaras.kit.refusal import Refusal
from selaras.kit.sentence import Sentence

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_an_error_says_the_place_what_is_wrong_and_the_next_step() -> None:
    assert (
        str(InputError("'x' is not a date", place="row 14", next_step="fix it")) == "row 14: 'x' is not a date; fix it"
    )
    assert str(SelarasError("nothing answered")) == "nothing answered"


def test_a_transient_error_says_when_to_try_again_and_a_permanent_one_who_must_act() -> None:
    assert TransientError("busy", retry_at=NOON).retry_at == NOON
    assert PermanentError("no right", who_must_act="Bima").who_must_act == "Bima"


def test_the_clock_is_in_utc() -> None:
    assert now().tzinfo is wall().tzinfo is UTC


def test_a_clock_that_was_set_back_runs_on_from_there() -> None:
    try:
        set_back(timedelta(days=3))
        shown = now()
        assert wall() - shown >= behind() == timedelta(days=3)
        set_back(timedelta(days=-3))
        assert behind() == timedelta(0)
    finally:
        set_back(timedelta(0))


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(InputError, match="time zone"):
        in_utc(datetime(2026, 3, 2, 9))  # noqa: DTZ001 (the point of the test)
    with pytest.raises(InputError, match="not an instant"):
        parse_instant("yesterday")


def test_instants_are_the_same_in_any_zone() -> None:
    jakarta = timezone(timedelta(hours=7))
    assert in_utc(datetime(2026, 3, 2, 19, tzinfo=jakarta)) == NOON
    assert parse_instant("2026-03-02T19:00:00+07:00") == NOON


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 -- Hypothesis wants naive bounds
def test_microseconds_lose_nothing(instant: datetime) -> None:
    assert from_microseconds(to_microseconds(instant)) == instant


def test_the_same_thing_has_the_same_id_and_another_thing_another() -> None:
    assert derived_id("lead", "crm", "1") == derived_id("lead", "crm", "1")
    ids = {derived_id(sort, source, str(key)) for sort in ("lead", "rep") for source in "ab" for key in range(500)}
    assert len(ids) == 2000
    assert sort_of(derived_id("lead", "crm", "1")) == "lead"


def test_the_parts_of_a_source_and_a_key_cannot_be_confused() -> None:
    assert derived_id("lead", "a", "b:c") != derived_id("lead", "a:b", "c")


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.booleans()))
def test_the_order_of_keys_does_not_change_the_fingerprint(document: dict[str, object]) -> None:
    assert fingerprint(dict(reversed(document.items()))) == fingerprint(document)


def test_what_is_not_a_number_has_no_canonical_form() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        canonical_json(float("nan"))


def test_money_is_read_exactly_and_rounded_at_its_smallest_unit() -> None:
    assert Money.parse(" 1,054.505 ", "USD").amount_minor == 105450
    assert Money.parse("10", "KWD").amount_minor == 10_000
    assert Money(105450, "USD").amount == Decimal("1054.50")
    assert minor_digits("IDR") == 2


@pytest.mark.parametrize("text", ["", "ten", "1.2.3", "NaN", "Infinity"])
def test_what_is_not_an_amount_is_an_error_that_says_how_to_write_it(text: str) -> None:
    with pytest.raises(InputError, match=r"row 3: .* is not an amount; write it as 1234\.50"):
        Money.parse(text, "USD", place="row 3")


def test_an_unknown_currency_is_an_error() -> None:
    with pytest.raises(InputError, match="ISO 4217"):
        Money.parse("1", "XXQ")


def test_money_of_two_currencies_does_not_add() -> None:
    assert Money(3, "USD") + Money(4, "USD") - Money(2, "USD") == Money(5, "USD")
    with pytest.raises(InputError, match="cannot be added"):
        Money(3, "USD") + Money(4, "IDR")


@given(st.integers(-(10**12), 10**12), st.lists(st.fractions(0, 100), min_size=1, max_size=30))
def test_shares_sum_to_the_amount_and_are_never_off_by_a_unit(amount: int, weights: list[Fraction]) -> None:
    if sum(weights) == 0:
        with pytest.raises(InputError, match="not all zero"):
            shares(amount, weights)
        return
    parts = shares(amount, weights)
    assert sum(parts) == amount
    exact = [Fraction(amount) * w / sum(weights) for w in weights]
    assert all(abs(part - share) < 1 for part, share in zip(parts, exact, strict=True))
    assert all(part * amount >= 0 for part in parts)


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(InputError, match="not negative"):
        shares(10, [2, -1])


def test_equal_sentences_are_equal_and_hash_alike() -> None:
    first, second = Sentence.of("a", n=1), Sentence.of("a", n=1)
    assert first == second
    assert len({first, second, Sentence.of("a", n=2)}) == 2
    assert Refusal("late", first).because is first
