"""Everything that goes out: put in the transaction of the facts it tells of, delivered outside of any."""

from selaras.actions.outgoing.again import send_again
from selaras.actions.outgoing.delivering import Delivered, Say, deliver_due
from selaras.actions.outgoing.listing import Failed, attempts_of, messages
from selaras.actions.outgoing.putting import put_notices, put_outgoing
from selaras.actions.outgoing.shown import latest_notices, mark_read, unread_count
from selaras.actions.outgoing.sweeping import sweep

__all__ = [
    "Delivered",
    "Failed",
    "Say",
    "attempts_of",
    "deliver_due",
    "latest_notices",
    "mark_read",
    "messages",
    "put_notices",
    "put_outgoing",
    "send_again",
    "sweep",
    "unread_count",
]
