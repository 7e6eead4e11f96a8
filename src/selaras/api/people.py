"""People over HTTP: who sells, who is away, who signs in with which role, and who calls now."""

from datetime import datetime
from typing import Any, Self

from django.db.models import F
from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status

from selaras.actions import routing
from selaras.actions.desk import Told
from selaras.actions.staff import Newcomer, add_person, change_role, everybody, show_out
from selaras.api.callers import caller_of, needs
from selaras.api.done import FollowedShape, handling_key
from selaras.api.leads.seen import READS_LEADS
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape, shown_to
from selaras.api.values import Body, Id, Instant, Language, Text, Whole
from selaras.api.visits import visit_of
from selaras.core.staff import Act, Role
from selaras.kit.refusal import Refusal
from selaras.records.models import AbsenceReading, CapacityReading, RepReading, User

router = Router(tags=["people"])
_BY_NAME = {"name": Order("name")}
_BY_END = {"ends_at": Order("ends_at")}


class RepShape(RowShape):
    """Somebody who sells, reviews or runs the desk. Name and e-mail are null for who may not read them."""

    rep_id: str = Field(examples=["rep_w2k0f4m8s6n1d3xa"])
    name: str | None = Field(None, examples=["Dewi"])
    email: str | None = Field(None, examples=["dewi@selaras.example"])
    role: str | None = Field(None, examples=["rep"])
    team: str | None = Field(None, examples=["sales"])
    manager_id: str | None = Field(None, examples=["rep_b5n1q7s3w9z0c2md"])
    territory: str | None = Field(None, examples=["java"])
    time_zone: str | None = Field(None, examples=["Asia/Jakarta"])
    calendar: str | None = Field(None, examples=["office"])
    joined_at: Instant | None = None
    left_at: Instant | None = None


class RepPage(Schema):
    """A page of reps, by name."""

    items: list[RepShape]
    next_cursor: str | None = None


class AbsenceShape(RowShape):
    """A stretch during which a rep is away."""

    key: str = Field(examples=["user:rina:away:rep_w2k0f4m8s6n1d3xa:1"])
    rep_id: str = Field(examples=["rep_w2k0f4m8s6n1d3xa"])
    starts_at: Instant
    ends_at: Instant


class AbsencePage(Schema):
    """A page of absences that have not ended, the first to end first."""

    items: list[AbsenceShape]
    next_cursor: str | None = None


class CapacityShape(RowShape):
    """How many leads a week a rep said they can take."""

    rep_id: str = Field(examples=["rep_w2k0f4m8s6n1d3xa"])
    leads_per_week: int = Field(examples=[20])
    from_at: Instant
    announced_at: Instant


class AbsenceBody(Body):
    """Who will be away, from when until when."""

    rep: Id = Field(examples=["rep_w2k0f4m8s6n1d3xa"], description="Id, external id or e-mail")
    starts_at: Instant = Field(examples=["2026-03-09T02:00:00Z"])
    ends_at: Instant = Field(examples=["2026-03-16T02:00:00Z"])
    why: Text = Field("", examples=["holiday"])


class BackBody(Body):
    """Which absence is over."""

    key: Text = Field(examples=["user:rina:away 2026-03-09:rep_w2k0f4m8s6n1d3xa"], min_length=1)


class CapacityBody(Body):
    """How many leads a week, and from when on."""

    leads_per_week: Whole = Field(ge=0, le=10_000, examples=[20])
    from_at: Instant = Field(examples=["2026-04-01T02:00:00Z"])


class ToldShape(Schema):
    """What was said, and what followed. ``new`` is false where it had been said before."""

    new: bool
    followed: list[FollowedShape]

    @classmethod
    def of(cls, told: Told | Refusal) -> Self:
        """Return what was told; a refusal is a problem."""
        if isinstance(told, Refusal):
            raise ProblemError.refused(told)
        return cls(new=told.new > 0, followed=[FollowedShape.of(fact) for fact in told.followed])


class PersonShape(Schema):
    """Somebody who signs in, or could once."""

    username: str = Field(examples=["dewi"])
    name: str = Field(examples=["Dewi"])
    role: str = Field(examples=["sales_rep"])
    rep_id: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    language: str = Field(examples=["id"])
    active: bool = Field(examples=[True], description="Whether they may sign in")

    @classmethod
    def of(cls, user: User) -> Self:
        """Return somebody who signs in."""
        return cls(
            username=user.username, name=user.get_full_name() or user.username, role=user.role,
            rep_id=user.rep_id or None, language=user.language, active=user.is_active,
        )  # fmt: skip


class MeShape(PersonShape):
    """Who calls, and what they may do: by their role, and within the scopes of their key."""

    acts: list[str] = Field(examples=[["read_own_leads", "work_leads"]])
    key_id: str | None = Field(None, examples=["4k7m2q9w1x5z"])
    scopes: list[str] | None = Field(None, examples=[["read:leads"]], description="null: not by key")


class PersonBody(Body):
    """Somebody who is to sign in."""

    username: str = Field(pattern="^[a-z][a-z0-9._-]{0,63}$", examples=["dewi"])
    role: Role
    password: str = Field(min_length=8, max_length=200, examples=["kopi-tubruk-71"])
    name: Text = Field("", examples=["Dewi"])
    language: Language = "en"
    rep_id: Id | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])


