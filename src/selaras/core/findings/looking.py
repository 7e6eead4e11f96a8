"""Looking at a week: every detector asked once."""

from collections.abc import Sequence
from dataclasses import dataclass

from selaras.core.charter.terms import Terms
from selaras.core.findings.back_dating import back_dated
from selaras.core.findings.cramming import crammed
from selaras.core.findings.mails import automatic_mail
from selaras.core.findings.mass_ending import mass_dispositions
from selaras.core.findings.pattern import Pattern
from selaras.core.findings.score_edits import lifted_over
from selaras.core.findings.seen import Contact, Edit, Ending, Snooze
from selaras.core.findings.snoozing import snoozed_past
from selaras.core.lifecycle import touches_clause


@dataclass(frozen=True, slots=True)
class Week:
    """What people did in one week that a detector looks at."""

    contacts: Sequence[Contact] = ()
    endings: Sequence[Ending] = ()
    edits: Sequence[Edit] = ()
    snoozes: Sequence[Snooze] = ()


def patterns(week: Week, terms: Terms) -> list[Pattern]:
    """Return everything the charter's watch finds in a week."""
    watch, touches = terms.desk.watch, touches_clause(terms)
    return [
        *automatic_mail(week.contacts, watch),
        *back_dated(week.contacts, watch),
        *mass_dispositions(week.endings, watch),
        *crammed(week.endings, touches.needed if touches else 1, watch),
        *lifted_over(week.edits, watch),
        *snoozed_past(week.snoozes, watch),
    ]
