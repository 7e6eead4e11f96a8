"""What a person chose to be told, and how: their own choice beside what is usual."""

from dataclasses import dataclass

from selaras.core.notices import CHOOSABLE, Audience, Medium, Sort, wanted
from selaras.kit.errors import InputError
from selaras.records.models import NotificationChoice, User
from selaras.records.troubles import database_troubles


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether a sort of notice comes by a medium, and whether that is the person's own choice."""

    sort: Sort
    medium: Medium
    wanted: bool
    own: bool


def choices_of(user: User) -> list[Choice]:
    """Return every choice a person has, as it stands."""
    with database_troubles():
        rows = NotificationChoice.objects.filter(user=user, sort__in=CHOOSABLE, medium__in=list(Medium))
        chosen = {(Sort(row.sort), Medium(row.medium)): row.wanted for row in rows}
    to = Audience("rep", user.rep_id)
    return [
        Choice(sort, medium, wanted(sort, medium, to, chosen), (sort, medium) in chosen)
        for sort in CHOOSABLE
        for medium in Medium
    ]


def choose(user: User, sort: str, medium: str, wish: bool | None) -> None:
    """Keep a person's choice; None takes it back, and what is usual holds again."""
    if sort not in CHOOSABLE or medium not in set(Medium):
        raise InputError(
            f"nobody can choose '{sort}' by '{medium}'",
            next_step=f"use one of {', '.join(CHOOSABLE)} by one of {', '.join(Medium)}",
        )
    with database_troubles():
        if wish is None:
            NotificationChoice.objects.filter(user=user, sort=sort, medium=medium).delete()
        else:
            NotificationChoice.objects.update_or_create(user=user, sort=sort, medium=medium, defaults={"wanted": wish})
