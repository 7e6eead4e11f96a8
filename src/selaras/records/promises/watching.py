"""What people did in a stretch of time, gathered for the detectors with what each act could save."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from selaras.core.charter.terms import Terms
from selaras.core.findings import Contact, Edit, Ending, Snooze, Week
from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.lead import Contacted, Disqualified, Recycled, Snoozed, Undone
from selaras.core.lifecycle import fold
from selaras.core.scoring import qualifies, scorecard
from selaras.core.staff import Role, side_of
from selaras.records.ledger.histories import facts_of, in_portions, lead_histories
from selaras.records.models import ClockReading, PassReading, User
from selaras.records.promises.told import told_between

_IMPORTED: Final = "import:"
_PERSON: Final = "user:"
_WORK: Final = ("first_contact", "touches")
_AFTERWARDS: Final = timedelta(days=1)
"""So long after an act, what follows counts as its consequence."""
_NOTED_LATE: Final = timedelta(hours=1)

_Dues = Mapping[str, list["Due"]]


class Due(NamedTuple):
    """A promise about a lead: when it began, when it was due, and whether it was broken."""

    started_at: datetime
    due_at: datetime
    broken: bool


def watched(start: datetime, end: datetime, terms: Terms, as_of: datetime) -> Week:
    """Return what people did from an instant until before another, as far as it was noted by ``as_of``.

    What an import brought was written down when it was imported, which says nothing of anybody; it is left out, and so
    is what was taken back.
    """
    told = _Told(start, end, as_of)
    contacts = [
        (fact, d) for fact in told.of("lead.contacted") if isinstance(d := fact.details, Contacted) and _counts(d)
    ]
    late = {fact.subject for fact, _ in contacts if fact.noted_at - fact.happened_at >= _NOTED_LATE}
    snoozed = [(fact, d) for fact in told.of("lead.snoozed") if isinstance(d := fact.details, Snoozed) and d.rep_id]
    work = _dues({*late, *(fact.subject for fact, _ in snoozed)}, _WORK, as_of)
    return Week(
        contacts=[_contact(fact, d, work) for fact, d in contacts],
        endings=list(_endings([*told.of("lead.disqualified"), *told.of("lead.recycled")], as_of)),
        edits=list(_edits([fact for fact in told.of("lead.updated") if fact.actor.startswith(_PERSON)], terms)),
        snoozes=[_snooze(fact, d, work) for fact, d in snoozed],
    )


class _Told:
    """The facts of a stretch of time by kind, without those that were imported or taken back."""

    def __init__(self, start: datetime, end: datetime, as_of: datetime) -> None:
        self._start, self._end, self._as_of = start, end, as_of
        undone = told_between("lead.undone", start, end + _AFTERWARDS)
        self._undone = {fact.details.undoes for fact in undone if isinstance(fact.details, Undone)}

    def of(self, kind: str) -> list[Fact]:
        return [
            fact
            for fact in in_order(told_between(kind, self._start, self._end))
            if fact.noted_at <= self._as_of
            and fact.source_key not in self._undone
            and not fact.actor.startswith(_IMPORTED)
        ]


def _counts(d: Contacted) -> bool:
    return d.outbound and not d.automated and d.rep_id is not None


def _contact(fact: Fact, d: Contacted, work: _Dues) -> Contact:
    inside = (due.due_at for due in work.get(fact.subject, ()) if due.started_at <= fact.happened_at <= due.due_at)
    return Contact(
        lead_id=fact.subject,
        rep_id=d.rep_id or "",
        at=fact.happened_at,
        noted_at=fact.noted_at,
        medium=d.medium,
        outcome=d.outcome,
        due_at=next(inside, None),
    )


def _snooze(fact: Fact, d: Snoozed, work: _Dues) -> Snooze:
    until = d.until + _AFTERWARDS
    broken = any(due.broken and fact.happened_at <= due.due_at <= until for due in work.get(fact.subject, ()))
    return Snooze(fact.subject, d.rep_id or "", fact.happened_at, d.until, broken)


def _endings(facts: Iterable[Fact], as_of: datetime) -> Iterator[Ending]:
    """Yield the ends reps made; the touches before one that needs them are those made since its promise began."""
    ended = [(fact, d) for fact in facts if isinstance(d := fact.details, Disqualified | Recycled) and d.rep_id]
    promised = _dues({fact.subject for fact, _ in ended}, ("disposition",), as_of)
    touches = _touches({fact.subject for fact, d in ended if isinstance(d, Disqualified)})
    for fact, d in ended:
        at = fact.happened_at
        due = next((one for one in promised.get(fact.subject, ()) if one.started_at <= at <= one.due_at), None)
        made = touches.get(fact.subject, ()) if due is not None and isinstance(d, Disqualified) else ()
        since = tuple(touch for touch in made if due is not None and due.started_at <= touch <= at)
        yield Ending(fact.subject, d.rep_id or "", at, due.due_at if due else None, since)


def _dues(lead_ids: Iterable[str], promises: tuple[str, ...], as_of: datetime) -> dict[str, list[Due]]:
    """Return the promises of some kinds about each lead, the first due first; those called off bind nobody."""
    found: dict[str, list[Due]] = defaultdict(list)
    for some in in_portions(sorted(lead_ids)):
        rows = ClockReading.objects.filter(lead_id__in=some, promise__in=promises).exclude(state="cancelled")
        for lead, started, due, state in rows.order_by("due_at").values_list(
            "lead_id", "started_at", "due_at", "state"
        ):
            found[lead].append(Due(started, due, state == "late" or (state == "running" and due < as_of)))
    return found


def _touches(lead_ids: Iterable[str]) -> dict[str, list[datetime]]:
    found: dict[str, list[datetime]] = defaultdict(list)
    for fact in facts_of(sorted(lead_ids), without="lead.touched"):
        if isinstance(fact.details, Contacted) and _counts(fact.details):
            found[fact.subject].append(fact.happened_at)
    return found


def _edits(facts: list[Fact], terms: Terms) -> Iterator[Edit]:
    """Yield the changes after which a lead qualified within a day: whether it met the definition before, and after."""
    rows = PassReading.objects.filter(lead_id__in={fact.subject for fact in facts})
    qualified = [(lead, at) for lead, at in rows.values_list("lead_id", "qualified_at") if at is not None]
    telling = [fact for fact in facts if any(_follows(fact, lead, at) for lead, at in qualified)]
    sides, histories = _sides({fact.actor for fact in telling}), lead_histories({fact.subject for fact in telling})
    for fact in telling:
        after = [one for one in histories[fact.subject] if one.happened_at <= fact.happened_at]
        before = [one for one in after if one.source_key != fact.source_key]
        yield Edit(
            lead_id=fact.subject,
            done_by=fact.actor,
            side=sides.get(fact.actor, "operations"),
            at=fact.happened_at,
            met_before=_meets(before, fact.happened_at, terms),
            met_after=_meets(after, fact.happened_at, terms),
        )


def _follows(edit: Fact, lead_id: str, qualified_at: datetime) -> bool:
    """Whether this lead qualified because of the change, or soon after it."""
    return lead_id == edit.subject and edit.happened_at <= qualified_at <= edit.happened_at + _AFTERWARDS


def _meets(history: list[Fact], at: datetime, terms: Terms) -> bool:
    lead = fold(history)
    return qualifies(scorecard(lead.fields, lead.touches, terms.scoring, at), lead.fields, terms).qualifies


def _sides(actors: Iterable[str]) -> dict[str, str]:
    """Return the side each person stands on; who stands on neither is left out."""
    names = [actor.removeprefix(_PERSON) for actor in actors]
    roles = dict(User.objects.filter(username__in=names).values_list("username", "role"))
    found = {name: next((side_of(one) for one in Role if one == role), None) for name, role in roles.items()}
    return {f"{_PERSON}{name}": side for name, side in found.items() if side is not None}
