"""Mistakes of reference and of sense: names that lead nowhere, names given twice, values no reader can use.

The document is read as it is, so that these are found beside mistakes of shape, all at once.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any, get_args
from zoneinfo import available_timezones

from holidays import list_supported_countries

from selaras.core.charter.calendars import span
from selaras.core.charter.conditions import EVENT, LEAD, ConditionError, Fields, condition
from selaras.core.charter.hints import hint
from selaras.core.charter.marks import Step
from selaras.core.charter.shape_problems import Found
from selaras.core.charter.terms.reasons import RejectClass
from selaras.core.staff.roles import Role
from selaras.kit.errors import InputError
from selaras.kit.money import minor_digits
from selaras.kit.sentence import Sentence

Path = tuple[Step, ...]
Leaf = tuple[Path, Any]


def reference_problems(document: object) -> Iterator[Found]:
    """Yield every name that leads nowhere or stands twice, and every value of the right shape nobody can use."""
    for check in _CHECKS:
        yield from check(document)


def each(document: object, *pattern: str) -> Iterator[Leaf]:
    """Yield the path and value of every part the pattern meets; ``*`` is any key or place, a missing part is none.

    >>> list(each({"a": [{"b": 1}, {"c": 2}]}, "a", "*", "b"))
    [(('a', 0, 'b'), 1)]
    """
    if not pattern:
        yield (), document
        return
    step, rest = pattern[0], pattern[1:]
    for key, inner in _parts(document):
        if step in ("*", key):
            for path, value in each(inner, *rest):
                yield (key, *path), value


def _parts(document: object) -> list[tuple[Step, Any]]:
    if isinstance(document, dict):
        return [(str(key), value) for key, value in document.items()]
    return list(enumerate(document)) if isinstance(document, list) else []


def _names(document: object, *pattern: str) -> set[str]:
    return {value for _, value in each(document, *pattern) if isinstance(value, str)}


def _leads_nowhere(document: object) -> Iterator[Found]:
    calendars = {str(key) for path, _ in each(document, "calendars", "*") for key in path[1:]}
    pools = _names(document, "routing", "pools", "*", "name")
    frameworks = _names(document, "frameworks", "*", "name")
    rejects = _names(document, "reasons", "reject", "*", "code")
    pauses = _names(document, "reasons", "pause", "*", "code")
    roles, classes = set(Role), set(get_args(RejectClass))
    wanted: tuple[tuple[str, AbstractSet[str], tuple[str, ...]], ...] = (
        ("calendar", calendars, ("promises", "leads", "*", "allowance", "calendar")),
        ("calendar", calendars, ("promises", "leads", "*", "high_intent_allowance", "calendar")),
        ("pool", pools, ("routing", "routes", "*", "pool")),
        ("framework", frameworks, ("stages", "*", "needs_framework")),
        ("reason", rejects, ("stages", "*", "criteria", "*", "reject_reason")),
        ("reason", pauses, ("promises", "leads", "*", "pauses", "*")),
        ("calendar", calendars, ("desk", "climb", "*", "after", "calendar")),
        ("role", roles, ("desk", "reviewers", "*")),
        ("role", roles, ("desk", "rulers", "*")),
        ("class", classes, ("desk", "gives_back", "*")),
    )
    for sort, known, pattern in wanted:
        for path, name in each(document, *pattern):
            if isinstance(name, str) and name not in known:
                what = Sentence.of(f"charter-problem-no-{sort}", name=name)
                yield path, what, Sentence.of("charter-fix-name", hint=hint(name, known))


def _signals(document: object) -> Iterator[Found]:
    known = _names(document, "scoring", "behaviour", "*", "signal")
    for path, name in each(document, "intake", "events", "*", "signal"):
        if isinstance(name, str) and name not in known:
            yield (
                path,
                Sentence.of("charter-problem-no-signal", name=name),
                Sentence.of("charter-fix-signal", hint=hint(name, known)),
            )


def _stands_twice(document: object) -> Iterator[Found]:
    for pattern in (
        ("stages", "*", "stage"),
        ("frameworks", "*", "name"),
        ("scoring", "fit", "*", "name"),
        ("scoring", "behaviour", "*", "signal"),
        ("reasons", "reject", "*", "code"),
        ("reasons", "disposition", "*", "code"),
        ("reasons", "recycle", "*", "code"),
        ("reasons", "pause", "*", "code"),
        ("routing", "routes", "*", "name"),
        ("routing", "pools", "*", "name"),
        ("promises", "leads", "*", "name"),
        ("promises", "periods", "*", "name"),
        ("figures", "attribution", "*", "name"),
    ):
        seen: Counter[str] = Counter()
        for path, name in each(document, *pattern):
            seen[str(name)] += 1
            if seen[str(name)] == 2:
                yield path, Sentence.of("charter-problem-twice", name=str(name)), Sentence.of("charter-fix-twice")


def _conditions(document: object) -> Iterator[Found]:
    asked: tuple[tuple[Fields, tuple[str, ...]], ...] = (
        (LEAD, ("stages", "*", "criteria", "*", "condition")),
        (LEAD, ("scoring", "fit", "*", "condition")),
        (LEAD, ("routing", "routes", "*", "condition")),
        (LEAD, ("routing", "pools", "*", "caps", "*", "condition")),
        (LEAD, ("routing", "pools", "*", "members", "*", "caps", "*", "condition")),
        (LEAD, ("promises", "leads", "*", "applies_to")),
        (EVENT, ("intake", "events", "*", "when")),
        (EVENT, ("intake", "channels", "*", "when")),
    )
    for about, pattern in asked:
        for path, text in each(document, *pattern):
            if not isinstance(text, str):
                continue
            try:
                condition(text, about)
            except ConditionError as error:
                what = Sentence.of("charter-problem-condition", text=text, rest=text[error.at - 1 :] or "…")
                known = [error.meant] if error.meant else about.named
                yield path, what, Sentence.of(f"charter-fix-{_FIX[about.of]}", hint=hint(error.meant or "", known))


_FIX = {"lead": "condition", "event": "event-condition"}


def _route_targets(document: object) -> Iterator[Found]:
    for path, route in each(document, "routing", "routes", "*"):
        if isinstance(route, dict) and (route.get("pool") is None) == (route.get("rep") is None):
            yield path, Sentence.of("charter-problem-route-target"), Sentence.of("charter-fix-route-target")


def _readable(
    sort: str, pattern: tuple[str, ...], reads: Callable[[str], object]
) -> Callable[[object], Iterator[Found]]:
    def check(document: object) -> Iterator[Found]:
        for path, value in each(document, *pattern):
            if isinstance(value, str) and not _passes(reads, value):
                what = Sentence.of(f"charter-problem-{sort}", given=value)
                yield path, what, Sentence.of(f"charter-fix-{sort}")

    return check


def _passes(reads: Callable[[str], object], value: str) -> bool:
    try:
        return reads(value) is not False
    except InputError:
        return False


def _weights(document: object) -> Iterator[Found]:
    for path, weights in each(document, "figures", "alignment"):
        if (
            isinstance(weights, dict)
            and len(weights) == 5
            and all(isinstance(w, int | float) for w in weights.values())
        ):
            total = round(sum(weights.values()), 9)
            if total != 1:
                what = Sentence.of("charter-problem-weights", total=str(total))
                yield path, what, Sentence.of("charter-fix-weights")


def _is_time_of_day(text: str) -> bool:
    return re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text) is not None


_COUNTRIES = frozenset(list_supported_countries())
_CHECKS: tuple[Callable[[object], Iterator[Found]], ...] = (
    _leads_nowhere,
    _signals,
    _stands_twice,
    _conditions,
    _route_targets,
    _weights,
    _readable("currency", ("currency",), minor_digits),
    _readable("currency", ("figures", "exchange_rates", "*", "currency"), minor_digits),
    _readable("zone", ("time_zone",), available_timezones().__contains__),
    _readable("zone", ("calendars", "*", "zone"), available_timezones().__contains__),
    _readable("country", ("calendars", "*", "holidays", "*", "country"), _COUNTRIES.__contains__),
    _readable("hours", ("calendars", "*", "hours", "*", "*"), span),
    _readable("time-of-day", ("desk", "quiet_hours", "start"), _is_time_of_day),
    _readable("time-of-day", ("desk", "quiet_hours", "end"), _is_time_of_day),
)
