"""Warnings about the desk: acts nobody may do, steps without time, thresholds in the wrong order."""

from collections.abc import Iterator
from datetime import timedelta

from selaras.core.charter.terms import Terms
from selaras.core.charter.warnings.warning import CharterWarning, warning
from selaras.core.staff.roles import Role, side_of
from selaras.kit.sentence import Sentence


def people(terms: Terms) -> Iterator[CharterWarning]:
    """Yield acts that no role may do, and judges who stand on one of the sides."""
    given = terms.desk
    if not given.reviewers:
        yield warning("nobody_reviews", "desk.reviewers")
    if not given.rulers:
        yield warning("nobody_rules", "desk.rulers")
    for name in given.rulers:
        if name in set(Role) and side_of(Role(name)) is not None:
            role = Sentence.of("charter-role", role=name, words=name)
            yield warning("ruler_takes_side", "desk.rulers", role=role)


def climbing(terms: Terms) -> Iterator[CharterWarning]:
    """Yield steps up that come at once, or are counted in a calendar that does not exist."""
    for place, step in enumerate(terms.desk.climb, start=1):
        where = f"desk.climb[{step.to}]"
        if step.after.calendar not in terms.calendars:
            yield warning("climb_calendar_missing", where, place=place, calendar=step.after.calendar)
        if step.after.time <= timedelta(0):
            yield warning("climb_at_once", where, place=place)


def settings(terms: Terms) -> Iterator[CharterWarning]:
    """Yield settings that undo each other."""
    given, quiet = terms.desk, terms.desk.quiet_hours
    if given.remind_at == 1:
        yield warning("reminder_at_due", "desk.remind_at")
    if given.ask_at > given.merge_at:
        yield warning("asks_after_merging", "desk.ask_at", ask=given.ask_at, merge=given.merge_at)
    if quiet is not None and quiet.start == quiet.end:
        yield warning("quiet_all_day", "desk.quiet_hours", start=quiet.start, end=quiet.end)
