"""The document's part about routing: who gets a lead, by which rules, pools and caps."""

from collections.abc import Iterator, Mapping

from selaras.core.charter.document.parts import Section, said, table
from selaras.core.charter.terms import Cap, Pool, Route, Terms
from selaras.core.charter.wording import called, in_words, or_none
from selaras.kit.sentence import Sentence, Value


def routing(terms: Terms) -> Section:
    """Return who gets a lead."""
    rules = terms.routing
    items = [said("owner-first" if rules.account_owner_first else "no-owner-first")]
    pools = {pool.name: called(pool) for pool in rules.pools}
    items += [_route(place, route, pools) for place, route in enumerate(rules.routes, start=1)]
    owner = Sentence.of("charter-role", role=rules.fallback_owner, words=rules.fallback_owner)
    items.append(said("fallback", queue=rules.fallback_queue, owner=owner))
    items += [item for pool in rules.pools for item in _pool(pool)]
    members: list[tuple[Value, ...]] = [
        (called(pool), one.rep, one.weight, or_none(one.cap_per_day), or_none(one.cap_per_week), or_none(one.cap_open))
        for pool in rules.pools
        for one in pool.members
    ]
    heads = ("pool", "rep", "weight", "cap-day", "cap-week", "cap-open")
    caps = [row for pool in rules.pools for row in _caps(pool)]
    tables = (
        *table(*heads, rows=members),
        *table("pool", "rep", "cap-name", "cap-for", "cap-day", "cap-week", rows=caps),
    )
    return Section(said("routing"), tuple(items), tables)


def _route(place: int, route: Route, pools: Mapping[str, Value]) -> Sentence:
    told: dict[str, Value] = {"place": place, "name": called(route), "condition": in_words(route.condition)}
    if route.pool is not None:
        return said("route-pool", **told, pool=pools.get(route.pool, route.pool))
    return said("route-rep", **told, rep=route.rep or "")


def _pool(pool: Pool) -> Iterator[Sentence]:
    yield said("pool", name=called(pool), strategy=pool.strategy)
    if pool.team is not None:
        yield said("pool-team", name=called(pool), team=pool.team)
    yield said("pool-credit" if pool.absence_credit else "pool-no-credit", name=called(pool))
    yield said("pool-hours" if pool.only_in_hours else "pool-any-hour", name=called(pool))
    if pool.within_capacity:
        yield said("pool-capacity", name=called(pool))
    if pool.starts_anew == "monthly":
        yield said("pool-monthly", name=called(pool))


def _caps(pool: Pool) -> Iterator[tuple[Value, ...]]:
    everybody = Sentence.of("charter-document-everybody")
    held: list[tuple[Value, Cap]] = [(everybody, cap) for cap in pool.caps]
    held += [(member.rep, cap) for member in pool.members for cap in member.caps]
    for who, cap in held:
        most = (or_none(cap.per_day), or_none(cap.per_week))
        yield (called(pool), who, called(cap), in_words(cap.condition), *most)
