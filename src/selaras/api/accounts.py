"""Accounts over HTTP: the companies that leads belong to."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from selaras.api.callers import needs
from selaras.api.leads.seen import READS_LEADS
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.problems import ProblemError
from selaras.api.rows import RowShape
from selaras.api.values import Id, Instant, Text
from selaras.records.models import AccountReading

router = Router(tags=["accounts"])
_ORDERS = {"name": Order("name"), "-added_at": Order("added_at", descending=True)}


class AccountShape(RowShape):
    """A company as it is known now."""

    account_id: str = Field(examples=["account_5c0v2k9m1q7rzw3e"])
    name: str | None = Field(None, examples=["PT Maju Jaya"])
    domain: str | None = Field(None, examples=["majujaya.example"])
    industry: str | None = Field(None, examples=["logistics"])
    employees: int | None = Field(None, examples=[340])
    country: str | None = Field(None, examples=["ID"])
    segment: str | None = Field(None, examples=["mid_market"])
    territory: str | None = Field(None, examples=["java"])
    tier: str | None = Field(None, examples=["A"])
    parent_id: str | None = None
    owner_id: str | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"])
    customer: bool = Field(examples=[False])
    target: bool = Field(examples=[True], description="true: sales has chosen it")
    added_at: Instant | None = None


class AccountPage(Schema):
    """A page of accounts."""

    items: list[AccountShape]
    next_cursor: str | None = None


class AccountsWish(PageWish):
    """What a caller may choose of the list of accounts."""

    sort: str = Field("name", pattern="^(name|-added_at)$", description="By name, or newest first")
    owner_id: Id | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"], description="Only accounts of this rep")
    search: Text | None = Field(None, examples=["maju"], description="Words of the name or the domain")


@router.get("/accounts", response=AccountPage)
@needs(*READS_LEADS)
def list_accounts(request: HttpRequest, wish: Query[AccountsWish]) -> Any:
    """List accounts by name."""
    rows = AccountReading.objects.all()
    for word in (wish.search or "").casefold().split():
        rows = rows.filter(search__contains=word)
    if wish.owner_id:
        rows = rows.filter(owner_id=wish.owner_id)
    page = page_of(rows, wish, _ORDERS, wish.sort, [wish.owner_id, wish.search])
    return AccountPage(items=[AccountShape.of(row) for row in page.items], next_cursor=page.next_cursor)


@router.get("/accounts/{account_id}", response=AccountShape)
@needs(*READS_LEADS)
def one_account(request: HttpRequest, account_id: Path[Id]) -> Any:
    """Return one account."""
    row = AccountReading.objects.filter(account_id=account_id).first()
    if row is None:
        raise ProblemError.of("not_found", what=account_id)
    return AccountShape.of(row)