class RoleBody(Body):
    """Another role in place of the one somebody has."""

    role: Role


@router.get("/me", response=MeShape)
def who_calls(request: HttpRequest) -> Any:
    """Say who calls and what they may do."""
    caller = caller_of(request)
    person = PersonShape.of(caller.user).model_dump()
    acts = [act.value for act in Act if caller.may(act)]
    key = caller.key
    return MeShape(**person, acts=acts, key_id=key.key_id if key else None, scopes=key.scopes if key else None)


@router.get("/reps", response=RepPage)
@needs(*READS_LEADS)
def list_reps(request: HttpRequest, wish: Query[PageWish]) -> Any:
    """List who sells, reviews or runs the desk, by name."""
    page = page_of(RepReading.objects.all(), wish, _BY_NAME, "name", "reps")
    caller = caller_of(request)
    items = [RepShape.of(row, name=shown_to(caller, row.name), email=shown_to(caller, row.email)) for row in page.items]
    return RepPage(items=items, next_cursor=page.next_cursor)


@router.get("/absences", response=AbsencePage)
@needs(*READS_LEADS)
def list_absences(request: HttpRequest, wish: Query[PageWish]) -> Any:
    """List who is away now or will be, the first to come back first."""
    now: datetime = visit_of(request).now
    page = page_of(
        AbsenceReading.objects.filter(ends_at__gt=now, starts_at__lt=F("ends_at")), wish, _BY_END, "ends_at", "absences"
    )
    return AbsencePage(items=[AbsenceShape.of(row) for row in page.items], next_cursor=page.next_cursor)


@router.get("/reps/{rep_id}/capacity", response=list[CapacityShape])
@needs(*READS_LEADS)
def rep_capacity(request: HttpRequest, rep_id: Path[Id]) -> Any:
    """Return how many leads a week a rep said they can take, the newest word first."""
    if not RepReading.objects.filter(rep_id=rep_id).exists():
        raise ProblemError.of("not_found", what=rep_id)
    return [CapacityShape.of(row) for row in CapacityReading.objects.filter(rep_id=rep_id).order_by("-from_at", "key")]


@router.post("/absences", response=ToldShape)
@needs(Act.ANNOUNCE_ABSENCE)
def announce_absence(request: HttpRequest, body: AbsenceBody) -> Any:
    """Say that a rep, oneself or somebody of one's team, will be away: nothing is routed to them meanwhile."""
    said = routing.announce_absence(_saying(request, "away", body.rep), body.starts_at, body.ends_at, body.why)
    return ToldShape.of(said)


@router.post("/absences/withdraw", response=ToldShape)
@needs(Act.ANNOUNCE_ABSENCE)
def withdraw_absence(request: HttpRequest, body: BackBody) -> Any:
    """Say that an absence is over, or will not be; what was of it stays as it was."""
    saying = _saying(request, "back", "")
    return ToldShape.of(routing.withdraw_absence(body.key, saying.by, saying.now, saying.key))


@router.post("/reps/{rep_id}/capacity", response=ToldShape)
@needs(Act.ANNOUNCE_CAPACITY)
def announce_capacity(request: HttpRequest, rep_id: Path[Id], body: CapacityBody) -> Any:
    """Say how many leads a week a rep can take from an instant on; a pool may keep to it."""
    saying = _saying(request, "capacity", rep_id)
    return ToldShape.of(routing.announce_capacity(saying, body.leads_per_week, body.from_at))


@router.get("/people", response=list[PersonShape])
@needs(Act.MANAGE_STAFF)
def list_people(request: HttpRequest) -> Any:
    """List who signs in, by name."""
    return [PersonShape.of(user) for user in everybody()]


@router.post("/people", response={201: PersonShape})
@needs(Act.MANAGE_STAFF)
def let_in(request: HttpRequest, body: PersonBody) -> Any:
    """Let somebody sign in, with one role."""
    newcomer = Newcomer(body.username, body.role, body.name, language=body.language, rep_id=body.rep_id or "")
    return Status(201, PersonShape.of(add_person(newcomer, body.password)))


@router.post("/people/{username}/role", response=PersonShape)
@needs(Act.MANAGE_STAFF)
def give_role(request: HttpRequest, username: Path[Id], body: RoleBody) -> Any:
    """Give somebody another role in place of the one they have; nobody has two."""
    _signs_in(username)
    return PersonShape.of(change_role(username, body.role))


@router.post("/people/{username}/show-out", response=PersonShape)
@needs(Act.MANAGE_STAFF)
def show_somebody_out(request: HttpRequest, username: Path[Id]) -> Any:
    """Let somebody sign in no more, and their keys open nothing; what they did stays under their name."""
    _signs_in(username)
    return PersonShape.of(show_out(username))


def _saying(request: HttpRequest, verb: str, rep: str) -> routing.Saying:
    return routing.Saying(rep, caller_of(request).person, visit_of(request).now, handling_key(request, verb, rep))


def _signs_in(username: str) -> None:
    if not User.objects.filter(username=username).exists():
        raise ProblemError.of("not_found", what=username)
