"""Which account a lead belongs to: one answer for routing and for reports, with its evidence, or an open
question.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil, floor
from typing import Any, Final, Literal

from rapidfuzz import fuzz

from selaras.core.matching.companies import company_key
from selaras.core.matching.domains import company_domain, is_free_mail

Verdict = Literal["matched", "ambiguous", "none"]

_CERTAIN: Final = 0.8
_ALIKE: Final = 90.0
_DOMAINS: Final = {"email": 0.99, "domain": 0.95}
_BY_NAME, _BY_NAME_AND_COUNTRY = 0.85, 0.9
_ELSEWHERE: Final = 0.6


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """A company as matching sees it, with what breaks a tie."""

    id: str
    name: str = ""
    domains: tuple[str, ...] = ()
    country: str | None = None
    open_opportunity: bool = False
    customer: bool = False
    target: bool = False
    owner_active: bool = False
    last_active: datetime | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account a lead may belong to, how sure that is, and why."""

    account_id: str
    confidence: float
    rule: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountMatch:
    """The answer. Where it is ambiguous a person decides among the candidates; nothing is guessed."""

    verdict: Verdict
    account_id: str | None = None
    confidence: float = 0.0
    rule: str = ""
    evidence: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountIndex:
    """Accounts by domain, by name, and by the first letters of the name."""

    by_id: Mapping[str, KnownAccount]
    by_domain: Mapping[str, tuple[str, ...]]
    by_name: Mapping[str, tuple[str, ...]]
    by_start: Mapping[str, tuple[tuple[str, str], ...]] = field(repr=False)


def account_index(accounts: Iterable[KnownAccount]) -> AccountIndex:
    """Return the accounts laid out for matching; a free-mail domain names no company and is left out."""
    by_id: dict[str, KnownAccount] = {}
    by_domain: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    by_start: dict[str, list[tuple[str, str]]] = {}
    for account in sorted(accounts, key=lambda one: one.id):
        by_id[account.id] = account
        for text in account.domains:
            if domain := company_domain(text):
                by_domain.setdefault(domain, []).append(account.id)
        if key := company_key(account.name):
            by_name.setdefault(key, []).append(account.id)
            by_start.setdefault(name_start(key), []).append((key, account.id))
    return AccountIndex(by_id, _frozen(by_domain), _frozen(by_name), _frozen(by_start))


def match_account(fields: Mapping[str, Any], index: AccountIndex) -> AccountMatch:
    """Return the account a lead with these fields belongs to.

    The domain of its e-mail decides, then a domain it gave, then its company's name, exact or nearly so. Of
    several accounts found alike, the one with the lead's own company name is taken, then one with an open
    opportunity, a customer, a target, one with an active owner, the most recent. What remains equal, is not
    sure enough, or rests on a name typed beside a free-mail address, is ambiguous.
    """
    found = _by_domain(fields, index) or _by_name(fields, index)
    if not found:
        return AccountMatch("none")
    best = max(candidate.confidence for candidate in found)
    top = [candidate for candidate in found if candidate.confidence == best]
    email = fields.get("email")
    guessed = top[0].rule.startswith("name") and bool(email) and is_free_mail(str(email))
    chosen, reason = _tie_broken(top, fields, index)
    if chosen is None or best < _CERTAIN or guessed:
        return AccountMatch("ambiguous", confidence=best, rule=top[0].rule, candidates=tuple(found))
    evidence = chosen.evidence if reason is None else (*chosen.evidence, f"tie broken by {reason}")
    return AccountMatch("matched", chosen.account_id, best, chosen.rule, evidence, tuple(found))


def domains_named(fields: Mapping[str, Any]) -> dict[str, str]:
    """Return the company domains a lead's fields name, the one of its e-mail first.

    >>> domains_named({"email": "ayu@mail.maju.co.id", "domain": "https://maju.com"})
    {'email': 'maju.co.id', 'domain': 'maju.com'}
    """
    said = {name: company_domain(str(text)) for name in _DOMAINS if (text := fields.get(name))}
    return {name: domain for name, domain in said.items() if domain is not None}


