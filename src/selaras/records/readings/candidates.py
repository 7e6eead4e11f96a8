"""The accounts that leads may belong to, found by a few indexed questions instead of reading every account."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from selaras.core.matching import (
    AccountIndex,
    KnownAccount,
    account_index,
    alike_lengths,
    domains_named,
    name_named,
    name_start,
    names_alike,
)
from selaras.records.ledger.histories import in_portions
from selaras.records.models import AccountReading, LeadReading, OpportunityReading, RepReading

Fields = Mapping[str, Any]


def account_candidates(leads: Iterable[Fields]) -> AccountIndex:
    """Return every account that one of these leads may belong to, laid out for `match_account`.

    Its answer for each of these leads is the one it would give over all accounts: those with the lead's domains; for
    a lead whose domains nobody has, those with its company's name; and where there are none, those named nearly so.
    """
    fields = list(leads)
    rows = _with("domain_key", (domain for one in fields for domain in domains_named(one).values()))
    domains = {row["domain_key"] for row in rows.values()}
    names = {name_named(one) for one in fields if domains.isdisjoint(domains_named(one).values())} - {""}
    named = _with("name_key", names)
    rows |= named
    rows |= _with("account_id", _nearly_named(names - {row["name_key"] for row in named.values()}))
    return account_index(_known(list(rows.values())))


def _with(column: str, values: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return the accounts whose column has one of these values, by id."""
    wanted = ("account_id", "name", "domain", "country", "customer", "target", "owner_id", "added_at")
    rows = (
        row
        for some in in_portions(values)
        for row in AccountReading.objects.filter(**{f"{column}__in": some}).values(*wanted, "domain_key", "name_key")
    )
    return {row["account_id"]: row for row in rows}


def _nearly_named(names: Iterable[str]) -> Iterator[str]:
    for name in sorted(names):
        shortest, longest = alike_lengths(name)
        start = AccountReading.objects.filter(name_start=name_start(name))
        near = start.filter(name_length__gte=shortest, name_length__lte=longest)
        for account, other in near.values_list("account_id", "name_key").iterator():
            if names_alike(name, other) is not None:
                yield account


def _known(rows: Sequence[dict[str, Any]]) -> Iterator[KnownAccount]:
    """Yield the accounts; what breaks ties is asked for only where there can be one."""
    tied = len(rows) > 1
    accounts = [row["account_id"] for row in rows] if tied else []
    owners = [row["owner_id"] for row in rows if row["owner_id"]] if tied else []
    open_ones = _values(OpportunityReading.objects.filter(status="open"), "account_id", accounts)
    active = _values(RepReading.objects.filter(left_at__isnull=True), "rep_id", owners)
    newest = _last_active(accounts)
    for row in rows:
        account = row["account_id"]
        yield KnownAccount(
            id=account,
            name=row["name"],
            domains=(row["domain"],) if row["domain"] else (),
            country=row["country"] or None,
            open_opportunity=account in open_ones,
            customer=row["customer"],
            target=row["target"],
            owner_active=row["owner_id"] in active,
            last_active=newest.get(account, row["added_at"]),
        )


def _values(rows: QuerySet, column: str, among: Iterable[str]) -> set[str]:
    return {
        value
        for some in in_portions(among)
        for value in rows.filter(**{f"{column}__in": some}).values_list(column, flat=True)
    }


def _last_active(accounts: Iterable[str]) -> dict[str, datetime]:
    """Return when something last happened with a lead or an opportunity of each account."""
    found: dict[str, datetime] = {}
    for some in in_portions(accounts):
        for rows, column in (
            (LeadReading.objects, "last_touch_at"),
            (LeadReading.objects, "last_activity_at"),
            (OpportunityReading.objects, "changed_at"),
        ):
            latest = rows.filter(account_id__in=some).values("account_id").annotate(at=Max(column))
            for account, at in latest.values_list("account_id", "at"):
                if at is not None:
                    found[account] = max(at, found.get(account, at))
    return found
