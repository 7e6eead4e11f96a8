"""A company at its desk: a signed charter, three reps and a manager, and short ways to let leads do something."""

from datetime import UTC, datetime, timedelta

from selaras.actions.charter import propose, sign
from selaras.actions.desk import desk
from selaras.actions.desk.acting import Doing
from selaras.actions.ledger import note
from selaras.core.charter import starting_terms
from selaras.core.charter.signing import Proposal
from selaras.core.ledger import KINDS, Fact
from selaras.core.staff import Person

MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""Nine o'clock in Jakarta."""

AYU = Person("ayu", "Ayu", "marketing_leader")
SARI = Person("sari", "Sari", "sales_leader")
BIMA = Person("bima", "Bima", "revenue_operations")
RINA = Person("rina", "Rina", "sales_manager", "rep_rina")
DEWI = Person("dewi", "Dewi", "sales_rep", "rep_dewi")
TONO = Person("tono", "Tono", "sales_rep", "rep_tono")
HADI = Person("hadi", "Hadi", "executive")

FITS = {
    "company": "PT Maju", "title": "Director of Operations", "seniority": "director", "employees": 120, "country": "ID",
    "industry": "software", "domain": "maju.example", "channel": "website",
}  # fmt: skip
"""A profile that meets every criterion of the starting charter and has a fit of 50."""


def at(hours=0.0, **more):
    return MONDAY + timedelta(hours=hours, **more)


def told(kind, subject, when, *, key=None, noted=None, **details):
    return Fact(
        kind=kind, subject=subject, happened_at=when, noted_at=noted or when, actor="test",
        source_key=key or f"{kind}:{subject}:{when.isoformat()}", details=KINDS[kind].details(**details),
    )  # fmt: skip


LONG_AGO = at(-24 * 30)


def signed(terms=None, when=LONG_AGO, since=None):
    """Let both leaders sign these terms, or the starting ones; ``since`` lets them bind from an earlier instant on."""
    proposal = Proposal(terms or starting_terms(), since or when, retroactive=since is not None)
    version = propose(proposal, by=AYU, now=when)
    sign(version.number, version.sha256, side="marketing", by=AYU, now=when)
    return sign(version.number, version.sha256, side="sales", by=SARI, now=when)


def hired(when=LONG_AGO):
    """Let Dewi, Tono and Eka's successor Budi sell, and Rina lead them."""
    people = {"rep_dewi": "Dewi", "rep_tono": "Tono", "rep_budi": "Budi"}
    joined = [
        told(
            "rep.joined",
            rep,
            when,
            name=name,
            team="sales",
            role="rep",
            manager_id="rep_rina",
            email=f"{rep}@we.example",
        )
        for rep, name in people.items()
    ]
    note([told("rep.joined", "rep_rina", when, name="Rina", team="managers", role="manager"), *joined])


def opened(terms=None):
    signed(terms)
    hired()


def tell(now, *facts):
    with desk(now) as open_desk:
        return open_desk.tell(list(facts))


def asks_for_a_demo(lead="lead_1", when=MONDAY, **profile):
    """Let a person with a fitting profile ask for a demo: an MQL of the fast lane."""
    captured = told("lead.captured", lead, when - timedelta(minutes=5), **{**FITS, **profile})
    return tell(when, captured, told("lead.touched", lead, when, signal="demo_requested", channel="website"))


def doing(verb, lead="lead_1", by=DEWI, now=MONDAY, **more):
    return Doing(verb, lead, by, now, **more)