def name_named(fields: Mapping[str, Any]) -> str:
    """Return the key of the company's name a lead's fields give; empty where they give none."""
    return company_key(str(fields.get("company") or ""))


def name_start(key: str) -> str:
    """Return the first letters of a name's key: only names that share them are compared."""
    return key[:2]


def alike_lengths(key: str) -> tuple[int, int]:
    """Return how short and how long another key can be and still be enough alike.

    >>> alike_lengths("maju jaya sentosa")
    (14, 20)
    """
    return ceil(len(key) * _ALIKE / (200 - _ALIKE)), floor(len(key) * (200 - _ALIKE) / _ALIKE)


def names_alike(key: str, other: str) -> float | None:
    """Return how much alike two keys are, in per cent whatever the order of their words; None where too little.

    >>> names_alike("maju jaya", "jaya maju"), names_alike("maju jaya", "maju karya")
    (100.0, None)
    """
    ratio = fuzz.token_sort_ratio(key, other, score_cutoff=_ALIKE)
    return ratio or None


def _frozen(lists: dict[str, list[Any]]) -> dict[str, tuple[Any, ...]]:
    return {key: tuple(those) for key, those in lists.items()}


def _by_domain(fields: Mapping[str, Any], index: AccountIndex) -> list[Candidate]:
    for name, domain in domains_named(fields).items():
        if domain in index.by_domain:
            sure, evidence = _DOMAINS[name], (f"{name} domain {domain}",)
            return [Candidate(account, sure, f"{name}_domain", evidence) for account in index.by_domain[domain]]
    return []


def _by_name(fields: Mapping[str, Any], index: AccountIndex) -> list[Candidate]:
    key = name_named(fields)
    if not key:
        return []
    exact = index.by_name.get(key, ())
    if exact:
        return [_named(fields, index.by_id[account], key) for account in exact]
    near = [
        (ratio, other, account)
        for other, account in index.by_start.get(name_start(key), ())
        if (ratio := names_alike(key, other)) is not None
    ]
    return [
        Candidate(account, round(ratio / 100 * _BY_NAME, 4), "name_alike", (f"name {other} is {ratio:.0f}% alike",))
        for ratio, other, account in sorted(near, key=lambda one: (-one[0], one[2]))
    ]


def _named(fields: Mapping[str, Any], account: KnownAccount, key: str) -> Candidate:
    country = str(fields.get("country") or "").upper()
    evidence = (f"name {key}",)
    if not country or not account.country:
        return Candidate(account.id, _BY_NAME, "name", evidence)
    if country == account.country.upper():
        return Candidate(account.id, _BY_NAME_AND_COUNTRY, "name_and_country", (*evidence, f"country {country}"))
    return Candidate(account.id, _ELSEWHERE, "name_elsewhere", (*evidence, f"country {country}, not {account.country}"))


def _tie_broken(
    top: list[Candidate], fields: Mapping[str, Any], index: AccountIndex
) -> tuple[Candidate | None, str | None]:
    """Return the one left when the tie is broken, and by what; None where they are equal in everything."""
    if len(top) == 1:
        return top[0], None
    key = name_named(fields)
    accounts = {candidate.account_id: index.by_id[candidate.account_id] for candidate in top}
    newest = max((one.last_active for one in accounts.values() if one.last_active), default=None)
    claims: dict[str, Callable[[KnownAccount], bool]] = {
        "company name": lambda one: bool(key) and company_key(one.name) == key,
        "open opportunity": lambda one: one.open_opportunity,
        "customer": lambda one: one.customer,
        "target account": lambda one: one.target,
        "active owner": lambda one: one.owner_active,
        "most recent": lambda one: newest is not None and one.last_active == newest,
    }
    left = top
    for reason, claim in claims.items():
        those = [candidate for candidate in left if claim(accounts[candidate.account_id])]
        if len(those) == 1:
            return those[0], reason
        left = those or left
    return None, None
