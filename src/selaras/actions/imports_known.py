"""Rows of an import beside what the ledger knows: new rows are appended, and known ones only where they changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db import transaction

from selaras.connectors.files.rowreading import Values
from selaras.connectors.files.telling import ORIGINS, TOLD_BY, Revision, Setting, revise
from selaras.core.ledger import Fact, encode_details, in_order
from selaras.records.ledger import append
from selaras.records.ledger.histories import fact_from, in_portions
from selaras.records.models import Fact as Row

_KEYS_AT_ONCE = 900
FACT_COLUMNS = (
    "kind", "subject", "happened_at", "noted_at", "source_key", "actor", "details", "personal__details",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row that could be read, and the facts it tells."""

    key: str
    values: Values
    facts: list[Fact]


def append_told(rows: Sequence[ToldRow], setting: Setting, once: set[str]) -> tuple[int, list[int]]:
    """Append the rows' facts; return how many rows brought anything new, and the places of those that are unsettled.

    Nearly always all facts of a batch are new, so they are appended without a question; only where the ledger knew some
    are they taken back and told apart. ``once`` holds the keys this file told already: of several rows with one key,
    the first stands.
    """
    facts = [fact for row in rows for fact in row.facts]
    before = transaction.savepoint()
    if append(facts).known == 0:
        transaction.savepoint_commit(before)
        once.update(row.key for row in rows if row.facts[0].kind in ORIGINS)
        return sum(bool(row.facts) for row in rows), []
    transaction.savepoint_rollback(before)
    return _told_apart(rows, facts, setting, once)


def _told_apart(
    rows: Sequence[ToldRow], facts: Sequence[Fact], setting: Setting, once: set[str]
) -> tuple[int, list[int]]:
    known = known_details(fact.source_key for fact in facts)
    histories = _histories(row.facts[0] for row in rows if row.facts[0].source_key in known)
    written, fresh, unsettled = 0, [], []
    brought: set[str] = set()
    for place, row in enumerate(rows):
        origin = row.facts[0]
        new = [fact for fact in row.facts if fact.source_key not in known and fact.source_key not in brought]
        again, revision = row.key in once, Revision()
        if not again and origin.source_key in known and origin.subject in histories:
            revision = _revision(row, known, histories[origin.subject], setting)
            new = _dated(new, row, setting)
        new += revision.facts
        others = row.facts if origin.kind not in ORIGINS else row.facts[1:]
        if revision.unsettled or any(
            _differs(f, known.get(f.source_key)) for f in others if f.kind != "opportunity.won"
        ):
            unsettled.append(place)
        if origin.kind in ORIGINS:
            once.add(row.key)
        brought.update(fact.source_key for fact in new)
        written += bool(new)
        fresh += new
    append(fresh)
    return written, unsettled


def _revision(row: ToldRow, known: dict[str, str], history: Sequence[Fact], setting: Setting) -> Revision:
    won = next((f for f in row.facts if f.kind == "opportunity.won" and f.source_key in known), None)
    return revise(row.key, row.values, row.facts[0], won, history, setting)


def _dated(new: list[Fact], row: ToldRow, setting: Setting) -> list[Fact]:
    """Return the new facts of a known row; a match with another account holds from the change, not from the capture."""
    at = row.values.get("changed_at", setting.began_at)
    return [_matched_at(fact, at, setting) if fact.kind == "lead.matched" else fact for fact in new]


def _matched_at(fact: Fact, at: datetime, setting: Setting) -> Fact:
    noted_at = at if setting.mapping.noted == "as_happened" else fact.noted_at
    return msgspec.structs.replace(fact, happened_at=max(at, fact.happened_at), noted_at=noted_at)


def _histories(origins: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return how the things known by these facts stand: all facts that say so, in order.

    Nothing is returned of a person who asked to be forgotten: no export brings them back.
    """
    histories: dict[str, list[Fact]] = {fact.subject: [] for fact in origins if fact.kind in ORIGINS}
    forgotten = set()
    for some in in_portions(list(histories)):
        asked = Row.objects.filter(subject__in=some, kind__in=(*TOLD_BY, "lead.erased"))
        for row in asked.values_list(*FACT_COLUMNS).iterator(chunk_size=5000):
            fact = fact_from(row)
            histories[fact.subject].append(fact)
            if fact.kind == "lead.erased":
                forgotten.add(fact.subject)
    return {subject: in_order(facts) for subject, facts in histories.items() if subject not in forgotten}


def _differs(fact: Fact, details: str | None) -> bool:
    return details is not None and encode_details(fact.kind, fact.details)[0].decode() != details


def known_details(keys: Iterable[str]) -> dict[str, str]:
    """Return what the ledger keeps under those of the source keys that it knows, personal details apart."""
    asked = list(dict.fromkeys(keys))
    known: dict[str, str] = {}
    for start in range(0, len(asked), _KEYS_AT_ONCE):
        some = asked[start : start + _KEYS_AT_ONCE]
        known.update(Row.objects.filter(source_key__in=some).values_list("source_key", "details"))
    return known
