"""Merging: which lead a lead is now part of, and how a mistake is taken back."""

from collections.abc import Iterable

from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.lead import Merged
from selaras.kit.errors import InputError

_MERGES = frozenset({"lead.merged", "lead.unmerged"})


def merge_roots(facts: Iterable[Fact]) -> dict[str, str]:
    """Return, for every lead that is merged into another now, the lead that survives.

    A lead's last merge or un-merge in ledger order decides. A merge always names the survivor itself, so one step is
    the whole way; where it does not (leads merged into each other, or into one that is merged away), the lead stands
    alone.
    """
    roots: dict[str, str] = {}
    for fact in in_order(fact for fact in facts if fact.kind in _MERGES):
        if isinstance(fact.details, Merged):
            roots[fact.subject] = fact.details.into
        else:
            roots.pop(fact.subject, None)
    return {lead: root for lead, root in roots.items() if root not in roots}


def one_lead(facts: list[Fact], roots: dict[str, str]) -> str:
    """Return the id of the one lead that all these facts are the history of."""
    subjects = {fact.subject for fact in facts if fact.kind.startswith("lead.")}
    if not subjects:
        raise InputError("there is no fact of a lead here", next_step="pass the whole history of one lead")
    leads = {roots[subject] if roots.get(subject) in subjects else subject for subject in subjects}
    if len(leads) > 1:
        raise InputError(
            f"these are the facts of {len(leads)} leads: {', '.join(sorted(leads))}",
            next_step="pass the history of one lead and of those merged into it",
        )
    return leads.pop()
