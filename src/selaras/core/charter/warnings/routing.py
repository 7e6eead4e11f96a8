"""Warnings about routing: rules nobody comes to, leads nobody catches, pools and caps that cannot do their work."""

from collections.abc import Iterator

from selaras.core.charter.conditions import Condition, condition
from selaras.core.charter.terms import Cap, RoutingTerms, Terms
from selaras.core.charter.warnings.warning import CharterWarning, warning
from selaras.core.charter.warnings.witnesses import profile_in_words, witness
from selaras.core.charter.wording import called


def routes(terms: Terms) -> Iterator[CharterWarning]:
    """Yield routes nobody comes to, and leads nobody catches."""
    rules = terms.routing
    earlier: list[Condition] = []
    for route in rules.routes:
        read, place = condition(route.condition), f"routing.routes[{route.name}]"
        if witness([read]) is None:
            yield warning("route_never_taken", place, route=called(route))
        elif witness([read], earlier) is None:
            yield warning("route_shadowed", place, route=called(route))
        earlier.append(read)
    left = witness([], earlier)
    if left is not None:
        yield warning("leads_uncaught", "routing.routes", profile=profile_in_words(left), queue=rules.fallback_queue)


def pools(terms: Terms) -> Iterator[CharterWarning]:
    """Yield pools without people or without use."""
    used = {route.pool for route in terms.routing.routes}
    for pool in terms.routing.pools:
        place = f"routing.pools[{pool.name}]"
        if pool.team is None and not any(member.weight > 0 for member in pool.members):
            yield warning("pool_empty", place, pool=called(pool))
        if pool.name not in used:
            yield warning("pool_unused", place, pool=called(pool))


def caps(terms: Terms) -> Iterator[CharterWarning]:
    """Yield caps that hold nobody back, and names under which different leads would be counted together."""
    meant: dict[str, str] = {}
    for place, cap in _caps(terms.routing):
        if cap.per_day is None and cap.per_week is None:
            yield warning("cap_without_figure", place, cap=called(cap))
        if witness([condition(cap.condition)]) is None:
            yield warning("cap_never_counts", place, cap=called(cap))
        if meant.setdefault(cap.name, cap.condition) != cap.condition:
            yield warning("cap_means_two_things", place, cap=called(cap))


def _caps(rules: RoutingTerms) -> Iterator[tuple[str, Cap]]:
    for pool in rules.pools:
        place = f"routing.pools[{pool.name}]"
        yield from ((f"{place}.caps[{cap.name}]", cap) for cap in pool.caps)
        for member in pool.members:
            yield from ((f"{place}.members[{member.rep}].caps[{cap.name}]", cap) for cap in member.caps)
