"""The verbs of a rep's presence: be away, be back, say how many leads a week one can take."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from selaras.actions.desk import Desk, Told, desk
from selaras.actions.permitted import not_permitted
from selaras.actions.reach import may_work_on
from selaras.core.calendars import Absence
from selaras.core.handoff.presence import Known, away, back, capacity
from selaras.core.ledger import Fact
from selaras.core.lifecycle import Act as Deed
from selaras.core.lifecycle import refused
from selaras.core.routing import Person as Rep
from selaras.core.routing import person_named
from selaras.core.staff import Act, Person
from selaras.kit.instants import to_microseconds
from selaras.kit.refusal import Refusal
from selaras.records.models import AbsenceReading
from selaras.records.readings.people import people


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says something about a rep, and when; ``rep`` is the rep's id, external id or e-mail.

    ``key`` is the caller's own name for it, under which it is said once.
    """

    rep: str
    by: Person
    now: datetime
    key: str = ""

    def deed(self, what: str) -> Deed:
        """Return the act as the core takes it."""
        name = self.key or f"{what}:{self.rep}:{to_microseconds(self.now)}"
        return Deed(self.now, self.by.actor, f"{self.by.actor}:{name}", role=self.by.role)


def announce_absence(saying: Saying, starts_at: datetime, ends_at: datetime, why: str = "") -> Told | Refusal:
    """Say that a rep, oneself or somebody of one's team, will be away: nothing is routed to them meanwhile."""
    return _of_rep(
        saying, Act.ANNOUNCE_ABSENCE, lambda rep: away(rep, saying.deed(f"away {starts_at}"), starts_at, ends_at, why)
    )


def withdraw_absence(absence_key: str, by: Person, now: datetime, key: str = "") -> Told | Refusal:
    """Say that an absence is over, or will not be; what was of it stays as it was."""
    row = AbsenceReading.objects.filter(key=absence_key).first()
    if row is None or row.starts_at >= row.ends_at:
        return refused("unknown_absence")
    known, saying = Known(row.key, row.rep_id, Absence(row.starts_at, row.ends_at)), Saying(row.rep_id, by, now, key)
    return _of_rep(saying, Act.ANNOUNCE_ABSENCE, lambda _: back(known, saying.deed(f"back {absence_key}")))


def announce_capacity(saying: Saying, leads_per_week: int, from_at: datetime) -> Told | Refusal:
    """Say how many leads a week a rep can take from an instant on; a pool may keep to it."""
    return _of_rep(
        saying, Act.ANNOUNCE_CAPACITY, lambda rep: capacity(rep, saying.deed("capacity"), leads_per_week, from_at)
    )


def _of_rep(saying: Saying, needs: Act, decide: Callable[[Rep], Fact | Refusal]) -> Told | Refusal:
    if (no := not_permitted(saying.by, needs)) is not None:
        return no
    with desk(saying.now) as open_desk:
        rep = _rep(open_desk, saying.rep)
        if rep is None:
            return refused("unknown_rep", rep=saying.rep)
        if not may_work_on(saying.by, rep.id):
            return refused("not_your_team")
        answer = decide(rep)
        return answer if isinstance(answer, Refusal) else open_desk.tell([answer])


def _rep(open_desk: Desk, name: str) -> Rep | None:
    return person_named(name, people(open_desk.now, open_desk.terms))
