"""Intake: what trackers say, from the bytes at the door to the message they hold."""

from selaras.core.intake.envelope import BATCH, BATCH_BYTES, EVENT_BYTES, Admitted, Arrival, Entry, admitted, arrivals
from selaras.core.intake.message import KINDS, Message, parse
from selaras.core.intake.problem import Problem

__all__ = [
    "BATCH",
    "BATCH_BYTES",
    "EVENT_BYTES",
    "KINDS",
    "Admitted",
    "Arrival",
    "Entry",
    "Message",
    "Problem",
    "admitted",
    "arrivals",
    "parse",
]
