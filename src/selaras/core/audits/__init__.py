"""Audits: a random sample of hand-offs rated by both sides, each blind to the other, and how far they agree."""

from selaras.core.audits.agreeing import Agreement, agreement, outcome
from selaras.core.audits.auditing import (
    VERDICTS,
    Opening,
    audit_id,
    closing,
    next_item,
    open_audit,
    rate,
)
from selaras.core.audits.folding import SIDES, Audit, Rating, audit_told
from selaras.core.audits.sampling import draw

__all__ = [
    "SIDES",
    "VERDICTS",
    "Agreement",
    "Audit",
    "Opening",
    "Rating",
    "agreement",
    "audit_id",
    "audit_told",
    "closing",
    "draw",
    "next_item",
    "open_audit",
    "outcome",
    "rate",
]
