"""Once: a call that names itself has one effect and one answer, however often and from however many places it comes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from selaras.kit.errors import InputError
from selaras.records.models import KeptAnswer
from selaras.records.troubles import database_troubles

KEPT_FOR = timedelta(hours=24)


class KeyReusedError(InputError):
    """A call gave itself the name of another call."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call by its name: who calls, the key they gave it, and a fingerprint of everything they sent."""

    caller: str
    key: str
    request_sha256: str


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it was given: status, the headers that belong to it, and its body."""

    status: int
    body: str
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def kept(self) -> bool:
        """Whether the call had an effect that must not be repeated; anything refused had none."""
        return 200 <= self.status < 300


def answered_once(call: Call, now: datetime, answer: Callable[[], Told]) -> Told:
    """Answer a call, or return the answer it had before; the effect and its answer are one transaction.

    Whoever comes second while the first is at work waits for it, and then has the same answer. An answer that is no
    success leaves nothing behind, neither effect nor memory, so that the corrected call may keep its name. A name that
    stands for another call is a KeyReusedError.
    """
    with database_troubles(), transaction.atomic():
        earlier = _claimed(call, now)
        if earlier is None:
            told = answer()
            if told.kept:
                _keep(call, told)
            else:
                transaction.set_rollback(True)
            return told
    if earlier.request_sha256 != call.request_sha256:
        raise KeyReusedError("this name stands for another call", place=call.key, next_step="give every call its own")
    return Told(earlier.status, earlier.body, earlier.headers)


def forget_old_answers(now: datetime) -> int:
    """Forget the answers older than a day, and return how many there were."""
    with database_troubles():
        return KeptAnswer.objects.filter(kept_at__lte=now - KEPT_FOR).delete()[0]


def _claimed(call: Call, now: datetime) -> KeptAnswer | None:
    """Take the name for this call and return None, or return the answer that has it."""
    mine = KeptAnswer.objects.filter(caller=call.caller, key=call.key)
    mine.filter(kept_at__lte=now - KEPT_FOR).delete()
    try:
        with transaction.atomic():
            KeptAnswer.objects.create(caller=call.caller, key=call.key, request_sha256=call.request_sha256, kept_at=now)
    except IntegrityError:
        return mine.get()
    return None


def _keep(call: Call, told: Told) -> None:
    KeptAnswer.objects.filter(caller=call.caller, key=call.key).update(
        status=told.status, body=told.body, headers=told.headers
    )
