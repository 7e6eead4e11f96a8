"""Looking for patterns in what people did, and answering what was found."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from selaras.actions.charter import charter_in_force
from selaras.actions.desk import Told, desk
from selaras.actions.permitted import not_permitted
from selaras.actions.promises.records import Handling
from selaras.core.charter.fiscal import cuts_of
from selaras.core.charter.versions import Version
from selaras.core.findings import Finding, answer, finding_facts, finding_told, patterns
from selaras.core.ledger import Fact
from selaras.core.lifecycle import refused
from selaras.core.staff import Act, Person, Role, side_of
from selaras.kit.periods import Period
from selaras.kit.refusal import Refusal
from selaras.records.ledger.histories import history
from selaras.records.models import FindingReading
from selaras.records.promises import findings, watched

SIDES = ("marketing", "sales", "operations")


def look_for_patterns(now: datetime) -> int:
    """Look at this week and the last, and tell what is found and was not known; return how many findings are new.

    The last week is looked at again because what was back-dated into it is written down in this one. Without a charter
    in force nobody agreed on what is usual, and nothing is looked for.
    """
    version = charter_in_force(now)
    if version is None:
        return 0
    this = cuts_of(version.terms).holding(now, "week")
    found = [fact for week in (cuts_of(version.terms).before(this), this) for fact in found_in(week, version, now)]
    known = set(
        FindingReading.objects.filter(finding_id__in=[fact.subject for fact in found]).values_list("pk", flat=True)
    )
    fresh = [fact for fact in found if fact.subject not in known]
    if fresh:
        with desk(now) as open_desk:
            return open_desk.tell(fresh).new
    return 0


def found_in(week: Period, version: Version, as_of: datetime) -> Sequence[Fact]:
    """Return what the charter's watch finds in a week, as far as it was noted by an instant."""
    seen = watched(week.start, min(week.end, as_of + timedelta(microseconds=1)), version.terms, as_of)
    return finding_facts(patterns(seen, version.terms), week, as_of, version.number)


def answer_finding(handling: Handling, verdict: str, comment: str) -> Told | Refusal:
    """Say of a finding that it is explained, or that it is as it looks; no figure changes by it."""
    if (no := not_permitted(handling.by, Act.ANSWER_FINDINGS)) is not None:
        return no
    with desk(handling.now) as open_desk:
        finding = finding_of(handling.subject)
        if finding is None:
            return refused("finding_unknown")
        said = answer(finding, handling.deed("answer"), verdict, comment)
        return said if isinstance(said, Refusal) else open_desk.tell([said])


def finding_of(finding_id: str) -> Finding | None:
    """Return a finding with its answer; None where there is none of that id."""
    return finding_told(history(finding_id))


def visible_findings(who: Person, *, answered: bool | None = None) -> list[FindingReading]:
    """Return the findings a person may read, the newest first: those of their own side, and of both for who stands on
    neither. Somebody who coaches reads what is about themselves too, and does not answer it.
    """
    if not who.may(Act.READ_FINDINGS):
        return []
    side = next((side_of(role) for role in Role if role == who.role), None)
    return list(findings(SIDES if side is None else (side,), answered=answered))
