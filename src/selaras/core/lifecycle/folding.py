"""Folding: the same history gives the same lead, whatever the order of arrival and however often it is told."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from selaras.core.ledger import KINDS, Fact, in_order
from selaras.core.ledger.details.lead import Captured, Converted, LeadProfile, Matched, Recycled, Regressed, Updated
from selaras.core.lifecycle.lead import Account, Lead, Regression, Status, WakeUp
from selaras.core.lifecycle.merging import merge_roots, one_lead
from selaras.core.lifecycle.passes import Pass, groups_of, passes_of
from selaras.core.lifecycle.stages import Stage, effective, rank, reached, stage_named
from selaras.core.lifecycle.waiting import accounts_asked, climbing, snoozed_until
from selaras.core.lifecycle.work import activities_in, touches_in

_FIELDS = LeadProfile.__struct_fields__
_PERSONAL = KINDS["lead.captured"].personal


def fold(facts: Iterable[Fact], as_of: datetime | None = None) -> Lead:
    """Return the lead these facts are the history of, as it was known at ``as_of``.

    The facts are those of one lead and of every lead merged into it, and those of its opportunities; facts of
    anything else are passed over. A lead that was merged away is folded from its own facts alone, and says
    where it went.
    """
    told = in_order(fact for fact in facts if as_of is None or fact.noted_at <= as_of)
    roots = merge_roots(told)
    lead_id = one_lead(told, roots)
    history = effective(_of_one_lead(told))
    origin = next((fact for fact in history if isinstance(fact.details, Captured)), None)
    born = origin.details if origin and isinstance(origin.details, Captured) else Captured()
    passes = passes_of(groups_of(history), origin)
    wake_up, woken = _wake_up(history)
    under_way = groups_of(history)[-1] if passes and passes[-1].outcome == "open" else []
    return Lead(
        id=lead_id,
        profile=profile_of(history),
        stage=_stage(passes, history),
        status=_status(passes, lead_id in roots, waking=wake_up is not None, woken=woken),
        passes=passes,
        account=_account(history),
        merged=tuple(sorted(lead for lead, root in roots.items() if root == lead_id)),
        merged_into=roots.get(lead_id),
        captured_at=origin.happened_at if origin else None,
        channel=born.channel,
        campaign=born.campaign,
        touches=touches_in(history),
        activities=activities_in(history),
        regressions=_regressions(history),
        wake_up=wake_up,
        climbing=climbing(under_way),
        snoozed_until=snoozed_until(under_way),
        accounts_asked=accounts_asked(history),
        erased=any(fact.kind == "lead.erased" for fact in history),
    )


def profile_of(facts: list[Fact]) -> LeadProfile:
    """Return the latest value of every field of the profile, from facts in ledger order.

    A field that is cleared and given in one fact has the value given. Erasing a person clears what is
    personal.
    """
    known: dict[str, Any] = {}
    for fact in facts:
        if isinstance(fact.details, Updated):
            _forget(known, fact.details.cleared)
        elif fact.kind == "lead.erased":
            _forget(known, _PERSONAL)
        if isinstance(fact.details, LeadProfile):
            known |= {name: said for name in _FIELDS if (said := getattr(fact.details, name)) is not None}
    return msgspec.convert(known, LeadProfile)


def _forget(known: dict[str, Any], names: Iterable[str]) -> None:
    for name in names:
        known.pop(name, None)


def _of_one_lead(told: list[Fact]) -> list[Fact]:
    named = {fact.details.opportunity_id for fact in told if isinstance(fact.details, Converted)}
    return [fact for fact in told if fact.kind.startswith("lead.") or fact.subject in named]


def _account(history: list[Fact]) -> Account | None:
    matches = [fact.details for fact in history if isinstance(fact.details, Matched)]
    last = matches[-1] if matches else None
    return Account(last.account_id, last.rule, last.confidence) if last and last.account_id else None


def _regressions(history: list[Fact]) -> tuple[Regression, ...]:
    return tuple(
        Regression(fact.happened_at, d.to_stage, d.from_stage, d.reason)
        for fact in history
        if isinstance(d := fact.details, Regressed)
    )


def _stage(passes: tuple[Pass, ...], history: list[Fact]) -> Stage:
    """Return the stage shown now: the furthest of the open or won pass, unless a regression has been said
    since.
    """
    if not passes or passes[-1].outcome not in {"open", "won"}:
        return "lead"
    if passes[-1].outcome == "won":
        return "won"
    shown: Stage = "lead"
    for fact in groups_of(history)[-1]:
        entered = reached(fact)
        if isinstance(fact.details, Regressed):
            shown = stage_named(fact.details.to_stage) or shown
        elif entered is not None and rank(entered) > rank(shown):
            shown = entered
    return shown


def _wake_up(history: list[Fact]) -> tuple[WakeUp | None, bool]:
    """Return what a sleeping lead waits for, and whether a sleeping lead was woken."""
    waits: WakeUp | None = None
    woken = False
    for fact in history:
        if isinstance(fact.details, Recycled):
            d = fact.details
            waits, woken = WakeUp(fact.happened_at, d.reason, d.wake_at, d.wake_on), False
        elif reached(fact):
            waits, woken = None, False
        elif fact.kind == "lead.woken" and waits:
            waits, woken = None, True
    return waits, woken


def _status(passes: tuple[Pass, ...], merged_away: bool, *, waking: bool, woken: bool) -> Status:
    if merged_away:
        return "merged"
    if waking:
        return "recycled"
    if woken:
        return "woken"
    return passes[-1].outcome if passes else "new"
