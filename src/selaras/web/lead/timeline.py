"""The story of a lead: its facts as lines of time, newest first, with runs of touches told as one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import groupby

from selaras.core.ledger import Fact, taken_back, whole_story
from selaras.core.ledger.details.clock import Started
from selaras.web.lead.entries import Entry, Run, entry_of, worth_telling

SHOWS = ("all", "marketing", "sales", "decisions", "promises")
_SHORTEST_RUN = 3
_ROUTINE = {"clock.started", "clock.stopped"}
"""Told only where the reader asks for promises: every lead has half a dozen, and what matters is one that broke."""


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day of the charter's zone."""

    on: date
    lines: tuple[Entry | Run, ...]


def timeline(facts: Iterable[Fact], zone: tzinfo, show: str = "all") -> list[Day]:
    """Return the days of the story, newest first.

    Three or more touches with nothing else between them are one line; it stands on the day of its newest touch.
    What was taken back stays in the story and says so.
    """
    told = whole_story(facts)
    back = taken_back(told)
    clauses = {fact.subject: fact.details.clause for fact in told if isinstance(fact.details, Started)}
    entries = [entry_of(fact, clauses, back.get(fact.source_key)) for fact in reversed(told) if worth_telling(fact)]
    shown = [entry for entry in entries if _belongs(entry, show)]
    lines: list[Entry | Run] = []
    for touches, some in groupby(shown, key=lambda entry: entry.family == "touches"):
        group = tuple(some)
        if touches and len(group) >= _SHORTEST_RUN:
            lines.append(_run(group))
        else:
            lines.extend(group)
    days = groupby(lines, key=lambda line: line.at.astimezone(zone).date())
    return [Day(on, tuple(group)) for on, group in days]


def _belongs(entry: Entry, show: str) -> bool:
    if show in {"decisions", "promises"}:
        return entry.family == show
    if entry.kind in _ROUTINE:
        return False
    return show in {"all", entry.side}


def _run(entries: tuple[Entry, ...]) -> Run:
    counts = Counter(entry.title for entry in entries)
    return Run(entries, tuple(counts.most_common()))
