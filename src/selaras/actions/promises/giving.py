"""The verbs of promises about no lead: content and reports were delivered, a forecast is submitted."""

from dataclasses import dataclass
from datetime import datetime

from selaras.actions.charter import terms_in_force
from selaras.actions.desk import Desk, Told, desk
from selaras.actions.permitted import not_permitted
from selaras.actions.reach import may_work_on, team_of
from selaras.core.charter.fiscal import cuts_of
from selaras.core.ledger import Fact
from selaras.core.lifecycle import Act as Deed
from selaras.core.lifecycle import refused
from selaras.core.routing import person_named
from selaras.core.sla.giving import Expected, content_given, forecast_given, report_given
from selaras.core.staff import Act, Person
from selaras.kit.instants import to_microseconds
from selaras.kit.periods import Period
from selaras.kit.refusal import Refusal
from selaras.records.models import RepReading
from selaras.records.readings.people import people


@dataclass(frozen=True, slots=True)
class Giving:
    """Who tells that something was delivered or is expected, and when; ``at`` is when it was, where that is earlier.

    ``key`` is the caller's own name for it, under which it is told once.
    """

    by: Person
    now: datetime
    at: datetime | None = None
    key: str = ""

    def deed(self, what: str) -> Deed:
        """Return the act as the core takes it."""
        name = self.key or f"{what}:{to_microseconds(self.now)}"
        return Deed(self.at or self.now, self.by.actor, f"{self.by.actor}:{name}", role=self.by.role, noted_at=self.now)


def period_named(text: str, now: datetime) -> Period:
    """Return the period a text names, as the charter in force cuts time."""
    return cuts_of(terms_in_force(now)).named(text)


def deliver_content(giving: Giving, piece: str, sort: str) -> Told | Refusal:
    """Tell that a piece of content of a sort, such as a battle card, reached sales."""
    if (no := not_permitted(giving.by, Act.TELL_DELIVERIES)) is not None:
        return no
    with desk(giving.now) as open_desk:
        clauses = [one for one in open_desk.terms.promises.periods if one.promise == "content"]
        owed = {each for one in clauses for each in one.sorts}
        return _told(open_desk, content_given(giving.deed(f"content:{sort}:{piece}"), piece, sort, owed))


def deliver_report(giving: Giving, about: Period) -> Told | Refusal:
    """Tell that the campaign report about a week reached sales."""
    if (no := not_permitted(giving.by, Act.TELL_DELIVERIES)) is not None:
        return no
    with desk(giving.now) as open_desk:
        return _told(open_desk, report_given(giving.deed(f"report:{about.name}"), about))


def submit_forecast(giving: Giving, expected: Expected, *, rep: str = "", team: str = "") -> Told | Refusal:
    """Say what a rep or a team expects to win; nobody named is oneself.

    A team's word stands for all its reps. Whoever leads sales or runs the desk may speak for anybody, a manager for
    their team and its reps, a rep for themselves.
    """
    if (no := not_permitted(giving.by, Act.SUBMIT_FORECASTS)) is not None:
        return no
    with desk(giving.now) as open_desk:
        speaker = _team(giving.by, team) if team else _rep(open_desk, giving.by, rep or giving.by.rep_id)
        if isinstance(speaker, Refusal):
            return speaker
        subject, of_team = speaker
        deed = giving.deed(f"forecast:{subject}:{expected.period.name}:{expected.category}")
        return _told(
            open_desk, forecast_given(deed, subject, expected, currency=open_desk.terms.currency, team=of_team)
        )


def _told(open_desk: Desk, answer: Fact | Refusal) -> Told | Refusal:
    return answer if isinstance(answer, Refusal) else open_desk.tell([answer])


def _team(by: Person, team: str) -> tuple[str, str] | Refusal:
    members = RepReading.objects.filter(team=team)
    if not members.exists():
        return refused("unknown_team", team=team)
    if by.may(Act.WORK_ANY_LEAD):
        return f"team_{team}", team
    theirs = by.may(Act.READ_TEAM_LEADS) and members.filter(rep_id__in=team_of(by.rep_id)).exists()
    return (f"team_{team}", team) if theirs else refused("not_your_team")


def _rep(open_desk: Desk, by: Person, name: str) -> tuple[str, str | None] | Refusal:
    found = person_named(name, people(open_desk.now, open_desk.terms))
    if found is None:
        return refused("unknown_rep", rep=name)
    return (found.id, found.team) if may_work_on(by, found.id) else refused("not_your_team")
