"""Readers: the people an audience is made of, and how each can be reached."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q

from selaras.core.notices import Audience, Choices, Medium, Sort
from selaras.records.models import NotificationChoice, RepReading, User


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is told: a user, or a rep who does not sign in and has a mailbox."""

    sort: str
    id: str
    mediums: tuple[Medium, ...]
    zone: str = ""
    choices: Choices = field(default_factory=dict)


def readers_of(audiences: Iterable[Audience]) -> dict[Audience, list[Reader]]:
    """Return the readers of each audience; mail is a way only where a mail server is set and an address is known."""
    wished = set(audiences)
    reps = {one.name for one in wished if one.sort == "rep"}
    roles = {one.name for one in wished if one.sort == "role"}
    users = list(User.objects.filter(Q(rep_id__in=reps) | Q(role__in=roles), is_active=True).order_by("pk"))
    known = {rep.pk: rep for rep in RepReading.objects.filter(pk__in=reps | {user.rep_id for user in users})}
    choices = _choices(users)
    found: dict[Audience, list[Reader]] = {}
    for audience in wished:
        field_name = "rep_id" if audience.sort == "rep" else "role"
        told = [_user(user, known, choices) for user in users if getattr(user, field_name) == audience.name]
        if not told and audience.sort == "rep" and audience.name in known:
            told = _without_a_seat(known[audience.name])
        found[audience] = told
    return found


def mail_address(user: User, rep: RepReading | None) -> str:
    """Return where somebody's mail goes: what they sign in with, else what the facts say of the rep."""
    return user.email or (rep.email if rep else "")


def _user(user: User, reps: dict[str, RepReading], choices: dict[int, dict[tuple[Sort, Medium], bool]]) -> Reader:
    rep = reps.get(user.rep_id)
    mailed = bool(settings.SMTP_URL and mail_address(user, rep))
    mediums = (Medium.PAGE, Medium.MAIL) if mailed else (Medium.PAGE,)
    return Reader("user", str(user.pk), mediums, rep.time_zone if rep else "", choices.get(user.pk, {}))


def _without_a_seat(rep: RepReading) -> list[Reader]:
    if not settings.SMTP_URL or not rep.email or rep.left_at is not None:
        return []
    return [Reader("rep", rep.pk, (Medium.MAIL,), rep.time_zone)]


def _choices(users: list[User]) -> dict[int, dict[tuple[Sort, Medium], bool]]:
    chosen: dict[int, dict[tuple[Sort, Medium], bool]] = defaultdict(dict)
    rows = NotificationChoice.objects.filter(user__in=users, sort__in=list(Sort), medium__in=list(Medium))
    for user, sort, medium, wish in rows.values_list("user_id", "sort", "medium", "wanted"):
        chosen[user][Sort(sort), Medium(medium)] = wish
    return chosen
