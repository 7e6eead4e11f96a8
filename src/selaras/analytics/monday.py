"""Monday: everything the page both teams read together needs, and what changed since last week."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from selaras.analytics.catalogue import asked, question_of
from selaras.analytics.figures import Answer, Dimension, Figure
from selaras.analytics.lake import Lake
from selaras.analytics.metrics.period_promises import PERIOD_PROMISES
from selaras.analytics.moment import Moment
from selaras.analytics.question import Question
from selaras.analytics.yardstick import Yardstick
from selaras.core.charter.terms import Terms
from selaras.kit.instants import from_microseconds
from selaras.kit.periods import Period

WEEK = timedelta(days=7)
PAGE: tuple[tuple[str, Dimension | None], ...] = (
    ("target", None),
    ("won", None),
    ("open_pipeline", None),
    ("remaining_coverage", None),
    ("opening_coverage", None),
    ("needed_coverage", None),
    ("win_rate", None),
    ("sales_cycle", None),
    ("pipeline_velocity", None),
    ("leads", "channel"),
    ("mql_volume", "channel"),
    ("mql_to_sal", "channel"),
    ("mql_to_sql", "channel"),
    ("sal_to_sql", "channel"),
    ("mql_to_opportunity", "channel"),
    ("mql_to_won", "channel"),
    ("sql_to_won", "channel"),
    ("acceptance_rate", "channel"),
    ("time_to_first_contact", "team"),
    ("time_to_first_connect", None),
    ("ageing_leads", "stage"),
    ("sla_attainment", "side"),
    ("data_complete", None),
    ("recycled", None),
    ("re_mql", None),
    ("cost_per_mql", "channel"),
    ("cost_per_sql", "channel"),
)
MORE: tuple[tuple[str, Dimension], ...] = (
    ("sla_attainment", "clause"),
    ("sla_attainment", "week"),
    *((promise.name, "clause") for promise in PERIOD_PROMISES),
)
"""What the page shows, and what it is cut by."""


@dataclass(frozen=True, slots=True)
class Change:
    """The same figure now and a week ago; no difference where one of them has no value, or the other's unit."""

    now: Figure
    before: Figure
    difference: float | int | None


@dataclass(frozen=True, slots=True)
class Monday:
    """The page's figures. Keys are names of metrics; further cuts of one are under ``name/cut``."""

    as_of: datetime
    compared_with: datetime
    period: Period
    newest_facts: bool
    answers: Mapping[str, Answer]
    changes: Mapping[str, Change]


def monday(lake: Lake, terms: Terms | Yardstick | None, *, as_of: datetime, period: Period | None = None) -> Monday:
    """Return the Monday page as of an instant, for a period or for the quarter of the newest facts."""
    chosen = period or default_period(lake, terms, as_of=as_of)
    question = question_of(lake, terms, as_of=as_of, period=chosen)
    key = ("monday", chosen, period is None, question.yardstick)
    return question.moment.remember(key, lambda: _page(lake, question, newest=period is None))


def _page(lake: Lake, question: Question, *, newest: bool) -> Monday:
    before = question_of(lake, question.yardstick, as_of=question.moment.as_of - WEEK, period=question.period)
    with ThreadPoolExecutor(1) as beside:  # the engine works on both weeks at once
        past = beside.submit(_wholes, before)
        answers = {name: asked(name, question.of(by)) for name, by in PAGE}
        wholes = past.result()
    answers |= {f"{name}/{by}": asked(name, question.of(by)) for name, by in MORE}
    changes = {name: _change(answers[name].whole, wholes[name]) for name, _ in PAGE}
    return Monday(question.moment.as_of, before.moment.as_of, question.period, newest, answers, changes)


def _wholes(question: Question) -> dict[str, Figure]:
    return {name: asked(name, question).whole for name, _ in PAGE}


def prepare(lake: Lake, terms: Terms | Yardstick | None) -> None:
    """Work out the page as of now before anybody asks for it."""
    if lake.noted_until is not None:
        monday(lake, terms, as_of=lake.noted_until)


def _change(now: Figure, before: Figure) -> Change:
    if now.value is None or before.value is None:
        return Change(now, before, None)
    return Change(now, before, now.value - before.value)


def default_period(lake: Lake, terms: Terms | Yardstick | None, *, as_of: datetime) -> Period:
    """Return the quarter of the newest thing that had happened by ``as_of``, or that of ``as_of`` itself."""
    yardstick = terms if isinstance(terms, Yardstick) else Yardstick.of(terms)
    ends = _first_and_last(lake.at(as_of))
    return yardstick.cuts.holding(ends[1] if ends else as_of, "quarter")


def whole_history(lake: Lake, terms: Terms | Yardstick | None, *, as_of: datetime) -> Period:
    """Return the period from the first day on which something had happened by ``as_of`` to the last one."""
    yardstick = terms if isinstance(terms, Yardstick) else Yardstick.of(terms)
    first, last = _first_and_last(lake.at(as_of)) or (as_of, as_of)
    days = [end.astimezone(ZoneInfo(yardstick.cuts.zone)).date() for end in (first, last)]
    return yardstick.cuts.named(f"{days[0]}..{days[1]}")


def _first_and_last(moment: Moment) -> tuple[datetime, datetime] | None:
    return moment.remember("first and last", lambda: _asked_for_ends(moment))


def _asked_for_ends(moment: Moment) -> tuple[datetime, datetime] | None:
    families = ("people_changes", "decisions", "opportunity_changes", "activities")
    each = " UNION ALL ".join(
        f"SELECT happened_at FROM facts_{name} WHERE happened_at <= $as_of"  # noqa: S608 (our families)
        for name in families
    )
    first, last = moment.rows(f"SELECT min(happened_at), max(happened_at) FROM ({each})")[0]  # noqa: S608 (our families)
    return None if first is None else (from_microseconds(first), from_microseconds(last))
