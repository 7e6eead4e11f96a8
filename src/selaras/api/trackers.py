"""Trackers over HTTP: the keys they send with, and the events that could not be folded."""

from typing import Any, Self

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status

from selaras.actions.intake import Parked, let_go, parked, retry
from selaras.actions.write_keys import make_write_key, revoke_write_key, write_keys
from selaras.api.callers import needs
from selaras.api.leads.seen import reads_personal
from selaras.api.paging import PageWish, part_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape
from selaras.api.values import Body, Id, Instant, Number, Text
from selaras.api.visits import visit_of
from selaras.core.staff import Act
from selaras.phrases import render
from selaras.records.models import WriteKey

router = Router(tags=["trackers"])
_OWNED = needs(Act.MANAGE_CHANNELS)


class WriteKeyShape(RowShape):
    """A key with which a website or an application sends events, and can do nothing else."""

    id: str = Field(examples=["writekey_a1d4g7j0m3p6s9vy"])
    name: str = Field(examples=["website"])
    prefix: str = Field(examples=["write_Jx0wQk"], description="How it begins")
    origins: list[str] = Field(examples=[["https://www.example.com"]], description="Websites that may send")
    created_at: Instant
    revoked_at: Instant | None = None
    last_used_at: Instant | None = Field(None, description="Exact to the hour")


class NewWriteKeyShape(WriteKeyShape):
    """A key that was made now. Keep ``secret``: it is not shown again, not even where the call is repeated."""

    secret: str | None = Field(examples=["write_Jx0wQk..."])


class WriteKeyBody(Body):
    """A key for one tracker; without origins it is for servers only."""

    name: Text = Field(examples=["website"], min_length=1)
    origins: list[Text] = Field([], examples=[["https://www.example.com"]], max_length=50)


class ParkedShape(Schema):
    """An event that could not be folded, and why."""

    position: int = Field(examples=[4711])
    received_at: Instant
    source: str = Field(examples=["writekey_a1d4g7j0m3p6s9vy"])
    parked_at: Instant
    code: str = Field(examples=["broken"])
    why: str = Field(examples=["The time of the event cannot be read."])
    tries: int = Field(examples=[1])
    payload: str | None = Field(None, description="The event as it arrived; null for who reads no personal details")

    @classmethod
    def of(cls, one: Parked, language: str, *, personal: bool) -> Self:
        """Return a parked event with its reason in a language."""
        arrival = one.arrival
        return cls(
            position=arrival.position, received_at=arrival.received_at, source=arrival.source, parked_at=one.parked_at,
            code=one.code, why=render(language, one.because), tries=one.tries,
            payload=arrival.payload.decode(errors="replace") if personal else None,
        )  # fmt: skip


class ParkedPage(Schema):
    """A page of parked events, the oldest first."""

    items: list[ParkedShape]
    next_cursor: str | None = None


class PositionsBody(Body):
    """Which parked events; none for all of them."""

    positions: list[Number] = Field([], examples=[[4711]], max_length=1000)


class SomeBody(Body):
    """Which parked events."""

    positions: list[Number] = Field(examples=[[4711]], min_length=1, max_length=1000)


class RetriedShape(Schema):
    """How many were folded, and how many stay parked."""

    folded: int = Field(examples=[3])
    parked: int = Field(examples=[1])


class LetGoShape(Schema):
    """How many were let go."""

    let_go: int = Field(examples=[1])


@router.get("/write-keys", response=list[WriteKeyShape])
@_OWNED
def list_write_keys(request: HttpRequest) -> Any:
    """List the keys of trackers."""
    return [WriteKeyShape.of(key) for key in write_keys()]


@router.post("/write-keys", response={201: NewWriteKeyShape})
@_OWNED
def issue_write_key(request: HttpRequest, body: WriteKeyBody) -> Any:
    """Make a key for one tracker; it is shown once."""
    made = make_write_key(body.name, visit_of(request).now, body.origins)
    return Status(201, NewWriteKeyShape.of(made.key, secret=made.text))


@router.post("/write-keys/{key_id}/revoke", response=WriteKeyShape)
@_OWNED
def withdraw_write_key(request: HttpRequest, key_id: Path[Id]) -> Any:
    """Let nothing in with a key any more; the door notices within seconds."""
    if not WriteKey.objects.filter(id=key_id).exists():
        raise ProblemError.of("not_found", what=key_id)
    return WriteKeyShape.of(revoke_write_key(key_id, visit_of(request).now))


@router.get("/parked", response=ParkedPage)
@_OWNED
def list_parked(request: HttpRequest, wish: Query[PageWish]) -> Any:
    """List the events that could not be folded, the oldest first, each with its reason."""
    page = part_of(parked(), wish, "parked", lambda one: one.arrival.position)
    personal, language = reads_personal(request), visit_of(request).language
    items = [ParkedShape.of(one, language, personal=personal) for one in page.items]
    return ParkedPage(items=items, next_cursor=page.next_cursor)


@router.post("/parked/retry", response=RetriedShape)
@_OWNED
def retry_parked(request: HttpRequest, body: PositionsBody) -> Any:
    """Try parked events again; those that still cannot be folded stay parked with the new reason."""
    done = retry(visit_of(request).now, body.positions)
    return RetriedShape(folded=done.folded, parked=done.parked)


@router.post("/parked/let-go", response=LetGoShape)
@_OWNED
def let_parked_go(request: HttpRequest, body: SomeBody) -> Any:
    """Delete parked events, which nobody will fold any more."""
    return LetGoShape(let_go=let_go(body.positions))
