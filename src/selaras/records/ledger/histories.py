"""Reading facts back: the history of a subject, of a lead with all that is its own, and what came after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db.models import Max, QuerySet

from selaras.core.ledger import Fact, decode_details, in_order, standing, whole_story
from selaras.core.ledger.details.lead import Converted, Merged
from selaras.core.lifecycle import merge_roots
from selaras.records.models import Fact as Row

_COLUMNS = ("kind", "subject", "happened_at", "noted_at", "source_key", "actor", "details", "personal__details")
_AT_ONCE = 500  # parameters of one IN list


def history(subject: str) -> list[Fact]:
    """Return the facts of one subject in ledger order."""
    return in_order(facts_of([subject]))


def lead_history(lead_id: str) -> list[Fact]:
    """Return in ledger order the facts of a lead, of every lead merged into it, and of its opportunities' closes.

    A lead that was merged away has its own facts only.
    """
    leads = members([lead_id]).get(lead_id, {lead_id})
    facts = facts_of(leads)
    return in_order([*facts, *facts_of(opportunities_of(facts))])


def lead_history_at(lead_id: str, at: datetime) -> list[Fact]:
    """Return what `lead_history` would have returned at an instant, by the merges that were known then."""
    return standing(lead_story_at(lead_id, at))


def lead_story_at(lead_id: str, at: datetime) -> list[Fact]:
    """Return the history of a lead as of an instant with every act that was taken back by then, and its taking back."""
    ever = {subject for subject, _ in concerning("lead.merged", [lead_id])}
    known = [fact for fact in facts_of({lead_id} | ever) if fact.noted_at <= at]
    into = merge_roots(known)
    theirs = [fact for fact in known if fact.subject == lead_id or into.get(fact.subject) == lead_id]
    closes = facts_of(opportunities_of(theirs))
    return whole_story([*theirs, *(fact for fact in closes if fact.noted_at <= at)])


def lead_histories(lead_ids: Iterable[str]) -> dict[str, list[Fact]]:
    """Return, for each lead, what `lead_history` returns for it, in few questions for all of them."""
    groups = members(lead_ids)
    facts = by_subject(facts_of({lead for group in groups.values() for lead in group}))
    closes = by_subject(facts_of(opportunities_of(fact for told in facts.values() for fact in told)))
    found: dict[str, list[Fact]] = {}
    for lead, group in groups.items():
        told = [fact for one in group for fact in facts.get(one, ())]
        told += [fact for opportunity in opportunities_of(told) for fact in closes.get(opportunity, ())]
        found[lead] = in_order(told)
    return found


def clock_histories(lead_ids: Iterable[str]) -> dict[str, list[Fact]]:
    """Return the facts of every clock that runs or ran for these leads, by the lead it was started for."""
    owners = dict(concerning("clock.started", lead_ids))
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts_of(owners):
        found[owners[fact.subject]].append(fact)
    return found


def by_subject(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return facts by the subject they are about."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.subject].append(fact)
    return found


def facts_of(subjects: Iterable[str], *, without: str = "") -> list[Fact]:
    """Return the facts of several subjects, in no particular order; those of one kind may stay away."""
    rows = Row.objects.exclude(kind=without) if without else Row.objects.all()
    return [fact for some in in_portions(subjects) for fact in facts_among(rows.filter(subject__in=some))]


def rows_of(subjects: Iterable[str]) -> list[tuple]:
    """Return the rows of the facts of several subjects, each as `fact_from` reads it, in no particular order."""
    rows = Row.objects.values_list(*_COLUMNS)
    return [row for some in in_portions(subjects) for row in rows.filter(subject__in=some)]


def concerning(kind: str, others: Iterable[str]) -> list[tuple[str, str]]:
    """Return subject and other thing of every fact of a kind that names one of these other things."""
    return [pair for some in in_portions(others) for pair in _pairs(Row.objects.filter(concerns__in=some, kind=kind))]


def concerned(kind: str, subjects: Iterable[str]) -> list[tuple[str, str]]:
    """Return subject and other thing of every fact of a kind about one of these subjects."""
    return [pair for some in in_portions(subjects) for pair in _pairs(Row.objects.filter(subject__in=some, kind=kind))]


def facts_after(position: int, limit: int, *, until: int | None = None) -> list[tuple[int, Fact]]:
    """Return at most ``limit`` facts appended after a position, each with its own position, in order of appending."""
    after = Row.objects.filter(id__gt=position)
    if until is not None:
        after = after.filter(id__lte=until)
    rows = after.order_by("id").values_list("id", *_COLUMNS)[:limit]
    return [(row[0], fact_from(row[1:])) for row in rows]


def facts_of_kinds(
    kinds: Iterable[str], *, after: int = 0, until: int | None = None, among: QuerySet | None = None
) -> Iterator[tuple[int, Fact]]:
    """Yield the facts of some kinds in the order of appending, each with its position; those between two positions,
    or among some rows.
    """
    rows = (Row.objects.all() if among is None else among).filter(kind__in=kinds, id__gt=after)
    if until is not None:
        rows = rows.filter(id__lte=until)
    told = rows.order_by("id").values_list("id", *_COLUMNS)
    for row in (
        told.iterator(chunk_size=5000) if among is None else told
    ):  # a cursor on the server costs three questions
        yield row[0], fact_from(row[1:])


def newest_position() -> int:
    """Return the position of the fact appended last; 0 for an empty ledger."""
    return Row.objects.aggregate(newest=Max("id"))["newest"] or 0


def members(lead_ids: Iterable[str]) -> dict[str, set[str]]:
    """Return, for each lead, itself and the leads whose last merge names it; a lead merged away has only itself.

    Hence leads that were merged into each other, against the rule that a merge names the survivor, stay apart.
    """
    asked = set(lead_ids)
    candidates = {subject for subject, _ in concerning("lead.merged", asked)}
    into = roots(candidates | asked)
    found = {lead: {lead} for lead in asked}
    for lead, root in into.items():
        if root in asked:
            found[root].add(lead)
    return found


def roots(lead_ids: Iterable[str]) -> dict[str, str]:
    """Return the surviving lead of each of these leads that is merged into another now, and survives there."""
    told = _merges_of(lead_ids)
    named = {fact.details.into for fact in told if isinstance(fact.details, Merged)} - {fact.subject for fact in told}
    asked = {fact.subject for fact in told}
    into = merge_roots([*told, *_merges_of(named)] if named else told)
    return {lead: root for lead, root in into.items() if lead in asked}


def _merges_of(lead_ids: Iterable[str]) -> list[Fact]:
    rows = Row.objects.filter(kind__in=("lead.merged", "lead.unmerged"))
    return [fact for some in in_portions(lead_ids) for fact in facts_among(rows.filter(subject__in=some))]


def opportunities_of(facts: Iterable[Fact]) -> set[str]:
    """Return the opportunities that these facts say a lead was converted to."""
    return {fact.details.opportunity_id for fact in facts if isinstance(fact.details, Converted)}


def fact_from(row: tuple) -> Fact:
    """Return a fact from a row of kind, subject, two instants, source key, actor, kept and personal details."""
    kind, subject, happened_at, noted_at, source_key, actor, kept, personal = row
    return Fact(
        kind=kind, subject=subject, happened_at=happened_at, noted_at=noted_at, source_key=source_key, actor=actor,
        details=decode_details(kind, kept, personal),
    )  # fmt: skip


def facts_among(rows: QuerySet) -> Iterator[Fact]:
    """Yield the facts of these rows, in the order the rows are asked for."""
    return map(fact_from, rows.values_list(*_COLUMNS))


def _pairs(rows: QuerySet) -> Iterator[tuple[str, str]]:
    return ((subject, other) for subject, other in rows.values_list("subject", "concerns") if other)


def in_portions(values: Iterable[str]) -> Iterator[list[str]]:
    """Cut values, each once, into lists that one IN can hold."""
    waiting = iter(dict.fromkeys(values))
    while some := list(islice(waiting, _AT_ONCE)):
        yield some
