"""Delivering what is due: claimed in the database, sent outside of any transaction, marked when the answer is there."""

import os
import socket
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from selaras.actions.outgoing.claiming import Claim, claim
from selaras.actions.outgoing.parcels import Parcels, Say, Send, Undeliverable
from selaras.actions.outgoing.settling import Attempt, settle
from selaras.connectors.guard import Guard, networks
from selaras.connectors.posting import Way
from selaras.connectors.webhooks import GoneError
from selaras.core.notices import GIVE_UP_AFTER
from selaras.kit.errors import PermanentError, SelarasError, TransientError
from selaras.records.troubles import database_troubles

__all__ = ["Delivered", "Say", "deliver_due"]

_AT_ONCE: Final = 16
_ONE_MORE_ROUND: Final = timedelta(seconds=10)
_ITS_SENDERS_DIED: Final = Undeliverable("refused", "given up: whoever sent it ended each time before it was marked")


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one round did: how many messages were sent, how many will be tried again, how many never will."""

    sent: int = 0
    again: int = 0
    failed: int = 0
    moot: int = 0

    @property
    def any(self) -> bool:
        """Whether there was anything to do."""
        return bool(self.sent or self.again or self.failed or self.moot)


def deliver_due(
    now: datetime, say: Say, *, limit: int = 16, urgent: bool | None = None, seconds: float = 10.0
) -> Delivered:
    """Send what is due, each message within so many seconds; any number of processes may do this at once.

    Messages are sent beside each other, and each is marked as soon as its answer is there. Who dies between sending and
    marking leaves a claim that runs out, and the message is sent once more under the same id.
    """
    way = Way(now, Guard(networks(settings.OUTGOING_ALLOW)), seconds)
    lease = timedelta(seconds=seconds * -(-limit // _AT_ONCE)) + _ONE_MORE_ROUND
    with database_troubles():
        claims = claim(now, lease, by=_me(), limit=limit, urgent=urgent)
        parcels = Parcels([one.message for one in claims], say, now)
        outcomes: Counter[str] = Counter()
        for ended in _attempts(claims, parcels, way):
            with transaction.atomic():
                outcomes.update(settle(one, attempt, now) for one, attempt in ended)
    return Delivered(
        sent=outcomes["delivered"],
        again=outcomes["again"],
        failed=outcomes["refused"] + outcomes["failed"],
        moot=outcomes["moot"] + outcomes["stopped"],
    )


def _attempts(claims: Iterable[Claim], parcels: Parcels, way: Way) -> Iterator[list[tuple[Claim, Attempt]]]:
    """Send the messages beside each other and yield the attempts as they end, those together that ended together.

    Nothing here touches the database from a second thread.
    """
    unsent: list[tuple[Claim, Attempt]] = []
    waiting: list[tuple[Claim, Send]] = []
    for one in claims:
        found = parcels.send(one.message) if one.message.attempts <= GIVE_UP_AFTER else _ITS_SENDERS_DIED
        if isinstance(found, Undeliverable):
            unsent.append((one, Attempt(found.outcome, answer=found.because)))
        else:
            waiting.append((one, found))
    if unsent:
        yield unsent
    if len(waiting) == 1:
        yield [(waiting[0][0], _attempt(waiting[0][1], way))]
    elif waiting:
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="outgoing") as pool:
            sending = {pool.submit(_attempt, send, way): one for one, send in waiting}
            while sending:
                done, _ = wait(sending, return_when=FIRST_COMPLETED)
                yield [(sending.pop(future), future.result()) for future in done]


def _attempt(send: Send, way: Way) -> Attempt:
    began = time.perf_counter()

    def took() -> int:
        return round((time.perf_counter() - began) * 1000)

    try:
        receipt = send(way)
    except TransientError as problem:
        return Attempt("again", answer=str(problem), took_ms=took(), retry_at=problem.retry_at)
    except GoneError as problem:
        return Attempt("refused", answer=str(problem), took_ms=took(), gone=True)
    except (PermanentError, SelarasError) as problem:
        return Attempt("refused", answer=str(problem), took_ms=took())
    return Attempt("delivered", receipt.status, receipt.said, took())


def _me() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"[:64]
