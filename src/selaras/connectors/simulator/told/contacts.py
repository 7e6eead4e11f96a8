"""Facts about what sales did: calls, personal e-mails, meetings, templates, and answers that came by themselves."""

import numpy as np

from selaras.connectors.simulator.arrays import HOUR, NEVER, SECOND, Ints, table
from selaras.connectors.simulator.follow_up import MEDIUMS
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.sheets import Coded, Sheet
from selaras.connectors.simulator.told.decisions import rep_of, subject_of
from selaras.core.ledger.details.lead import Contacted

_BAD_WEEKS = 0.2
_HELD_BACK = 0.5


def contacts(past: History) -> list[Sheet]:
    """Return human outreach, automatic templates and inbound replies."""
    follow, given = past.passes.follow, past.passes.handoff
    whose, at = follow.contact_pass, follow.contact_at
    chance = past.draws.of("noted contacts")
    lag = chance.integers(1, 120, at.size) * SECOND
    late = chance.random(at.size) < past.scenario.late_share
    noted = at + np.where(late, lag + (chance.exponential(20.0, at.size) * HOUR).astype(np.int64), lag)
    noted = np.maximum(noted, at + _held_back(past, given.rep[whose], at))
    lead, rep = Coded(past.names.leads, given.lead[whose]), Coded(past.names.reps, given.rep[whose])
    medium = Coded(table(MEDIUMS), follow.contact_medium)
    human = Sheet(
        "lead.contacted", Contacted, lead, at, noted, f"{past.key}contact:",
        {"medium": medium, "rep_id": rep, "connected": follow.contact_connected}, "simulator:crm",
    )  # fmt: skip
    template = Sheet(
        "lead.contacted", Contacted, subject_of(past), follow.automated, follow.automated + SECOND,
        f"{past.key}template:", {"medium": "email", "rep_id": rep_of(past), "automated": True}, "simulator:sequences",
    )  # fmt: skip
    reply = Sheet(
        "lead.contacted", Contacted, subject_of(past), follow.replied, np.minimum(follow.replied + 40 * SECOND, NEVER),
        f"{past.key}reply:",
        {"medium": "email", "rep_id": rep_of(past), "outbound": False, "connected": True}, "simulator:crm",
    )  # fmt: skip
    return [human, template, reply]


def back_daters(past: History) -> Ints:
    """Return the reps who, in some weeks, write contacts down days later than they date them."""
    count = round(past.scenario.back_dating * past.staff.size)
    return np.sort(past.draws.of("back-daters").permutation(past.staff.size)[:count])


def _held_back(past: History, rep: Ints, at: Ints) -> Ints:
    """Return how much later than it is dated each contact is written down at least, because its rep holds it back."""
    chance, weeks = past.draws.of("back-dating"), past.frame.week_of(at)
    bad_weeks = chance.random((past.staff.size, past.frame.weeks + 1)) < _BAD_WEEKS
    some = chance.random(at.size) < _HELD_BACK
    lag = chance.integers(26 * HOUR, 70 * HOUR, at.size)
    within = np.clip(weeks, 0, past.frame.weeks)
    mine = np.isin(rep, back_daters(past)) & bad_weeks[rep, within] & some
    return np.where(mine, lag, 0)
