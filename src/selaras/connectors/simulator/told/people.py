"""Facts about people: captured, tied to accounts, found twice, merged, sometimes set apart again, and what they do."""

from typing import Any

import numpy as np

from selaras.connectors.simulator.arrays import DAY, HOUR, MINUTE, NEVER, SECOND, Ints, instants, table
from selaras.connectors.simulator.channels import ALL_CHANNELS
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.sheets import Coded, Made, Sheet
from selaras.connectors.simulator.touches import SIGNALS, Touches
from selaras.connectors.simulator.words import FIRST_NAMES, FREE_MAIL, LAST_NAMES, PIECES
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Captured, Matched, Merged, Touched, Unmerged, Updated

_SYSTEMS = table(["website", "event_list", "crm"])


def people(past: History) -> list[Sheet]:
    """Return the sheets about who people are."""
    return [_captured(past), _updated(past), _matched(past), *_merges(past)]


def _captured(past: History) -> Sheet:
    leads, said = past.leads, past.profiles
    fair = np.array([c.capture == "event_attended" for c in ALL_CHANNELS])[leads.channel]
    return Sheet(
        kind="lead.captured",
        make=Captured,
        subject=Coded(past.names.leads, np.arange(leads.size)),
        happened=leads.captured,
        noted=leads.noted,
        key=f"{past.key}lead:",
        details={
            **{name: Coded(said.tables[name], codes) for name, codes in said.codes.items()},
            "email": Made(lambda rows: _emails(past, rows)),
            "phone": Made(lambda rows: [f"+62 5550 {row:07d}" if row % 3 == 0 else None for row in rows.tolist()]),
            "channel": Coded(past.names.channels, _tracked(leads.channel)),
            "campaign": Coded(past.names.campaigns, leads.campaign),
            "source_system": Coded(_SYSTEMS, fair.astype(np.int64)),
            "external_id": Made(lambda rows: [f"L-{past.seed}-{row}" for row in rows.tolist()]),
        },
        actor="simulator:map",
    )


def _tracked(channel: Ints) -> Ints:
    return np.where(channel >= len(ALL_CHANNELS) - 1, -1, channel)


def _emails(past: History, rows: Ints) -> list[Any]:
    leads, person = past.leads, np.where(past.leads.original[rows] >= 0, past.leads.original[rows], rows)
    domains = np.where(
        leads.free_mail[rows], np.array(FREE_MAIL, dtype=object)[person % 3], past.accounts.domains[leads.account[rows]]
    )
    names = leads.first_name[rows].tolist(), leads.last_name[rows].tolist()
    return [
        f"{FIRST_NAMES[first].lower()}.{LAST_NAMES[last].lower()}{who}@{domain}"
        for first, last, who, domain in zip(*names, person.tolist(), domains.tolist(), strict=True)
    ]


def _updated(past: History) -> Sheet:
    """Return later corrections of details that no score depends on."""
    chance = past.draws.of("updates")
    lead = np.flatnonzero(chance.random(past.leads.size) < 0.08)
    at = past.leads.noted[lead] + (chance.exponential(40.0, lead.size) * DAY).astype(np.int64) + HOUR
    return Sheet(
        kind="lead.updated",
        make=Updated,
        subject=Coded(past.names.leads, lead),
        happened=at,
        noted=at + chance.integers(1, 90, lead.size) * SECOND,
        key=f"{past.key}update:",
        details={"phone": Made(lambda rows: [f"+62 5551 {row:07d}" for row in rows.tolist()])},
        actor="simulator:crm",
    )


def _matched(past: History) -> Sheet:
    leads, chance = past.leads, past.draws.of("matching")
    by_name = leads.free_mail
    found = np.flatnonzero(~by_name | (chance.random(leads.size) < 0.75))
    at = leads.noted[found] + 2 * SECOND
    return Sheet(
        kind="lead.matched",
        make=Matched,
        subject=Coded(past.names.leads, found),
        happened=at,
        noted=at,
        key=f"{past.key}match:",
        details={
            "account_id": Coded(past.names.accounts, leads.account[found]),
            "rule": Coded(table(["email_domain", "company_name"]), by_name[found].astype(np.int64)),
            "confidence": np.where(by_name[found], 0.82, 0.98),
        },
        actor="simulator:matching",
    )


def _merges(past: History) -> list[Sheet]:
    """Return merges of second records into first ones, and the few that were undone."""
    chance, leads = past.draws.of("merges"), past.leads
    second = np.flatnonzero(leads.original >= 0)
    second = second[chance.random(second.size) < 0.75]
    at = leads.noted[second] + (chance.exponential(9.0, second.size) * DAY).astype(np.int64) + 5 * MINUTE
    undone = chance.random(second.size) < past.scenario.unmerged
    apart = np.where(undone, at + (chance.exponential(6.0, second.size) * DAY).astype(np.int64) + HOUR, NEVER)
    into = Coded(past.names.leads, leads.original[second])
    subject = Coded(past.names.leads, second)
    evidence = Made(lambda rows: [("same e-mail address", "same name and company")] * rows.size)
    merged = Sheet(
        "lead.merged", Merged, subject, at, at + SECOND, f"{past.key}merge:", {"into": into, "evidence": evidence},
        "simulator:matching",
    )  # fmt: skip
    unmerged = Sheet(
        "lead.unmerged", Unmerged, subject, apart, apart + SECOND, f"{past.key}unmerge:",
        {"apart_from": into, "reason": "two people who share a mailbox"}, "simulator:bima",
    )  # fmt: skip
    return [merged, unmerged]


def touched(past: History, touches: Touches, rows: Ints) -> list[Fact]:
    """Return touches as facts; written out by hand, for there are fifteen times as many of them as of anything else."""
    names, key = past.names, f"{past.key}t"
    lead = touches.lead[rows]
    session = touches.session[rows]
    return [
        Fact(
            kind="lead.touched",
            subject=subject,
            happened_at=happened,
            noted_at=noted,
            source_key=f"{key}{whose}.{number}",
            actor="simulator:tracker",
            details=Touched(
                signal=SIGNALS[signal], channel=channel, campaign=campaign, content=content, session=f"s{whose}.{visit}"
            ),
        )
        for subject, happened, noted, whose, number, signal, channel, campaign, content, visit in zip(
            names.leads[lead].tolist(),
            instants(touches.at[rows]),
            instants(touches.noted[rows]),
            lead.tolist(),
            touches.number[rows].tolist(),
            touches.signal[rows].tolist(),
            names.channels[touches.channel[rows]].tolist(),
            names.campaigns[touches.campaign[rows]].tolist(),
            _PIECES[touches.content[rows]].tolist(),
            session.tolist(),
            strict=True,
        )
    ]


_PIECES = table(PIECES)
