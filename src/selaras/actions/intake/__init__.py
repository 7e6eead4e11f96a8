"""The intake: what trackers sent becomes facts, in order, in batches, each batch one transaction of the desk."""

from selaras.actions.intake.folding import Folded, fold_inbox, inbox_waits, trim_inbox
from selaras.actions.intake.parking import Parked, let_go, parked
from selaras.actions.intake.retrying import Retried, retry

__all__ = ["Folded", "Parked", "Retried", "fold_inbox", "inbox_waits", "let_go", "parked", "retry", "trim_inbox"]
