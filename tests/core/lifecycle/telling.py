"""Short ways to write a lead's history down."""

from datetime import UTC, datetime, timedelta

from selaras.core.ledger import KINDS, Fact

START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def told(kind, hours=0.0, *, subject=None, key=None, noted=None, **details):
    """Return a fact that happened so many hours after the Monday morning on which every story begins."""
    happened = START + timedelta(hours=hours)
    subject = subject or ("opp_1" if kind.startswith("opportunity.") else "lead_1")
    return Fact(
        kind=kind,
        subject=subject,
        happened_at=happened,
        noted_at=happened if noted is None else START + timedelta(hours=noted),
        source_key=key or f"{kind}:{subject}:{hours}",
        actor="test",
        details=KINDS[kind].details(**details),
    )
