"""The facts a history lacks: what has to be noted so that the ledger holds every clock the lead's history
implies.
"""

from collections.abc import Iterable
from datetime import datetime

from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details.clock import Breached, Reminded, Reopened, Started, Stopped
from selaras.core.sla.clock import Clock
from selaras.kit.instants import to_microseconds


def clock_facts(
    clocks: Iterable[Clock], told: Iterable[Clock], breached: Iterable[str], as_of: datetime, actor: str
) -> list[Fact]:
    """Return the clock.started, stopped, reopened, reminded and breached facts that ``told`` does not hold yet.

    ``clocks`` are the lead's clocks as its history tells them, ``told`` those in the ledger, ``breached`` the
    ids of clocks whose breach is noted. A breach is dated to its due time, however late anyone looks. A clock
    that history no longer implies, because the lead was merged or a fact came late, is stopped as withdrawn; one
    whose end was taken back, or came at another instant than was told, is told again. Noting the answer makes the
    next answer empty.
    """
    implied = {clock.id: clock for clock in clocks}
    known, noted = {clock.id: clock for clock in told}, set(breached)
    facts: list[Fact] = []
    for clock in implied.values():
        writer = _Writer(clock, as_of, actor)
        if clock.id not in known:
            facts.append(writer.started())
        facts += _ends(clock, known.get(clock.id), writer)
        if _to_remind(clock, known.get(clock.id), as_of):
            facts.append(writer.reminded())
        if clock.state(as_of) == "breached" and clock.id not in noted:
            facts.append(writer.breached())
    forgotten = [
        clock for clock in known.values()
        if clock.id not in implied and clock.outcome is None and clock.id not in noted
    ]  # fmt: skip
    return facts + [_Writer(clock, as_of, actor).withdrawn() for clock in forgotten]


def _ends(clock: Clock, told: Clock | None, writer: "_Writer") -> list[Fact]:
    """Return what has to be told of the clock's end so that the ledger says what the history says."""
    if told is None or told.outcome is None:
        return [writer.stopped()] if clock.outcome is not None else []
    if (told.stopped_at, told.outcome) == (clock.stopped_at, clock.outcome) or told.stopped_at is None:
        return []
    if clock.stopped_at is not None and clock.stopped_at < told.stopped_at:
        return [writer.stopped()]  # of two ends the earlier counts
    again = [writer.stopped()] if clock.outcome is not None else []
    return [writer.reopened(told.stopped_at), *again]


def _to_remind(clock: Clock, told: Clock | None, as_of: datetime) -> bool:
    """Whether a running promise is due soon and nobody has been told so."""
    running = clock.outcome is None and not clock.paused and as_of <= clock.due_at
    return bool(running and clock.remind_at and clock.remind_at <= as_of and not (told and told.reminded_at))


class _Writer:
    """Writes the facts of one clock; the key of each follows from the clock, so that noting twice is noting
    once.
    """

    def __init__(self, clock: Clock, as_of: datetime, actor: str) -> None:
        self._clock, self._as_of, self._actor = clock, as_of, actor

    def started(self) -> Fact:
        clock = self._clock
        details = Started(
            clause=clock.clause,
            promise=clock.promise,
            side=clock.side,
            due_at=clock.due_at,
            target_seconds=int(clock.target.total_seconds()),
            calendar=clock.calendar,
            lead_id=clock.lead_id,
            rep_id=clock.rep_id,
            team=clock.team,
            high_intent=clock.high_intent,
            needed=clock.needed,
            remind_at=clock.remind_at,
            charter_version=clock.charter_version,
        )
        return self._fact("started", clock.started_at, details)

    def stopped(self) -> Fact:
        clock = self._clock
        details = Stopped(outcome=clock.outcome or "done", reason=clock.stop_reason, rep_id=clock.owner_id)
        return self._fact("stopped", clock.stopped_at or self._as_of, details, anew=True)

    def reopened(self, stopped_at: datetime) -> Fact:
        return self._fact("reopened", stopped_at, Reopened(), anew=True)

    def reminded(self) -> Fact:
        return self._fact("reminded", self._as_of, Reminded(rep_id=self._clock.owner_id or self._clock.rep_id))

    def breached(self) -> Fact:
        clock = self._clock
        return self._fact("breached", clock.due_at, Breached(cause=clock.cause, owner_id=clock.owner_id))

    def withdrawn(self) -> Fact:
        return self._fact("stopped", self._as_of, Stopped(outcome="cancelled", reason="withdrawn"), anew=True)

    def _fact(self, what: str, at: datetime, details: Details, *, anew: bool = False) -> Fact:
        key = f"{self._clock.id}:{what}"
        return Fact(
            kind=f"clock.{what}",
            subject=self._clock.id,
            happened_at=at,
            noted_at=self._as_of,
            source_key=f"{key}:{to_microseconds(self._as_of)}" if anew else key,
            actor=self._actor,
            details=details,
        )
