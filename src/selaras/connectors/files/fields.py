"""The tables a file can hold and the fields each row may fill: our side of every mapping."""

from dataclasses import dataclass
from typing import Literal

Sort = Literal["text", "instant", "day", "amount", "count", "number", "truth", "reference"]

TableName = Literal[
    "leads", "accounts", "opportunities", "changes", "activities", "touches", "spend", "campaigns", "people"
]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table. ``refers`` names the sort of thing a reference points at, by that thing's key."""

    name: str
    sort: Sort
    says: str
    needed: bool = False
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the sort of thing its rows are about, and its fields by name.

    ``keyed`` says that each row must carry the source's own key; rows of other tables are told apart by all they say.
    """

    name: TableName
    sort: str
    keyed: bool
    fields: dict[str, Field]


def _texts(*named: tuple[str, str]) -> list[Field]:
    return [Field(name, "text", says) for name, says in named]


def _instants(*named: tuple[str, str]) -> list[Field]:
    return [Field(name, "instant", says) for name, says in named]


_NOTED = Field("noted_at", "instant", "When the source itself heard of it, for `noted: column`.")
_CHANGED = Field(
    "changed_at", "instant", "When the source last changed the row; dates what differs from the last file."
)
_COMPANY = _texts(
    ("industry", "The line of business."),
    ("country", "The country."),
    ("region", "The state, province or sales region."),
    ("segment", "Your own cut of the market, such as mid-market."),
)
_WHENCE = _texts(
    ("channel", "Where it came from; a blank stays (unknown)."),
    ("campaign", "The campaign it is counted under."),
)
_AMOUNT = Field("amount", "amount", "Money, exact, in `currency`.")
_CURRENCY = Field("currency", "text", "ISO 4217 code of the row; the mapping's own where blank.")

_LEADS = (
    *_instants(
        ("captured_at", "When the person became known; the earliest instant of the row where blank."),
        ("qualified_at", "When the lead became an MQL."),
        ("routed_at", "When it was given to a rep."),
        ("accepted_at", "When sales accepted it (SAL)."),
        ("sales_qualified_at", "When the checklist was complete (SQL)."),
        ("converted_at", "When it became the opportunity named by `opportunity`."),
        ("rejected_at", "When sales gave it back; needs `reason`."),
        ("disqualified_at", "When the rep ended the pass; needs `reason`."),
        ("recycled_at", "When it went back to nurture; needs `reason`."),
        ("stage_since", "Since when the lead is in `stage`."),
    ),
    *_texts(
        ("stage", "The stage it is in, by the charter's names or `values`."),
        ("reason", "Why it was rejected, disqualified or recycled."),
        ("email", "E-mail address (personal)."),
        ("first_name", "First name (personal)."),
        ("last_name", "Last name (personal)."),
        ("phone", "Telephone (personal)."),
        ("title", "Job title."),
        ("seniority", "Seniority, such as director."),
        ("company", "The company the person named."),
        ("domain", "The company's web domain."),
        ("city", "The city."),
        ("time_zone", "IANA zone the person lives in."),
    ),
    *_COMPANY,
    Field("employees", "count", "How many people the company employs."),
    *_WHENCE,
    Field("account", "reference", "Key of the account it belongs to.", refers="account"),
    Field("rep", "reference", "Key of the rep who has it.", refers="rep"),
    Field("opportunity", "reference", "Key of the opportunity it became.", refers="opportunity"),
    Field("score", "number", "The score at qualification."),
    Field("high_intent", "truth", "Whether it asked for a person at once, such as a demo request."),
    Field("marketing_sourced", "truth", "Whether marketing brought it; yes where blank."),
    _CHANGED,
    _NOTED,
)
_ACCOUNTS = (
    Field("name", "text", "The company's name.", needed=True),
    Field("domain", "text", "Its web domain."),
    *_COMPANY,
    Field("territory", "text", "Its sales territory."),
    Field("tier", "text", "Its tier, such as A."),
    Field("employees", "count", "How many people it employs."),
    Field("amount", "amount", "Its annual revenue, in `currency`."),
    _CURRENCY,
    Field("parent", "reference", "Key of the company it belongs to.", refers="account"),
    Field("owner", "reference", "Key of the rep who owns it.", refers="rep"),
    Field("customer", "truth", "Whether it buys already."),
    Field("target", "truth", "Whether it is a target account."),
    Field("added_at", "instant", "When it became known; the time of the import where blank."),
    _CHANGED,
    _NOTED,
)
_OPPORTUNITIES = (
    *_instants(
        ("created_at", "When it was opened; where blank the creation is marked as inferred."),
        ("closed_at", "When it was closed, or is expected to while it is open."),
        ("won_at", "When it was won: a row with it is won."),
        ("lost_at", "When it was lost: a row with it is lost."),
    ),
    Field("close_date", "day", "The day it is expected to close."),
    *_texts(
        ("name", "What the deal is called."),
        ("stage", "The CRM's own stage; `values` or the charter say which are won or lost."),
        ("status", "won, lost or open, where it stands apart from the stage."),
        ("product", "What is sold."),
        ("forecast_category", "pipeline, best_case, commit or omitted."),
        ("sort", "new, renewal or expansion; new where blank."),
        ("reason", "Why it was lost."),
        ("competitor", "To whom it was lost."),
    ),
    *_WHENCE,
    _AMOUNT,
    _CURRENCY,
    Field("won", "truth", "Whether it is won, where a column of its own says so."),
    Field("closed", "truth", "Whether it is closed, where a column of its own says so."),
    Field("account", "reference", "Key of the account.", refers="account"),
    Field("lead", "reference", "Key of the lead it came from.", refers="lead"),
    Field("owner", "reference", "Key of the rep who owns it.", refers="rep"),
    _CHANGED,
    _NOTED,
)
_CHANGES = (
    Field("opportunity", "reference", "Key of the opportunity.", needed=True, refers="opportunity"),
    Field("at", "instant", "When it changed.", needed=True),
    *_texts(
        ("stage", "The stage it moved to."),
        ("from_stage", "The stage it came from."),
        ("forecast_category", "Its forecast category from then on."),
        ("field", "What changed, in exports with one line per field: stage, amount, close_date."),
        ("new_value", "What `field` became."),
        ("old_value", "What `field` was."),
    ),
    _AMOUNT,
    _CURRENCY,
    Field("close_date", "day", "The expected close from then on."),
    Field("owner", "reference", "Key of its owner from then on.", refers="rep"),
    _NOTED,
)
_ACTIVITIES = (
    Field("lead", "reference", "Key of the lead.", needed=True, refers="lead"),
    Field("at", "instant", "When it happened.", needed=True),
    Field("medium", "text", "call, email, linkedin, meeting or another the charter lists.", needed=True),
    Field("rep", "reference", "Key of the rep.", refers="rep"),
    Field("outbound", "truth", "Whether sales reached out; yes where blank."),
    Field("automated", "truth", "Whether a machine sent it; no where blank."),
    Field("connected", "truth", "Whether the lead answered; no where blank."),
    Field("outcome", "text", "What came of it."),
    Field("opportunity", "reference", "Key of the opportunity it was about.", refers="opportunity"),
    _NOTED,
)
_TOUCHES = (
    Field("lead", "reference", "Key of the lead.", needed=True, refers="lead"),
    Field("at", "instant", "When it happened.", needed=True),
    Field("signal", "text", "What the lead did, by the charter's name for it.", needed=True),
    *_WHENCE,
    Field("content", "text", "The page, e-mail or paper."),
    Field("session", "text", "The visit it was part of."),
    _NOTED,
)
_SPEND = (
    Field("channel", "text", "The channel the money went to.", needed=True),
    Field("from_date", "day", "First day it was spent for.", needed=True),
    Field("to_date", "day", "Last day it was spent for; the first where blank."),
    Field("amount", "amount", "Money, exact, in `currency`.", needed=True),
    _CURRENCY,
    Field("campaign", "text", "The campaign."),
    Field("side", "text", "marketing or sales; marketing where blank."),
    _NOTED,
)
_CAMPAIGNS = (
    Field("name", "text", "The campaign's name.", needed=True),
    Field("channel", "text", "Its channel."),
    Field("launched_at", "instant", "When it was made; the first day where blank."),
    Field("starts_on", "day", "Its first day."),
    Field("ends_on", "day", "Its last day."),
    Field("planned_leads", "count", "How many leads it is to bring."),
    Field("amount", "amount", "Its budget, in `currency`."),
    _CURRENCY,
    _NOTED,
)
_PEOPLE = (
    *_texts(
        ("name", "The person's name (personal)."),
        ("first_name", "First name, where name is in two columns."),
        ("last_name", "Last name, where name is in two columns."),
        ("email", "E-mail address (personal)."),
        ("role", "rep, manager or reviewer; rep where blank."),
        ("team", "The team."),
        ("territory", "The territory."),
        ("time_zone", "IANA zone of the working place."),
        ("calendar", "Name of one of the charter's calendars."),
    ),
    Field("manager", "reference", "Key of the manager.", refers="rep"),
    Field("amount", "amount", "Quota of a quarter, in the charter's currency."),
    Field("joined_at", "instant", "When the person joined; the time of the import where blank."),
    Field("left_at", "instant", "When the person left."),
    Field("active", "truth", "Whether the person works here; needs no date, and is only reported."),
    _CHANGED,
    _NOTED,
)


def _table(name: TableName, sort: str, fields: tuple[Field, ...], *, keyed: bool) -> Table:
    return Table(name, sort, keyed, {field.name: field for field in fields})


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table("leads", "lead", _LEADS, keyed=True),
        _table("accounts", "account", _ACCOUNTS, keyed=True),
        _table("opportunities", "opportunity", _OPPORTUNITIES, keyed=True),
        _table("changes", "change", _CHANGES, keyed=False),
        _table("activities", "activity", _ACTIVITIES, keyed=False),
        _table("touches", "touch", _TOUCHES, keyed=False),
        _table("spend", "spend", _SPEND, keyed=False),
        _table("campaigns", "campaign", _CAMPAIGNS, keyed=True),
        _table("people", "rep", _PEOPLE, keyed=True),
    )
}
