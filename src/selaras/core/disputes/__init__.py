"""Disputes: a decision held against the agreement, what each side says of it, and the ruling of somebody neutral."""

from selaras.core.disputes.deciding import dispute_id, note, open_dispute, rule, withdraw
from selaras.core.disputes.folding import Dispute, dispute_told

__all__ = ["Dispute", "dispute_id", "dispute_told", "note", "open_dispute", "rule", "withdraw"]
