"""One's own notices, what one chose to be told and how, and one's calendar feeds: for whoever is there in person."""

from typing import Any, Self

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status

from selaras.actions.choices import Choice, choices_of, choose
from selaras.actions.feeds import feeds_of, make_feed, revoke_feed
from selaras.actions.outgoing import latest_notices, mark_read
from selaras.api.callers import caller_of, in_person
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape
from selaras.api.values import Body, Instant, Number, NumberInPath, Truth
from selaras.api.visits import visit_of
from selaras.core.notices import Medium, Sort
from selaras.phrases import render

router = Router(tags=["notifications"])


class ChoiceShape(Schema):
    """Whether a sort of notice comes by a medium."""

    sort: str = Field(examples=["announced"])
    medium: str = Field(examples=["mail"])
    wanted: bool = Field(examples=[True])
    own: bool = Field(examples=[False], description="true: one's own choice; false: what is usual")

    @classmethod
    def of(cls, choice: Choice) -> Self:
        """Return a choice as it stands."""
        return cls(sort=choice.sort, medium=choice.medium, wanted=choice.wanted, own=choice.own)


class ChoiceBody(Body):
    """A choice; ``wanted`` null takes it back, and what is usual holds again."""

    sort: Sort
    medium: Medium
    wanted: Truth | None = Field(examples=[False])


class NoticeShape(Schema):
    """A notice on one's page, in one's own words and language."""

    id: int = Field(examples=[17], description="Grows with every notice")
    sort: str = Field(examples=["announced"])
    urgent: bool = Field(examples=[True])
    at: Instant
    title: str = Field(examples=["PT Maju Jaya asked for a demo"])
    lines: list[str] = Field(examples=[["Call them before 10:00."]])
    path: str = Field(examples=["/leads/lead_y2804q3qvf3640ee/"])
    read: bool = Field(examples=[False])


class NoticesWish(Schema):
    """Which notices."""

    after: int = Field(0, ge=0, le=2**62, description="Only those put after this one")
    limit: int = Field(30, ge=1, le=200, description="How many at most")


class ReadBody(Body):
    """Up to which notice; none for all of them."""

    until: Number | None = Field(None, examples=[17])


class CountReadShape(Schema):
    """How many notices were read now."""

    read: int = Field(examples=[3])


class FeedShape(RowShape):
    """A calendar of one's own promises and absences, read at an address that nobody can guess."""

    id: int = Field(examples=[2])
    made_at: Instant
    revoked_at: Instant | None = None
    read_at: Instant | None = Field(None, description="When a calendar program last read it, exact to the hour")


class NewFeedShape(FeedShape):
    """A feed that was made now. Keep ``secret``, the end of its address: it is not shown again."""

    secret: str | None = Field(examples=["Jx0wQk..."])


@router.get("/me/notices", response=list[NoticeShape])
@in_person
def list_notices(request: HttpRequest, wish: Query[NoticesWish]) -> Any:
    """List one's newest notices, newest first."""
    user = caller_of(request).user
    shown = latest_notices(user, render, visit_of(request).now, after=wish.after, limit=wish.limit)
    return [NoticeShape.model_validate(one, from_attributes=True) for one in shown]


@router.post("/me/notices/read", response=CountReadShape)
@in_person
def read_notices(request: HttpRequest, body: ReadBody) -> Any:
    """Note that one has read one's notices, up to one of them or all."""
    return CountReadShape(read=mark_read(caller_of(request).user, visit_of(request).now, until=body.until))


@router.get("/me/feeds", response=list[FeedShape])
@in_person
def list_feeds(request: HttpRequest) -> Any:
    """List one's calendar feeds, newest first."""
    return [FeedShape.of(feed) for feed in feeds_of(caller_of(request).user)]


@router.post("/me/feeds", response={201: NewFeedShape})
@in_person
def open_feed(request: HttpRequest) -> Any:
    """Make a calendar feed; the end of its address is shown once."""
    made = make_feed(caller_of(request).user, visit_of(request).now)
    return Status(201, NewFeedShape.of(made.feed, secret=made.secret))


@router.post("/me/feeds/{feed_id}/revoke", response=FeedShape)
@in_person
def close_feed(request: HttpRequest, feed_id: Path[NumberInPath]) -> Any:
    """Let a calendar feed be read no more."""
    user = caller_of(request).user
    if not any(feed.pk == feed_id for feed in feeds_of(user)):
        raise ProblemError.of("not_found", what=str(feed_id))
    return FeedShape.of(revoke_feed(feed_id, user, visit_of(request).now))


@router.get("/me/notifications", response=list[ChoiceShape])
@in_person
def list_choices(request: HttpRequest) -> Any:
    """List what one is told and how, one's own choices beside what is usual."""
    return [ChoiceShape.of(one) for one in choices_of(caller_of(request).user)]


@router.post("/me/notifications", response=list[ChoiceShape])
@in_person
def choose_notification(request: HttpRequest, body: ChoiceBody) -> Any:
    """Choose whether a sort of notice comes by a medium, or take the choice back."""
    user = caller_of(request).user
    choose(user, body.sort, body.medium, body.wanted)
    return [ChoiceShape.of(one) for one in choices_of(user)]
