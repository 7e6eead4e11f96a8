"""A charter that routes to one pool, unless a test says otherwise."""

from selaras.core.charter.terms import Member, Pool, Route, RoutingTerms
from selaras.core.routing import Asking, FairnessLedger, Person, route
from tests.core.bare import MONDAY, bare_terms

__all__ = ["LEAD", "MONDAY", "given_out", "pool", "reps", "terms_of"]

LEAD = Asking({})


def terms_of(*pools, routes=None, owner_first=True):
    return bare_terms(
        routing=RoutingTerms(
            account_owner_first=owner_first,
            routes=routes if routes is not None else tuple(Route(name=pool.name, pool=pool.name) for pool in pools),
            pools=pools,
            fallback_queue="holding",
            fallback_owner="bima",
        )
    )


def pool(name="smb", /, *, strategy="balanced", absence_credit=True, only_in_hours=False, **weights):
    members = tuple(Member(rep=rep, weight=weight) for rep, weight in weights.items())
    return Pool(
        name=name, members=members, strategy=strategy, absence_credit=absence_credit, only_in_hours=only_in_hours
    )


def reps(*ids, **changes):
    return [changes.get(one, Person(one)) for one in ids]


def given_out(times, terms, people, ledger=None, now=MONDAY, asking=LEAD):
    """Route so many leads one after the other; return who got them, and the ledger."""
    ledger, got = ledger or FairnessLedger(), []
    for _ in range(times):
        choice, ledger = route(asking, terms, ledger, people, now)
        got.append(choice.rep_id)
    return got, ledger
