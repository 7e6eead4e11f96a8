"""Moving: a person gives a lead to another rep, or takes it out of the queue that no rule emptied."""

from collections.abc import Sequence
from dataclasses import dataclass

from selaras.core.charter.terms import Terms
from selaras.core.handoff.announcing import announcement
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Routed
from selaras.core.lifecycle import Act, Lead, Pass, refused
from selaras.core.lifecycle.acts import under_way
from selaras.core.routing import Choice, Held, Person, Step, counted_caps, person_named
from selaras.core.routing.people import members_of
from selaras.kit.refusal import Refusal

BY_HAND, FROM_QUEUE = "by_hand", "from_fallback"


@dataclass(frozen=True, slots=True)
class Move:
    """To whom a lead is to go, why, among whom it could have gone, and who has it now as routing counts it."""

    to: str
    comment: str
    people: Sequence[Person]
    held: Held | None = None


def reassign(lead: Lead, act: Act, terms: Terms, move: Move) -> list[Fact] | Refusal:
    """Return the facts that a person gives the lead to another rep, and that the rep is told.

    Whoever decides by hand may go over a cap or a share, not past an absence. Within the pool that divided the lead the
    count moves: who had it is owed another.
    """
    current = under_way(lead, act)
    if isinstance(current, Refusal):
        return current
    if not move.comment.strip():
        return refused("reason_needed")
    if lead.rep_id is None:
        return refused("still_in_queue")
    return _given(lead, current, act, terms, move)


def take_from_queue(lead: Lead, act: Act, terms: Terms, move: Move) -> list[Fact] | Refusal:
    """Return the facts that a lead no rule could give away goes to a rep, and that the rep is told."""
    current = under_way(lead, act)
    if isinstance(current, Refusal):
        return current
    if lead.rep_id is not None:
        return refused("not_in_queue")
    return _given(lead, current, act, terms, move)


def rerouted(lead: Lead, act: Act, terms: Terms, choice: Choice) -> list[Fact] | Refusal:
    """Return the facts that the rules, asked again, give a lead of the queue to a rep; refused where they still do not.

    Every rep has a reason why not in the steps of the choice.
    """
    current = under_way(lead, act)
    if isinstance(current, Refusal):
        return current
    if lead.rep_id is not None:
        return refused("not_in_queue")
    if choice.rep_id is None:
        return refused("still_nobody", steps=tuple(step.why for step in choice.steps))
    return _told(lead, current, act, terms, choice.routed(act.charter_version))


def _given(lead: Lead, current: Pass, act: Act, terms: Terms, move: Move) -> list[Fact] | Refusal:
    person = person_named(move.to, move.people)
    if person is None:
        return refused("unknown_rep", rep=move.to)
    if person.id == lead.rep_id:
        return refused("already_theirs", rep=person.shown)
    if person.left:
        return refused("rep_left", rep=person.shown)
    if person.away(act.at):
        return refused("rep_absent", rep=person.shown)
    rule = FROM_QUEUE if lead.rep_id is None else BY_HAND
    pool, weight = _pool(terms, move, person)
    details = Routed(
        rep_id=person.id,
        rule=rule,
        steps=(str(Step(rule, "takes", person.id)),),
        pool=pool,
        shared=(f"{person.id}:{weight}",) if pool else (),
        period=move.held.period if move.held and pool else None,
        counts_for=counted_caps(terms.routing, lead.fields),
        comment=move.comment.strip() or None,
        charter_version=act.charter_version,
    )
    return _told(lead, current, act, terms, details)


def _told(lead: Lead, current: Pass, act: Act, terms: Terms, details: Routed) -> list[Fact]:
    told = announcement(current, terms, str(details.rep_id), act.at, lead.climbing.level)
    return [act.fact("lead.routed", lead, details), act.also("notified").fact("lead.notified", lead, told)]


def _pool(terms: Terms, move: Move, person: Person) -> tuple[str | None, int]:
    """Return the pool that divided the lead and the person's weight in it; none where they are no member."""
    for pool in terms.routing.pools:
        if move.held is not None and pool.name == move.held.pool:
            for member, known in members_of(pool, move.people):
                if known is not None and known.id == person.id and member.weight:
                    return pool.name, member.weight
    return None, 0
