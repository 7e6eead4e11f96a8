"""The ledger in the database: append facts, read them back as a history."""

from selaras.records.ledger.appending import Appended, append
from selaras.records.ledger.histories import (
    facts_after,
    history,
    lead_history,
    lead_history_at,
    lead_story_at,
    newest_position,
)
from selaras.records.troubles import database_troubles

__all__ = [
    "Appended",
    "append",
    "database_troubles",
    "facts_after",
    "history",
    "lead_history",
    "lead_history_at",
    "lead_story_at",
    "newest_position",
]
