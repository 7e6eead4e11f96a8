"""Duplicates: pairs of leads that may be one person, with the evidence; a person or a rule decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

from selaras.core.matching.companies import company_key
from selaras.core.matching.domains import domain_of, is_free_mail
from selaras.core.matching.emails import email_normal, is_role_address
from selaras.core.matching.phones import phone_normal

_SAME_NAME: Final = 85.0
CROWD: Final = 50
"""A block larger than this says nothing about a person: a switchboard's number, a company's domain and a
common name.
"""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A lead as matching sees it."""

    id: str
    email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    company: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two leads that may be one person, the first by id first."""

    first: str
    second: str
    confidence: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Forms:
    id: str
    email: str | None
    phone: str | None
    name: str
    employer: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...]


def duplicates(people: Iterable[KnownPerson]) -> list[Duplicate]:
    """Return the pairs that may be one person, the surest first.

    Only leads that share a block are compared: an address, a phone number, or the start of a last name
    together with an employer (its domain or its name). An office's address and a free-mail domain are no
    evidence, nor is a phone number without a like name.
    """
    blocks: dict[tuple[str, str], list[_Forms]] = {}
    for person in people:
        forms = _forms(person)
        for block in forms.blocks:
            blocks.setdefault(block, []).append(forms)
    found: dict[tuple[str, str], Duplicate] = {}
    for first, second in _pairs(blocks.values()):
        if (first.id, second.id) not in found and (pair := _compared(first, second)) is not None:
            found[first.id, second.id] = pair
    return sorted(found.values(), key=lambda one: (-one.confidence, one.first, one.second))


def _pairs(blocks: Iterable[list[_Forms]]) -> Iterator[tuple[_Forms, _Forms]]:
    for block in blocks:
        if len(block) <= CROWD:
            yield from combinations(sorted(block, key=lambda one: one.id), 2)


def _forms(person: KnownPerson) -> _Forms:
    email = email_normal(person.email) if person.email and not is_role_address(person.email) else None
    phone = phone_normal(person.phone, person.country) if person.phone else None
    name = company_key(f"{person.first_name or ''} {person.last_name or ''}")
    domain = domain_of(person.email) if person.email and not is_free_mail(person.email) else None
    employer = tuple(one for one in (domain, company_key(person.company or "")) if one)
    start = company_key(person.last_name or "")[:3]
    blocks = [("email", email or ""), ("phone", phone or "")]
    blocks += [("name and employer", f"{start} {one}") for one in employer if start]
    return _Forms(person.id, email, phone, name, employer, tuple(block for block in blocks if block[1]))


def _compared(first: _Forms, second: _Forms) -> Duplicate | None:
    alike = fuzz.token_sort_ratio(first.name, second.name) if first.name and second.name else 0.0
    named = alike >= _SAME_NAME
    evidence = [f"name {alike:.0f}% alike"] if named else []
    sure = 0.0
    for claim, confidence, true in (
        ("same e-mail", 0.99, first.email is not None and first.email == second.email),
        ("same phone", 0.95, named and first.phone is not None and first.phone == second.phone),
        ("same employer", 0.85, named and bool(set(first.employer) & set(second.employer))),
    ):
        if true:
            evidence.append(claim)
            sure = max(sure, confidence)
    return Duplicate(first.id, second.id, sure, tuple(evidence)) if sure else None
