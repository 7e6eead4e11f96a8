"""Business hours beside a peer library and a loop over the minutes: prints a table, asserts nothing.

Run `python bench/calendars.py` in the development environment. Every contender answers the same questions on the same
calendar: Monday to Friday, nine to six, in UTC, without the public holidays of the United States.
"""

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter

import businesstimedelta
import holidays
import numpy as np

from selaras.core.calendars import Absence, Calendar, Holidays, Shift, deadlines, elapsed_many
from selaras.kit.instants import to_microseconds

OPENS, CLOSES = time(9), time(18)
YEARS = (2025, 2026, 2027)
START = datetime(2026, 3, 5, 15, 20, tzinfo=UTC)
SPANS = {"a day (9 h)": timedelta(hours=9), "a month (180 h)": timedelta(hours=180)}
MINUTE = timedelta(minutes=1)


def office(name: str = "office") -> Calendar:
    week = tuple(Shift(weekday, OPENS, CLOSES) for weekday in range(5))
    return Calendar(name, "UTC", week, (Holidays("US"),))


class MinuteLoop:
    """What one writes first: walk the minutes and ask of each whether it is worked."""

    def __init__(self) -> None:
        self.closed: frozenset[date] = frozenset(holidays.country_holidays("US", years=YEARS))

    def worked(self, at: datetime) -> bool:
        return at.weekday() < 5 and OPENS <= at.time() < CLOSES and at.date() not in self.closed

    def deadline(self, start: datetime, allowance: timedelta) -> datetime:
        at, left = start, allowance
        while left > timedelta():
            left -= MINUTE if self.worked(at) else timedelta()
            at += MINUTE
        return at

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        at, done = start, timedelta()
        while at < end:
            done += MINUTE if self.worked(at) else timedelta()
            at += MINUTE
        return done


class Peer:
    """businesstimedelta, which walks from one stretch to the next."""

    def __init__(self) -> None:
        day = businesstimedelta.WorkDayRule(start_time=OPENS, end_time=CLOSES, working_days=[0, 1, 2, 3, 4])
        closed = businesstimedelta.HolidayRule(holidays.country_holidays("US", years=YEARS))
        self.rules = businesstimedelta.Rules([day, closed])

    def deadline(self, start: datetime, allowance: timedelta) -> datetime:
        hours = allowance // timedelta(hours=1)
        return start + businesstimedelta.BusinessTimeDelta(self.rules, hours=hours)

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        found = self.rules.difference(start, end)
        return timedelta(hours=found.hours, seconds=found.seconds)


def seconds(call: Callable[[], object], budget: float = 0.5) -> float:
    """The least time of a call, in batches that grow until the budget is spent."""
    best, spent, batch = float("inf"), 0.0, 1
    while spent < budget:
        begin = perf_counter()
        for _ in range(batch):
            call()
        took = perf_counter() - begin
        best, spent, batch = min(best, took / batch), spent + took, min(2 * batch, 20_000)
    return best


def per_call() -> None:
    ours, peer, loop = office(), Peer(), MinuteLoop()
    print("| question | selaras | businesstimedelta | minute loop |")
    print("|---|---:|---:|---:|")
    for span, allowance in SPANS.items():
        due = ours.deadline(START, allowance)
        questions = {
            f"deadline, {span}": lambda one, allowance=allowance: one.deadline(START, allowance),
            f"elapsed, {span}": lambda one, due=due: one.elapsed(START, due),
        }
        for name, ask in questions.items():
            answers = [ask(one) for one in (ours, peer, loop)]
            same = "" if answers[0] == answers[1] == answers[2] else " (answers differ)"
            mine, theirs, naive = (seconds(lambda one=one, ask=ask: ask(one)) for one in (ours, peer, loop))
            print(
                f"| {name}{same} | {mine * 1e6:.2f} µs | {theirs * 1e6:,.0f} µs (×{theirs / mine:,.0f}) "
                f"| {naive * 1e6:,.0f} µs (×{naive / mine:,.0f}) |"
            )


def first_use(people: int = 8) -> None:
    office("warm").elapsed(START.replace(year=2016), START)

    def least(call: Callable[[Calendar], object]) -> float:
        best = float("inf")
        for day in range(people):
            away = Absence(START + timedelta(days=day), START + timedelta(days=day + 1))
            begin = perf_counter()
            call(office().without([away]))
            best = min(best, perf_counter() - begin)
        return best

    one_year = least(lambda person: person.deadline(START, timedelta(hours=4)))
    many = least(lambda person: person.elapsed(START.replace(year=2016), START))
    print("\n| first use of a person's calendar | time |")
    print("|---|---:|")
    print(f"| a year laid out | {one_year * 1e3:.1f} ms |")
    print(f"| ten years more | {many * 1e3:.1f} ms |")


def bulk(rows: int) -> None:
    calendar, seeded = office(), np.random.default_rng(2026)
    first, last = (to_microseconds(datetime(year, 1, 1, tzinfo=UTC)) for year in (2025, 2027))
    starts = seeded.integers(first, last, rows)
    one_by_one = seconds(lambda: calendar.deadline(START, timedelta(hours=4)))
    due = deadlines(calendar, starts, timedelta(hours=4))
    ordered = np.sort(starts)
    asked = {
        "deadlines": lambda: deadlines(calendar, starts, timedelta(hours=4)),
        "deadlines, starts in order": lambda: deadlines(calendar, ordered, timedelta(hours=4)),
        "elapsed_many": lambda: elapsed_many(calendar, starts, due),
    }
    print(f"\n| {rows:,} at once | time | each | beside one call after another |")
    print("|---|---:|---:|---:|")
    for name, call in asked.items():
        took = seconds(call, 1.0)
        print(f"| {name} | {took:.3f} s | {took / rows * 1e9:.0f} ns | ×{one_by_one * rows / took:.0f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000, help="how many clocks are computed at once")
    rows = parser.parse_args().rows
    per_call()
    first_use()
    bulk(rows)


if __name__ == "__main__":
    main()
