"""Keys of the API over HTTP: somebody who is there in person lists, issues and revokes their own."""

from typing import Any, Self

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status

from selaras.actions.api_keys import KeyOrder, issue_key, keys_seen_by, revoke_key
from selaras.api.callers import caller_of, needs
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.values import Body, Id, Instant, Text
from selaras.api.visits import visit_of
from selaras.core.staff import Act, Scope
from selaras.records.models import ApiKey

router = Router(tags=["keys"])


class KeyShape(Schema):
    """A key: what it opens and how it stands. Its secret was shown once and is kept nowhere."""

    id: str = Field(examples=["4k7m2q9w1x5z"])
    name: str = Field(examples=["nightly export"])
    owner: str = Field(examples=["bima"])
    scopes: list[str] = Field(examples=[["read:leads"]])
    created_at: Instant
    expires_at: Instant | None = Field(None, description="null: it works until it is revoked")
    revoked_at: Instant | None = None
    last_used_at: Instant | None = Field(None, description="Exact to the hour")
    works: bool = Field(examples=[True], description="Whether it opens anything now")

    @classmethod
    def of(cls, key: ApiKey, now: Any, **more: Any) -> Self:
        """Return a key as it stands at an instant."""
        return cls(
            id=key.key_id, name=key.name, owner=key.owner.username, scopes=key.scopes, created_at=key.created_at,
            expires_at=key.expires_at, revoked_at=key.revoked_at, last_used_at=key.last_used_at,
            works=key.works(now), **more,
        )  # fmt: skip


class NewKeyShape(KeyShape):
    """A key that was issued now. Keep ``secret``: it is not shown again, not even where the call is repeated."""

    secret: str | None = Field(examples=["selaras_4k7m2q9w1x5z_Jx0w..."])


class KeyPage(Schema):
    """A page of keys, newest first."""

    items: list[KeyShape]
    next_cursor: str | None = None


class KeyWish(Body):
    """A key that somebody wants."""

    name: Text = Field(examples=["nightly export"], min_length=1, description="What program will use it")
    scopes: list[Scope] = Field(examples=[["read:leads"]], min_length=1, max_length=len(Scope))
    expires_at: Instant | None = Field(None, examples=["2027-03-02T02:00:00Z"])


@router.get("/keys", response=KeyPage)
@needs(Act.HOLD_KEYS)
def list_keys(request: HttpRequest, wish: Query[PageWish]) -> Any:
    """List one's own keys, newest first; whoever manages the staff sees everybody's."""
    page = page_of(
        keys_seen_by(caller_of(request).user), wish, {"newest": Order("created_at", descending=True)}, "newest", None
    )
    now = visit_of(request).now
    return KeyPage(items=[KeyShape.of(key, now) for key in page.items], next_cursor=page.next_cursor)


@router.post("/keys", response={201: NewKeyShape})
@needs(Act.HOLD_KEYS)
def issue_own_key(request: HttpRequest, wish: KeyWish) -> Any:
    """Issue a key to oneself. It can do at most what its owner's role may, and only within its scopes."""
    now = visit_of(request).now
    order = KeyOrder(wish.name, tuple(scope.value for scope in wish.scopes), wish.expires_at)
    issued = issue_key(order, caller_of(request).user, now)
    return Status(201, NewKeyShape.of(issued.key, now, secret=issued.text))


@router.post("/keys/{key_id}/revoke", response=KeyShape)
@needs(Act.HOLD_KEYS)
def revoke_own_key(request: HttpRequest, key_id: Path[Id]) -> Any:
    """Revoke a key for good; revoking it again changes nothing."""
    now = visit_of(request).now
    return KeyShape.of(revoke_key(key_id, caller_of(request).user, now), now)
