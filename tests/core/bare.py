"""A charter in which nothing is agreed yet, for tests that add the one part they are about; and their Monday."""

from datetime import UTC, datetime

from selaras.core.charter.terms import Ladder, PromiseTerms, ReasonTerms, RoutingTerms, ScoringTerms, Terms

MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # nine o'clock in Jakarta


def bare_terms(**parts):
    nothing = {
        "title": "Agreement",
        "currency": "USD",
        "time_zone": "Asia/Jakarta",
        "calendars": {},
        "stages": (),
        "scoring": ScoringTerms(threshold=60),
        "reasons": ReasonTerms(reject=(), disposition=(), recycle=()),
        "routing": RoutingTerms(fallback_queue="holding", fallback_owner="bima"),
        "promises": PromiseTerms(leads=(), ladder=Ladder(rungs=())),
    }
    return Terms(**nothing | parts)
