"""What goes out, over HTTP: webhook endpoints, team channels, the log of messages and their attempts."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status

from selaras.actions import channels, endpoints
from selaras.actions.outgoing import attempts_of, send_again
from selaras.api.callers import caller_of, needs
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape
from selaras.api.values import Body, Id, Instant, Language, NumberInPath, Text, Truth
from selaras.api.visits import visit_of
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.models import Channel, OutgoingMessage, WebhookEndpoint

router = Router(tags=["outgoing"])
_NEWEST = {"newest": Order("put_at", descending=True)}
_MINE = needs(Act.MANAGE_CHANNELS)


class EndpointShape(RowShape):
    """An address at which a program hears of facts, signed by the Standard Webhooks convention."""

    id: int = Field(examples=[1])
    name: str = Field(examples=["warehouse"])
    url: str = Field(examples=["https://hooks.example/selaras"])
    kinds: list[str] = Field(examples=[["lead.*"]], description="Kinds of facts, lead.* for all of a sort, * for all")
    enabled: bool
    shut_because: str | None = Field(None, description="Why it was switched off by itself")
    made_by: str = Field(examples=["user:bima"])
    made_at: Instant
    failing_since: Instant | None = None
    old_until: Instant | None = Field(None, description="Until when the old secret signs too")


class NewEndpointShape(EndpointShape):
    """An endpoint whose secret is new. Keep ``secret``: it is not shown again, not even where the call is repeated."""

    secret: str | None = Field(examples=["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"])


class EndpointBody(Body):
    """An endpoint somebody wants."""

    name: Text = Field(examples=["warehouse"], min_length=1)
    url: Text = Field(examples=["https://hooks.example/selaras"], min_length=1)
    kinds: list[Text] = Field(["*"], examples=[["lead.*"]], min_length=1, max_length=100)

    @property
    def order(self) -> endpoints.EndpointOrder:
        """The endpoint as the verb takes it."""
        return endpoints.EndpointOrder(self.name, self.url, tuple(self.kinds))


class SwitchBody(Body):
    """On or off."""

    on: Truth


class ChannelShape(RowShape):
    """A channel of a team; its address is a secret, of which only a hint is shown."""

    id: int = Field(examples=[1])
    name: str = Field(examples=["sales desk"])
    service: str = Field(examples=["slack"])
    hint: str | None = Field(None, examples=["hooks.example/…"])
    sorts: list[str] = Field(examples=[["announced", "breach"]])
    language: str = Field(examples=["en"])
    enabled: bool
    made_by: str = Field(examples=["user:bima"])
    made_at: Instant
    failing_since: Instant | None = None


class ChannelBody(Body):
    """A channel somebody wants; in a change, an empty address keeps the one there is."""

    name: Text = Field(examples=["sales desk"], min_length=1)
    service: Literal["slack", "teams", "apprise"]
    address: Text = Field("", examples=["https://hooks.example/services/T0/B0/x"])
    sorts: list[Text] = Field(examples=[["announced", "breach"]], min_length=1, max_length=50)
    language: Language = "en"

    @property
    def order(self) -> channels.ChannelOrder:
        """The channel as the verb takes it."""
        return channels.ChannelOrder(self.name, self.service, self.address, tuple(self.sorts), self.language)


class MessageShape(RowShape):
    """A message that went out, waits, or was given up."""

    key: str = Field(examples=["msg_z4x8c2v6b0n1m5qk"])
    sort: str = Field(examples=["lead.accepted"])
    medium: str = Field(examples=["webhook"])
    audience: str = Field(examples=["endpoint"])
    audience_id: str = Field(examples=["1"])
    urgent: bool = Field(examples=[False])
    state: str = Field(examples=["delivered"], description="waiting, shown, delivered, failed, moot or stopped")
    happened_at: Instant
    put_at: Instant
    next_try_at: Instant | None = None
    attempts: int = Field(examples=[1])
    settled_at: Instant | None = None


class MessagePage(Schema):
    """A page of messages, newest first."""

    items: list[MessageShape]
    next_cursor: str | None = None


class MessagesWish(PageWish):
    """What a caller may choose of the messages."""

    state: Literal["waiting", "shown", "delivered", "failed", "moot", "stopped"] | None = Field(
        None, description="Only those that stand so"
    )
    audience: Literal["user", "rep", "channel", "endpoint"] | None = Field(None, description="Only to those")
    audience_id: Id | None = Field(None, examples=["1"], description="Only to this one")


class AttemptShape(RowShape):
    """One attempt to deliver a message, and what the other side said."""

    at: Instant
    attempt: int = Field(examples=[1])
    outcome: str = Field(examples=["delivered"])
    status: int | None = Field(None, examples=[204])
    answer: str | None = None
    took_ms: int = Field(examples=[87])


class SentShape(Schema):
    """The message of a trial; the log says what became of it."""

    key: str = Field(examples=["msg_z4x8c2v6b0n1m5qk"])


class CountShape(Schema):
    """How many messages."""

    messages: int = Field(examples=[3])


@router.get("/endpoints", response=list[EndpointShape])
@_MINE
def list_endpoints(request: HttpRequest) -> Any:
    """List the webhook endpoints by name."""
    return [EndpointShape.of(one) for one in endpoints.endpoints()]


@router.post("/endpoints", response={201: NewEndpointShape})
@_MINE
def make_endpoint(request: HttpRequest, body: EndpointBody) -> Any:
    """Add an endpoint; from now on it hears of every new fact of its kinds. Its secret is shown once."""
    return Status(201, _issued(endpoints.add_endpoint(body.order, by=_by(request), now=_now(request))))


@router.post("/endpoints/{endpoint_id}/change", response=EndpointShape)
@_MINE
def rewrite_endpoint(request: HttpRequest, endpoint_id: Path[NumberInPath], body: EndpointBody) -> Any:
    """Give an endpoint another name, another address or other kinds; its secret stays."""
    _there(WebhookEndpoint, endpoint_id)
    return EndpointShape.of(_allowed(endpoints.change_endpoint(endpoint_id, body.order, by=_by(request))))


@router.post("/endpoints/{endpoint_id}/rotate", response=NewEndpointShape)
@_MINE
def rotate_endpoint(request: HttpRequest, endpoint_id: Path[NumberInPath]) -> Any:
    """Give an endpoint a new secret; for a day both sign."""
    _there(WebhookEndpoint, endpoint_id)
    return _issued(endpoints.rotate_secret(endpoint_id, by=_by(request), now=_now(request)))


@router.post("/endpoints/{endpoint_id}/switch", response=EndpointShape)
@_MINE
def turn_endpoint(request: HttpRequest, endpoint_id: Path[NumberInPath], body: SwitchBody) -> Any:
    """Switch an endpoint off, which stops what waits for it, or on again."""
    _there(WebhookEndpoint, endpoint_id)
    said = endpoints.switch_endpoint(endpoint_id, on=body.on, by=_by(request), now=_now(request))
    return EndpointShape.of(_allowed(said))


@router.post("/endpoints/{endpoint_id}/trial", response=SentShape)
@_MINE
def send_trial_to_endpoint(request: HttpRequest, endpoint_id: Path[NumberInPath]) -> Any:
    """Send an endpoint a trial message."""
    _there(WebhookEndpoint, endpoint_id)
    return SentShape(key=_allowed(endpoints.try_endpoint(endpoint_id, by=_by(request), now=_now(request))))


@router.post("/endpoints/{endpoint_id}/missed", response=CountShape)
@_MINE
def send_missed_to_endpoint(request: HttpRequest, endpoint_id: Path[NumberInPath]) -> Any:
    """Send an endpoint again whatever was given up or stopped for it."""
    _there(WebhookEndpoint, endpoint_id)
    return CountShape(messages=_allowed(endpoints.send_missed(endpoint_id, by=_by(request), now=_now(request))))


@router.post("/endpoints/{endpoint_id}/remove", response=list[EndpointShape])
@_MINE
def drop_endpoint(request: HttpRequest, endpoint_id: Path[NumberInPath]) -> Any:
    """Remove an endpoint for good, and return those that are left."""
    _there(WebhookEndpoint, endpoint_id)
    _allowed(endpoints.remove_endpoint(endpoint_id, by=_by(request), now=_now(request)))
    return [EndpointShape.of(one) for one in endpoints.endpoints()]


@router.get("/channels", response=list[ChannelShape])
@_MINE
def list_channels(request: HttpRequest) -> Any:
    """List the team channels by name."""
    return [ChannelShape.of(one) for one in channels.channels()]


@router.post("/channels", response={201: ChannelShape})
@_MINE
def make_channel(request: HttpRequest, body: ChannelBody) -> Any:
    """Add a channel; its address is sealed at once and never shown again."""
    return Status(201, ChannelShape.of(_allowed(channels.add_channel(body.order, by=_by(request), now=_now(request)))))


@router.post("/channels/{channel_id}/change", response=ChannelShape)
@_MINE
def rewrite_channel(request: HttpRequest, channel_id: Path[NumberInPath], body: ChannelBody) -> Any:
    """Give a channel another name, other notices, another language or another address."""
    _there(Channel, channel_id)
    return ChannelShape.of(_allowed(channels.change_channel(channel_id, body.order, by=_by(request))))


@router.post("/channels/{channel_id}/switch", response=ChannelShape)
@_MINE
def turn_channel(request: HttpRequest, channel_id: Path[NumberInPath], body: SwitchBody) -> Any:
    """Switch a channel off, which stops what waits for it, or on again."""
    _there(Channel, channel_id)
    said = channels.switch_channel(channel_id, on=body.on, by=_by(request), now=_now(request))
    return ChannelShape.of(_allowed(said))


@router.post("/channels/{channel_id}/trial", response=SentShape)
@_MINE
def send_trial_to_channel(request: HttpRequest, channel_id: Path[NumberInPath]) -> Any:
    """Send a channel a trial message."""
    _there(Channel, channel_id)
    return SentShape(key=_allowed(channels.try_channel(channel_id, by=_by(request), now=_now(request))))


@router.post("/channels/{channel_id}/remove", response=list[ChannelShape])
@_MINE
def drop_channel(request: HttpRequest, channel_id: Path[NumberInPath]) -> Any:
    """Remove a channel for good, and return those that are left."""
    _there(Channel, channel_id)
    _allowed(channels.remove_channel(channel_id, by=_by(request), now=_now(request)))
    return [ChannelShape.of(one) for one in channels.channels()]


@router.get("/outgoing", response=MessagePage)
@_MINE
def list_messages(request: HttpRequest, wish: Query[MessagesWish]) -> Any:
    """List the messages that went out, wait or were given up, newest first."""
    asked = wish.model_dump(include={"state", "audience", "audience_id"}, exclude_none=True)
    page = page_of(OutgoingMessage.objects.filter(**asked), wish, _NEWEST, "newest", asked)
    return MessagePage(items=[MessageShape.of(row) for row in page.items], next_cursor=page.next_cursor)


@router.get("/outgoing/{key}/attempts", response=list[AttemptShape])
@_MINE
def list_attempts(request: HttpRequest, key: Path[Id]) -> Any:
    """List every attempt to deliver a message, and what the other side said."""
    _message(key)
    return [AttemptShape.of(one) for one in attempts_of(key)]


@router.post("/outgoing/{key}/again", response=MessageShape)
@_MINE
def send_message_again(request: HttpRequest, key: Path[Id]) -> Any:
    """Send a settled message again; its id stays, so a receiver that had it knows it."""
    _message(key)
    send_again([key], _now(request))
    return MessageShape.of(_message(key))


def _message(key: str) -> OutgoingMessage:
    row = OutgoingMessage.objects.filter(key=key).first()
    if row is None:
        raise ProblemError.of("not_found", what=key)
    return row


def _there(model: type[WebhookEndpoint | Channel], number: int) -> None:
    if not model.objects.filter(pk=number).exists():
        raise ProblemError.of("not_found", what=str(number))


def _allowed(said: Any) -> Any:
    if isinstance(said, Refusal):
        raise ProblemError.refused(said)
    return said


def _issued(said: Any) -> NewEndpointShape:
    issued = _allowed(said)
    return NewEndpointShape.of(issued.endpoint, secret=issued.secret)


def _by(request: HttpRequest) -> Any:
    return caller_of(request).person


def _now(request: HttpRequest) -> Any:
    return visit_of(request).now
