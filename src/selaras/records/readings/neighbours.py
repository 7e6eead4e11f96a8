"""Neighbours: who could be the same person as a lead, by one indexed question for each lead instead of all leads."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from selaras.core.matching import BLOCKS, CROWD, FORMS, Forms
from selaras.records.ledger.histories import in_portions
from selaras.records.models import PairReading, PersonReading

_COLUMNS: Final = tuple(dict.fromkeys((*FORMS, *BLOCKS)))
_SOME: Final = ", ".join(f'"{name}"' for name in ("lead_id", "root", *_COLUMNS))
_IN_BLOCK: Final = (
    "SELECT '{block}' AS block, few.* FROM"
    " (SELECT {columns} FROM records_personreading WHERE \"{block}\" = %s AND root <> '' LIMIT {limit}) few"
)


@dataclass(slots=True)
class Neighbours:
    """People who share a block, in their forms and with the lead each is part of, and the pairs they make."""

    forms: dict[str, Forms] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    pairs: set[tuple[str, str]] = field(default_factory=set)


def neighbours(lead_ids: Iterable[str]) -> Neighbours:
    """Return these leads with everybody who could be one of them.

    They share a block that is no crowd, and are not one lead already.
    """
    found = Neighbours()
    for some in in_portions(lead_ids):
        for asked in PersonReading.objects.filter(lead_id__in=some).exclude(root="").order_by("lead_id"):
            _beside(asked, found)
    return found


def among(pairs: Iterable[tuple[str, str]]) -> Neighbours:
    """Return these pairs as they stand now: without those that are one lead by now or of whom one is forgotten."""
    told = list(pairs)
    found = Neighbours()
    for some in in_portions(lead for pair in told for lead in pair):
        for row in PersonReading.objects.filter(lead_id__in=some).exclude(root=""):
            found.forms[row.lead_id] = _named(getattr(row, name) for name in _COLUMNS)
            found.roots[row.lead_id] = row.root
    known = (pair for pair in told if found.forms.keys() >= set(pair))
    found.pairs = {pair for pair in known if found.roots[pair[0]] != found.roots[pair[1]]}
    return found


def parted(roots: Iterable[str]) -> set[frozenset[str]]:
    """Return the pairs among these surviving leads of whom somebody said that they are two people.

    What was said of leads that are part of them was said of them.
    """
    into = dict(PersonReading.objects.filter(root__in=set(roots)).values_list("lead_id", "root"))
    rows = (row for some in in_portions(into) for row in PairReading.objects.filter(first__in=some, state="parted"))
    return {frozenset((into[row.first], into[row.second])) for row in rows if row.second in into}


def said_since(pairs: Iterable[tuple[str, str]], now: datetime) -> dict[tuple[str, str], datetime]:
    """Return since when each pair could be told: what it follows from was said then, or is said only now."""
    told = list(pairs)
    said: dict[str, datetime] = {}
    for some in in_portions(lead for pair in told for lead in pair):
        rows = PersonReading.objects.filter(lead_id__in=some, said_at__isnull=False)
        said |= {lead: at for lead, at in rows.values_list("lead_id", "said_at") if at is not None}
    return {pair: min(now, max(said.get(lead, now) for lead in pair)) for pair in told}


def everybody() -> Iterator[tuple[str, Forms]]:
    """Yield everybody who is known, in the forms by which they are compared."""
    rows = PersonReading.objects.exclude(root="").order_by("lead_id").values_list("lead_id", *_COLUMNS)
    for lead, *forms in rows.iterator(chunk_size=5_000):
        yield lead, _named(forms)


def forms_of(lead_ids: Iterable[str]) -> dict[str, Forms]:
    """Return these leads in the forms by which they are compared."""
    rows = (row for some in in_portions(lead_ids) for row in PersonReading.objects.filter(lead_id__in=some))
    return {row.lead_id: _named(getattr(row, name) for name in _COLUMNS) for row in rows}


def open_pairs(between: Iterable[str] | None = None) -> QuerySet[PairReading]:
    """Return the pairs that wait for somebody to decide, the surest first; leads that are one by now wait for nobody.

    Each carries the leads its two are part of now, as ``first_root`` and ``second_root``; ``between`` asks only for
    those whose two are part of these leads.
    """
    root = PersonReading.objects.filter(lead_id=OuterRef("first")).exclude(root="").values("root")
    other = PersonReading.objects.filter(lead_id=OuterRef("second")).exclude(root="").values("root")
    pairs = PairReading.objects.filter(state="open").annotate(first_root=Subquery(root), second_root=Subquery(other))
    standing = Q(first_root__isnull=False, second_root__isnull=False) & ~Q(first_root=F("second_root"))
    if between is not None:
        asked = list(between)
        standing &= Q(first_root__in=asked, second_root__in=asked)
    return pairs.filter(standing).order_by("-confidence", "pair_id")


def _beside(asked: PersonReading, found: Neighbours) -> None:
    found.forms[asked.lead_id] = _named(getattr(asked, name) for name in _COLUMNS)
    found.roots[asked.lead_id] = asked.root
    blocks = [(block, value) for block in BLOCKS if (value := getattr(asked, block)) is not None]
    rows = _rows(blocks)
    crowds = {block for block, count in Counter(row[0] for row in rows).items() if count > CROWD}
    for block, lead, root, *forms in rows:
        if block not in crowds and root != asked.root:
            found.forms[lead], found.roots[lead] = _named(forms), root
            found.pairs.add((min(asked.lead_id, lead), max(asked.lead_id, lead)))


def _rows(blocks: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    if not blocks:
        return []
    parts = (_IN_BLOCK.format(block=block, columns=_SOME, limit=CROWD + 1) for block, _ in blocks)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [value for _, value in blocks])
        return list(cursor.fetchall())


def _named(forms: Iterable[str | None]) -> dict[str, str]:
    return {name: form or "" for name, form in zip(_COLUMNS, forms, strict=True)}
