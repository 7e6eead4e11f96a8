"""A small scene: the starting charter, two reps with a manager, and facts told a moment ago."""

from datetime import UTC, datetime, timedelta

from selaras.core.charter.starting import starting_terms
from selaras.core.ledger import Fact
from selaras.core.ledger.details import lead
from selaras.core.lifecycle import fold
from selaras.core.notices import Owed, Scene
from selaras.core.routing.people import Person

NOW = datetime(2026, 3, 2, 3, tzinfo=UTC)
A_MOMENT_AGO = NOW - timedelta(seconds=2)


def told(kind, details, subject="lead_1", *, at=A_MOMENT_AGO):
    return Fact(
        kind=kind, subject=subject, happened_at=at, noted_at=NOW, source_key=f"{kind}:{subject}", actor="worker",
        details=details,
    )  # fmt: skip


def dewis_lead():
    return fold(
        [
            told("lead.captured", lead.Captured(email="a@b.example"), at=A_MOMENT_AGO - timedelta(minutes=3)),
            told("lead.qualified", lead.Qualified(score=70), at=A_MOMENT_AGO - timedelta(minutes=2)),
            told("lead.routed", lead.Routed(rep_id="rep_dewi"), at=A_MOMENT_AGO - timedelta(minutes=1)),
        ]
    )


def scene(**changed):
    usual = {
        "terms": starting_terms(),
        "now": NOW,
        "leads": {"lead_1": dewis_lead()},
        "promises": {
            "clock_review": Owed("review", "operations", "lead_1"),
            "clock_route": Owed("route", "operations", "lead_1"),
            "clock_first": Owed("first_contact", "sales", "lead_1", "rep_dewi"),
            "clock_volume": Owed("volume", "marketing"),
        },
        "managers": {"rep_dewi": "rep_rina"},
        "people": (Person("rep_bima", names=("bima@selaras.example",)),),
    }
    return Scene(**(usual | changed))


def with_fallback_owner(name):
    terms = starting_terms()
    return terms.model_copy(update={"routing": terms.routing.model_copy(update={"fallback_owner": name})})
