"""Joining: two leads that are one person become one lead, both histories kept, and a mistake is taken back whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from selaras.core.ledger import Details, Fact, in_order
from selaras.core.ledger.details.lead import Merged, Routed, Undone, Unmerged
from selaras.core.lifecycle.acts import Act, refused
from selaras.core.lifecycle.folding import fold
from selaras.core.lifecycle.lead import Lead
from selaras.core.lifecycle.merging import merge_roots
from selaras.core.lifecycle.stages import rank
from selaras.kit.refusal import Refusal

_NEVER: Final = datetime.max.replace(tzinfo=UTC)
JOINED: Final = "joined"
"""The rule by which the rep of the lead that stays keeps it, where the other had one too."""


@dataclass(frozen=True, slots=True)
class Merging:
    """What joining two leads does: which one stays, what is told, and whose work on the other ends."""

    stays: str
    goes: str
    facts: tuple[Fact, ...]
    rep_id: str | None = None
    """Who has the lead afterwards."""
    steps_back: str | None = None
    """The other rep, who had the lead that goes under way too."""


def merge(first: Iterable[Fact], second: Iterable[Fact], act: Act, evidence: tuple[str, ...] = ()) -> Merging | Refusal:
    """Return what makes one lead of two, given the whole history of each.

    The lead that is furthest on its way stays, then the older one. Whatever is part of the lead that goes becomes part
    of the one that stays. One pass comes of two under way, and the rep of the lead that stays keeps it. Refused where
    either is part of another lead or was forgotten, and where the end of one lead's pass would end the other's.
    """
    told, other = list(first), list(second)
    leads = [fold(told), fold(other)]
    if (no := _not_joined(*leads)) is not None:
        return no
    stays, goes = sorted(leads, key=_place)
    facts = [
        _of(act, "lead.merged", lead, Merged(into=stays.id, evidence=evidence)) for lead in (goes.id, *goes.merged)
    ]
    after = fold([*told, *other, *facts])
    if after.open_pass is None and (stays.open_pass or goes.open_pass):
        return refused("merge_ends_pass", lead=stays.id if stays.open_pass else goes.id)
    if stays.rep_id and after.rep_id != stays.rep_id:
        kept = Routed(rep_id=stays.rep_id, rule=JOINED, charter_version=act.charter_version)
        facts.append(_of(act, "lead.routed", stays.id, kept))
    rep = stays.rep_id or after.rep_id
    steps_back = goes.rep_id if goes.rep_id != rep else None
    return Merging(stays.id, goes.id, tuple(facts), rep, steps_back)


def unmerge(history: Iterable[Fact], lead_id: str, act: Act, reason: str | None = None) -> list[Fact] | Refusal:
    """Return what makes a lead stand on its own again, given the whole history of the lead it is part of.

    Leads that were part of it when it was merged become part of it again, and the rep who kept the other lead for that
    merge has it as before.
    """
    told = in_order(history)
    into = merge_roots(told).get(lead_id)
    if into is None:
        return refused("not_merged")
    facts = [_of(act, "lead.unmerged", lead_id, Unmerged(apart_from=into, reason=reason))]
    merged = next(fact for fact in reversed(told) if fact.subject == lead_id and isinstance(fact.details, Merged))
    kept = f"{merged.source_key.removesuffix(f':merged:{lead_id}')}:routed:{into}"
    if any(fact.source_key == kept for fact in told):
        facts.append(_of(act, "lead.undone", into, Undone(undoes=kept)))
    back = (lead for lead in fold(told).merged if lead != lead_id and _came_with(told, lead, lead_id))
    return facts + [_of(act, "lead.merged", lead, Merged(into=lead_id)) for lead in back]


def _not_joined(first: Lead, second: Lead) -> Refusal | None:
    if first.id == second.id:
        return refused("same_lead")
    for one, other in ((first, second), (second, first)):
        if one.merged_into == other.id:
            return refused("already_merged")
        if one.merged_into is not None:
            return refused("merged_away", into=one.merged_into)
    return refused("person_forgotten") if first.erased or second.erased else None


def _place(lead: Lead) -> tuple[int, datetime, str]:
    """Return where a lead stands in the order of those that stay."""
    under_way = rank(lead.open_pass.furthest) if lead.open_pass else 0
    return -under_way, lead.captured_at or _NEVER, lead.id


def _came_with(told: list[Fact], lead: str, other: str) -> bool:
    """Whether a lead's merge before its last was into the other one."""
    merges = [fact.details for fact in told if fact.subject == lead and isinstance(fact.details, Merged | Unmerged)]
    before = merges[-2] if len(merges) > 1 else None
    return isinstance(before, Merged) and before.into == other


def _of(act: Act, kind: str, lead_id: str, details: Details) -> Fact:
    return Fact(
        kind=kind, subject=lead_id, happened_at=act.at, noted_at=act.noted_at or act.at,
        source_key=f"{act.key}:{kind.removeprefix('lead.')}:{lead_id}", actor=act.actor, details=details,
    )  # fmt: skip
