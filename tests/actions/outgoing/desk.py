"""A desk with two reps, their manager, and the people who run it; facts that concern them, and what went out."""

import json
from datetime import UTC, datetime, timedelta

from selaras.actions.ledger import note
from selaras.actions.outgoing import deliver_due, put_outgoing
from selaras.core.charter.starting import starting_terms
from selaras.core.ledger import Fact
from selaras.core.ledger.details import clock, lead, rep
from selaras.core.staff import Person, Role
from selaras.phrases import render
from selaras.records.models import OutgoingMessage, User

NOW = datetime(2026, 3, 2, 3, tzinfo=UTC)  # ten o'clock in Jakarta
NIGHT = datetime(2026, 3, 2, 15, tzinfo=UTC)  # ten in the evening there
BIMA = Person("bima", "Bima", Role.REVENUE_OPERATIONS)
DEWI = Person("dewi", "Dewi", Role.SALES_REP)
MORNING = datetime(2026, 3, 3, 0, tzinfo=UTC)


def fact(kind, subject, details, *, at=NOW, key=""):
    return Fact(
        kind=kind, subject=subject, happened_at=at, noted_at=at, source_key=key or f"{kind}:{subject}", actor="worker",
        details=details,
    )  # fmt: skip


def settle_people():
    """The cast: Dewi and Tono sell, Rina is over Dewi, Bima runs the desk; Tono does not sign in."""
    note(
        [
            fact("rep.joined", "rep_dewi", rep.Joined(name="Dewi", manager_id="rep_rina", time_zone="Asia/Jakarta")),
            fact("rep.joined", "rep_tono", rep.Joined(name="Tono", email="tono@selaras.example")),
            fact("rep.joined", "rep_rina", rep.Joined(name="Rina", email="rina@selaras.example")),
        ]
    )
    made = {
        "dewi": (Role.SALES_REP, "rep_dewi", "dewi@selaras.example"),
        "rina": (Role.SALES_MANAGER, "rep_rina", ""),
        "bima": (Role.REVENUE_OPERATIONS, "", "bima@selaras.example"),
    }
    return {
        name: User.objects.create_user(name, role=role, rep_id=rep_id, email=email)
        for name, (role, rep_id, email) in made.items()
    }


def settle_lead(at=NOW):
    """A lead of Dewi's that became an MQL a moment ago, with its first-contact promise."""
    moment = timedelta(seconds=1)
    note(
        [
            fact(
                "lead.captured", "lead_1",
                lead.Captured(email="siti@maju.example", first_name="Siti", last_name="Aminah", company="PT Maju"),
                at=at - 4 * moment,
            ),
            fact("lead.qualified", "lead_1", lead.Qualified(score=80, high_intent=True), at=at - 3 * moment),
            fact("lead.routed", "lead_1", lead.Routed(rep_id="rep_dewi"), at=at - 2 * moment),
            fact(
                "clock.started", "clock_1",
                clock.Started(
                    clause="First contact", promise="first_contact", side="sales", due_at=at + timedelta(hours=4),
                    target_seconds=14400, calendar="always", lead_id="lead_1", rep_id="rep_dewi",
                ),
                at=at - 2 * moment,
            ),
        ]
    )  # fmt: skip


def announced(at=NOW, rep_id="rep_dewi"):
    return fact("lead.notified", "lead_1", lead.Notified(rep_id=rep_id, medium="fast_lane"), at=at)


def reminded(at=NOW):
    return fact("clock.reminded", "clock_1", clock.Reminded(rep_id="rep_dewi"), at=at)


def breached(at=NOW):
    return fact("clock.breached", "clock_1", clock.Breached(cause="untouched", owner_id="rep_dewi"), at=at)


def put(*facts, now=NOW, fallback_owner="revenue_operations"):
    terms = starting_terms()
    routing = terms.routing.model_copy(update={"fallback_owner": fallback_owner})
    return put_outgoing(list(facts), {}, terms.model_copy(update={"routing": routing}), now)


def deliver(now=NOW, **more):
    """Send what is due, with so much time that what can arrive does, however busy the machine."""
    return deliver_due(now, render, **({"seconds": 60.0} | more))


def went_out(**wished):
    return [
        (row.sort, row.medium, row.audience, row.audience_id, row.state)
        for row in OutgoingMessage.objects.filter(**wished).order_by("pk")
    ]


def payloads(receiver):
    return [json.loads(body) for _, _, body in receiver.got]


def later(**span):
    return NOW + timedelta(**span)
