"""Facts about what sales did: calls, personal e-mails, meetings, templates, and answers that came by themselves."""

import numpy as np

from selaras.connectors.simulator.arrays import HOUR, NEVER, SECOND, table
from selaras.connectors.simulator.follow_up import MEDIUMS
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.sheets import Coded, Sheet
from selaras.connectors.simulator.told.decisions import rep_of, subject_of
from selaras.core.ledger.details.lead import Contacted


def contacts(past: History) -> list[Sheet]:
    """Return human outreach, automatic templates and inbound replies."""
    follow, given = past.passes.follow, past.passes.handoff
    whose, at = follow.contact_pass, follow.contact_at
    chance = past.draws.of("noted contacts")
    lag = chance.integers(1, 120, at.size) * SECOND
    late = chance.random(at.size) < past.scenario.late_share
    noted = at + np.where(late, lag + (chance.exponential(20.0, at.size) * HOUR).astype(np.int64), lag)
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
