"""Values of fields that have a list: unknown ones, nearly known ones, and one value spelled in two ways."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from babel import Locale

from selaras.core.readiness.finding import EXAMPLES, Example, Finding
from selaras.core.readiness.nearness import nearest, normal_form
from selaras.core.readiness.weakened import weakened

INDUSTRIES = (
    "agriculture", "automotive", "banking", "construction", "consulting", "education", "employment", "energy",
    "entertainment", "finance", "government", "healthcare", "hospitality", "insurance", "logistics", "manufacturing",
    "marketing", "media", "medical", "mining", "pharmaceuticals", "real estate", "retail", "services", "software",
    "technology", "telecommunications", "transportation", "travel", "utilities",
)  # fmt: skip
COUNTRIES = tuple(str(name) for code, name in Locale("en").territories.items() if code.isalpha() and len(code) == 2)
LOOSE: dict[str, Collection[str]] = {"industry": INDUSTRIES, "country": COUNTRIES}
"""Lists that are a help and not a rule: only what is nearly on them is reported."""
_MANY = 2000


class Picklists:
    """Gathers the distinct values of some fields. ``strict`` lists say all that may be; ``LOOSE`` ones only help."""

    def __init__(self, table: str, columns: Mapping[str, str], strict: Mapping[str, Collection[str]]) -> None:
        self._table, self._columns, self._strict = table, columns, strict
        watched = {
            *strict,
            *LOOSE,
            "channel",
            "product",
            "stage",
            "forecast_category",
            "team",
            "medium",
            "signal",
            "role",
        }
        self._seen: dict[str, dict[str, list[int]]] = {name: {} for name in columns if name in watched}
        self._rows = 0

    def see(self, row: int, _key: str, values: Mapping[str, Any]) -> None:
        """Take a row into account."""
        self._rows += 1
        for name, seen in self._seen.items():
            value = values.get(name)
            if value is None:
                continue
            counted = seen.get(value)
            if counted is not None:
                counted[0] += 1
            elif len(seen) < _MANY:
                seen[value] = [1, row]

    def findings(self) -> Iterator[Finding]:
        """Yield unknown values, nearly known ones, and values in two spellings."""
        for name, seen in self._seen.items():
            strict = self._strict.get(name)
            listed = strict if strict is not None else LOOSE.get(name, ())
            known = {item.casefold() for item in listed}
            strange = {value: nearest(value, listed) for value in seen if value.casefold() not in known}
            near = {value: other for value, other in strange.items() if other is not None}
            if near:
                yield self._finding("value-near", name, {v: f"{v} ~ {other}" for v, other in near.items()})
            unknown = {value: value for value in strange if value not in near} if strict is not None else {}
            if unknown:
                yield self._finding("value-unknown", name, unknown)
            twice = _spelled_twice(seen)
            if twice:
                yield self._finding("value-spelled-twice", name, twice)

    def _finding(self, code: str, name: str, told: Mapping[str, str]) -> Finding:
        seen = self._seen[name]
        often = sorted(told, key=lambda value: (-seen[value][0], value))
        examples = tuple(Example(f"{told[v]} ({seen[v][0]})", seen[v][1]) for v in often[:EXAMPLES])
        rows = sum(seen[value][0] for value in told)
        return Finding(code, "warning", self._table, rows, self._rows, self._columns[name], {"values": str(len(told))},
                       examples, weakened(self._table, name))  # fmt: skip


def _spelled_twice(seen: Mapping[str, list[int]]) -> dict[str, str]:
    """Return each rarer spelling with the one that most rows use."""
    forms: dict[str, list[str]] = {}
    for value in seen:
        forms.setdefault(normal_form(value), []).append(value)
    told: dict[str, str] = {}
    for values in forms.values():
        usual = max(values, key=lambda value: (seen[value][0], value))
        told |= {value: f"{value} ~ {usual}" for value in values if value != usual}
    return told
