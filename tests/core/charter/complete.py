"""A charter in which every optional part is given, and all charters that differ from it in one value."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from selaras.core.charter import Terms, starting_terms

Path = tuple[str | int, ...]

_ALSO: dict[str, Any] = {
    "calendars": {
        "bali": {
            "zone": "Asia/Makassar", "hours": {"mon": ["22:00-06:00"]}, "closures": ["2026-03-19"],
            "holidays": [{"country": "ID"}, {"country": "AU", "region": "NSW"}],
        },
        "never": {},
    },
    "routing": {
        "account_owner_first": False,
        "routes": [{"name": "big", "condition": "employees > 300", "rep": "dewi"},
                   {"name": "rest", "condition": "not (country == 'ID' or city contains 'Bali')", "pool": "named"}],
        "pools": [{"name": "named", "strategy": "in_turn", "only_in_hours": True, "absence_credit": False, "members": [
            {"rep": "dewi", "weight": 2, "cap_per_day": 5, "cap_per_week": 20, "cap_open": 60,
             "caps": [{"name": "java", "condition": "city contains 'Bali'", "per_day": 2}]}, {"rep": "tono"}],
            "caps": [{"name": "large", "condition": "employees > 500", "per_day": 1, "per_week": 3}],
            "within_capacity": True, "starts_anew": "monthly"}],
        "fallback_queue": "unrouted", "fallback_owner": "bima",
    },
}  # fmt: skip
_INTAKE = {
    "own_hosts": ["help.maju.example"],
    "events": [
        {"signal": "trial_started", "events": ["Plan Chosen"], "pages": ["/plans"], "channel": "direct",
         "when": "properties.seats >= 50 and came_from == 'outside'"},
        {"signal": "page_viewed", "pages": ["*"], "introduces": True},
    ],
    "channels": [{"channel": "direct", "when": "always"}],
}  # fmt: skip


def complete() -> dict[str, Any]:
    """The document of a charter with every optional part."""
    given = starting_terms().model_dump(mode="json")
    given["calendars"] |= _ALSO["calendars"]
    given["routing"] = _ALSO["routing"]
    clause = next(one for one in given["promises"]["leads"] if one["promise"] == "touches")
    clause |= {"distinct_days": True, "applies_to": "domain is not known or employees is known"}
    given["stages"][1]["criteria"].append({"name": "phone", "condition": "phone is known"})
    given["intake"]["own_hosts"] = ["help.maju.example"]
    given["intake"]["events"].insert(
        0,
        {
            "signal": "trial_started",
            "events": ["Plan Chosen"],
            "pages": ["/plans"],
            "channel": "direct",
            "when": "properties.seats >= 50 and came_from == 'outside'",
        },
    )
    given["figures"]["targets"] = [
        {"starts_on": "2026-01-01", "ends_on": "2026-03-31", "revenue": 5000000},
        {"starts_on": "2026-04-01", "ends_on": "2026-06-30", "revenue": 6000000, "marketing_sourced_share": "0.4"},
    ]
    given["figures"]["coverage"] |= {"needed_from_history": False, "stages_counted": ["Proposal"]}
    given["figures"]["exchange_rates"] = [{"currency": "IDR", "from_date": "2026-01-01", "rate": "0.000061"}]
    given["scoring"]["high_intent_qualifies"] = False
    given["reasons"]["pause"][0]["used_by"] = []
    Terms.model_validate(given)
    return given


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    elif value is not None:
        yield path


def changed(given: dict[str, Any], path: Path) -> Terms:
    """The terms with another value at the path: the first other one that the terms take."""
    value = _at(given, path)
    for other in (one for one in _others(value, path) if one != value):
        try:
            return Terms.model_validate(_with(given, path, other))
        except ValidationError:
            continue
    raise AssertionError(f"no other value fits {path}")


def _others(value: Any, path: Path) -> Iterator[Any]:
    if path[-1] == "when":
        yield "path == '/777'"
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield from (value + 2, value - 2)
    elif value == "always" or any(sign in value for sign in ("==", ">", " in (", " known", " contains")):
        yield "employees >= 777"
    else:
        yield from (
            "0.5",
            "0.25",
            "2031-02-03",
            "P9D",
            "in_turn",
            "balanced",
            "week",
            "month",
            "lead",
            "won",
            "captured",
            "never",
            "monthly",
        )
        yield from ("accepted", "sales", "marketing", "shapley", "markov", "volume", "content", "route", "review")
        yield from ("no_interest", "no_budget", "other", "bad_data", "manager", "leader", "zz")


def _at(given: Any, path: Path) -> Any:
    for step in path:
        given = given[step]
    return given


def _with(given: Any, path: Path, other: Any) -> Any:
    if not path:
        return other
    step, *rest = path
    inner = _with(given[step], tuple(rest), other)
    if isinstance(given, list):
        return [inner if place == step else one for place, one in enumerate(given)]
    return given | {step: inner}
