"""Numbers, money, shares, days, instants and spans of time as people of a language write them."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from fractions import Fraction

from babel.core import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import (
    format_compact_currency,
    format_currency,
    format_decimal,
    format_percent,
)
from babel.units import format_unit

from selaras.kit.money import Money

Number = float | Decimal
"""A number to be written; an int is a float to a reader of types."""

NOTHING = "–"
"""What stands where there is no value; a template gives it words for readers who hear the page."""

_LOCALES = {language: Locale.parse(language) for language in ("en", "id")}
_SPANS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


def number(language: str, value: Number | None, digits: int = 0) -> str:
    """Return the number with the language's separators, rounded to ``digits`` decimals.

    >>> number("en", 12345.678, 1), number("id", 12345.678, 1)
    ('12,345.7', '12.345,7')
    """
    if value is None:
        return NOTHING
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=_LOCALES[language])


def signed(language: str, value: Number | None, digits: int = 0) -> str:
    """Return the number with its sign, a true minus included; zero has none.

    >>> signed("en", 12), signed("en", -3), signed("en", 0)
    ('+12', '−3', '0')
    """
    if value is None:
        return NOTHING
    text = number(language, -value if value < 0 else value, digits)
    if not any(digit in text for digit in "123456789"):
        return text
    return ("+" if value > 0 else "−") + text


def share(language: str, value: Number | Fraction | None, digits: int | None = None) -> str:
    """Return a share between 0 and 1 as a percentage; below ten percent it keeps one decimal.

    >>> share("en", 0.4231), share("en", 0.0712), share("id", Fraction(1, 14))
    ('42%', '7.1%', '7,1%')
    """
    if value is None:
        return NOTHING
    value = float(value) if isinstance(value, Fraction) else value
    if digits is None:
        digits = 1 if value and -0.0995 < value < 0.0995 else 0
    pattern = "0" + ("." + "0" * digits if digits else "") + "%"
    return format_percent(value, format=pattern, locale=_LOCALES[language])


def money(language: str, minor: int | None, currency: str) -> str:
    """Return an amount in whole units of its currency, exact where it has no part of a unit.

    >>> money("en", 123456700, "USD"), money("id", 123456700, "USD")
    ('$1,234,567', 'US$1.234.567')
    """
    if minor is None:
        return NOTHING
    amount = Money(minor, currency).amount
    if abs(amount) >= 1000 or amount == amount.to_integral_value():
        pattern = _LOCALES[language].currency_formats["standard"].pattern.replace(".00", "")
        return format_currency(amount, currency, format=pattern, locale=_LOCALES[language], currency_digits=False)
    return format_currency(amount, currency, locale=_LOCALES[language])


def short_money(language: str, minor: int | None, currency: str) -> str:
    r"""Return an amount with three digits and its scale, for headlines; the exact amount belongs beside it.

    >>> short_money("en", 482350000, "USD"), short_money("id", 482350000, "USD")
    ('$4.82M', 'US$4,82\xa0jt')
    """
    if minor is None:
        return NOTHING
    amount = Money(minor, currency).amount
    if abs(amount) < 1000:
        return money(language, minor, currency)
    return format_compact_currency(amount, currency, fraction_digits=_decimals(amount), locale=_LOCALES[language])


def _decimals(amount: Decimal) -> int:
    digits_before_point = (len(str(abs(int(amount)))) - 1) % 3 + 1
    return 3 - digits_before_point


def times(language: str, ratio: Number | None) -> str:
    """Return a ratio such as pipeline coverage; one below 1 with a digit more, for 0.04 is not nothing.

    >>> times("en", 3.14159), times("id", 3.14159), times("en", 0.0391)
    ('3.1×', '3,1×', '0.04×')
    """
    return NOTHING if ratio is None else f"{number(language, ratio, 1 if abs(float(ratio)) >= 1 else 2)}×"


def day(language: str, value: date | None, *, with_year: bool = True) -> str:
    """Return a date in the middle length of the language.

    >>> day("en", date(2026, 3, 2)), day("id", date(2026, 8, 2))
    ('Mar 2, 2026', '2 Agu 2026')
    >>> day("en", date(2026, 3, 2), with_year=False)
    'Mar 2'
    """
    if value is None:
        return NOTHING
    form = "medium" if with_year else {"en": "MMM d", "id": "d MMM"}[language]
    return format_date(value, format=form, locale=_LOCALES[language])


def month(language: str, value: date) -> str:
    """Return the month a day lies in.

    >>> month("en", date(2026, 8, 1)), month("id", date(2026, 8, 1))
    ('August 2026', 'Agustus 2026')
    """
    return format_date(value, format="LLLL y", locale=_LOCALES[language])


def instant(language: str, value: datetime | None, zone: tzinfo) -> str:
    """Return an instant as the clocks of ``zone`` show it.

    >>> from zoneinfo import ZoneInfo
    >>> instant("id", datetime(2026, 3, 2, 2, tzinfo=UTC), ZoneInfo("Asia/Jakarta"))
    '2 Mar 2026, 09.00'
    """
    if value is None:
        return NOTHING
    there = value.astimezone(zone)
    return f"{day(language, there.date())}, {clock_time(language, value, zone)}"


def clock_time(language: str, value: datetime, zone: tzinfo) -> str:
    """Return the time of day in ``zone``, in twenty-four hours.

    >>> clock_time("en", datetime(2026, 3, 2, 14, 5, tzinfo=UTC), UTC)
    '14:05'
    """
    form = {"en": "HH:mm", "id": "HH.mm"}[language]
    return format_time(value.astimezone(zone).time(), format=form, locale=_LOCALES[language])


def weekday(language: str, value: datetime, zone: tzinfo) -> str:
    """Return the short name of the weekday in ``zone``.

    >>> weekday("en", datetime(2026, 3, 2, tzinfo=UTC), UTC), weekday("id", datetime(2026, 3, 2, tzinfo=UTC), UTC)
    ('Mon', 'Sen')
    """
    return format_datetime(value.astimezone(zone), format="EEE", locale=_LOCALES[language])


def utc(value: datetime) -> str:
    """Return the instant in UTC as ISO 8601, for the pointer that rests on a local time.

    >>> utc(datetime(2026, 3, 2, 2, 0, 30, tzinfo=UTC))
    '2026-03-02 02:00:30 UTC'
    """
    return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def span(language: str, value: timedelta | Number | None) -> str:
    """Return a length of time in its two largest units; a bare number is seconds.

    >>> span("en", timedelta(hours=27, minutes=10)), span("id", 4 * 3600 + 300)
    ('1 day 3 hr', '4 jam 5 menit')
    >>> span("en", 0.4)
    '0 sec'
    """
    if value is None:
        return NOTHING
    seconds = round(value.total_seconds() if isinstance(value, timedelta) else float(value))
    left = abs(seconds)
    parts: list[tuple[str, int]] = []
    for name, size in _SPANS:
        count, left = divmod(left, size)
        if count or (parts and len(parts) == 1):
            parts.append((name, count))
        if len(parts) == 2:
            break
    said = [_unit(language, name, count) for name, count in parts if count] or [_unit(language, "second", 0)]
    return ("−" if seconds < 0 else "") + " ".join(said)


def _unit(language: str, name: str, count: int) -> str:
    if language == "id":  # the short "j" and "mnt" read as typing errors
        return format_unit(count, f"duration-{name}", length="long", locale=_LOCALES[language])
    return format_unit(count, f"duration-{name}", length="short", locale=_LOCALES[language])
