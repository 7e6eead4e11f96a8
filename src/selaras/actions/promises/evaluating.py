"""Evaluating the weeks that ended: each once, in order, under the charter in force at its end."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from selaras.actions.charter import charter_versions
from selaras.actions.desk import desk
from selaras.actions.promises.judging import Agreed, judged
from selaras.core.charter.fiscal import cuts_of
from selaras.core.charter.terms import Ladder
from selaras.core.charter.versions import Version, in_force_among
from selaras.core.ledger import Fact
from selaras.core.ledger.details.escalation import Opened, Recovered
from selaras.core.sla import Ladders, Noting, first_week, reckoned, standings_told, week_on
from selaras.kit.periods import Period
from selaras.records.models import User
from selaras.records.promises import evaluation, evaluations, newest_week, unrecovered
from selaras.records.troubles import database_troubles

WEEKS_AT_ONCE = 26
_WEEK, _MOMENT = timedelta(days=7), timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class EndedWeek:
    """A week that is over, and the version of the charter that was in force at its end."""

    period: Period
    version: Version


@dataclass(frozen=True, slots=True)
class Reckoned:
    """How many weeks were judged, and how many records were opened."""

    weeks: int = 0
    records: int = 0


def evaluate_weeks(now: datetime, at_once: int = WEEKS_AT_ONCE) -> Reckoned:
    """Judge every week that is over and was not judged yet, and open the records that follow; return what was done.

    The keys of the facts follow from week and promise, and the desk is held while they are told, so nobody judges a
    week twice. After a long stop the weeks that were passed over are judged in their order, so many in one transaction;
    a record whose clause recovers, or climbs on, in a later one of them is not opened: nobody need meet about it any
    more, or others must.
    """
    done = Reckoned()
    while weeks_wait(now):
        with desk(now) as open_desk:
            versions = charter_versions()
            weeks = ended_weeks(now, versions)[:at_once]
            facts = _still_needed(week_facts(weeks, versions, lambda _week: now, _holders()))
            open_desk.tell(facts)
        opened = sum(fact.kind == "escalation.opened" for fact in facts)
        done = Reckoned(done.weeks + len(weeks), done.records + opened)
    return done


def weeks_wait(now: datetime) -> bool:
    """Return whether there is a week that is over and was not judged yet; a question that holds nobody up."""
    with database_troubles():
        return bool(ended_weeks(now, charter_versions()))


def ended_weeks(now: datetime, versions: Sequence[Version]) -> list[EndedWeek]:
    """Return every week, in order, that is over and was not judged yet, since both sides first agreed."""
    begun = min((start for version in versions if (start := version.in_force_from)), default=None)
    first = in_force_among(versions, begun) if begun else None
    if begun is None or first is None:
        return []
    newest, found = newest_week(), []
    monday = newest + _WEEK if newest else first_week(cuts_of(first.terms), begun).first_day
    while (week := _week(monday, versions)) is not None and week.period.end <= now:
        found.append(week)
        monday += _WEEK
    return found


def _week(monday: date, versions: Sequence[Version]) -> EndedWeek | None:
    """Return the week that begins on a Monday, cut as the charter in force at about its end cuts it."""
    about = in_force_among(versions, datetime.combine(monday + _WEEK, time(), UTC))
    if about is None:
        return None
    period = week_on(cuts_of(about.terms), monday)
    version = in_force_among(versions, period.end - _MOMENT)
    return None if version is None else EndedWeek(period, version)


def week_facts(
    weeks: Iterable[EndedWeek],
    versions: Sequence[Version],
    noted: Callable[[Period], datetime],
    holders: Mapping[str, str],
    met: Callable[[Sequence[Fact]], Sequence[Fact]] = lambda _opened: (),
) -> list[Fact]:
    """Return the evaluations of these weeks and what follows from them.

    ``noted`` is when each week is written down, ``holders`` who holds each role that one person alone holds. ``met``
    tells what people made of the records a week opened; what they have closed by the next week counts for it.
    """
    ladders, closed = _ladders(versions)
    facts: list[Fact] = []
    for week in weeks:
        at, ladder = noted(week.period), week.version.terms.promises.ladder
        done = frozenset(record for record, when in closed.items() if when <= at)
        told, ladders = reckoned(
            week.period,
            judged(week.period, Agreed(versions, week.version)),
            replace(ladders, closed=done),
            ladder,
            Noting(at, holders),
        )
        after = met([fact for fact in told if fact.kind == "escalation.opened"])
        closed |= {fact.subject: fact.noted_at for fact in after if fact.kind == "escalation.closed"}
        facts += [*told, *after]
    return facts


def _ladders(versions: Sequence[Version]) -> tuple[Ladders, dict[str, datetime]]:
    """Return where every promise stands by the evaluations told so far, each under its own version's ladder, and when
    records were closed.
    """
    by_number = {version.number: version.terms.promises.ladder for version in versions if version.in_force_from}
    newest = by_number[max(by_number)]

    def ladder_of(version: int | None) -> Ladder:
        return by_number.get(version or 0, newest)

    records, closed = unrecovered()
    return Ladders(standings_told(map(evaluation, evaluations()), ladder_of), records), closed


def _holders() -> dict[str, str]:
    """Return, for each role that one person alone holds, who that is."""
    found: dict[str, list[str]] = defaultdict(list)
    for role, name in User.objects.filter(is_active=True).values_list("role", "username"):
        found[role].append(name)
    return {role: names[0] for role, names in found.items() if len(names) == 1}


def _still_needed(facts: list[Fact]) -> list[Fact]:
    """Leave out the records of which a later fact says that the clause recovered or that it went on climbing."""
    opened = {fact.subject: d for fact in facts if isinstance(d := fact.details, Opened)}
    highest: dict[str, int] = {}
    for d in opened.values():
        highest[d.promise_id] = max(d.rung, highest.get(d.promise_id, 0))
    moot = opened.keys() & {fact.subject for fact in facts if isinstance(fact.details, Recovered)}
    moot |= {record for record, d in opened.items() if d.rung < highest[d.promise_id]}
    return [fact for fact in facts if fact.subject not in moot]
