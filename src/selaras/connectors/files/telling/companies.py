"""Rows about companies, staff, campaigns and money spent."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from selaras.connectors.files.telling.context import Setting, Values, picked
from selaras.connectors.files.values import UnreadableError
from selaras.core.ledger import Fact
from selaras.core.ledger.details import account, marketing, rep
from selaras.kit.sentence import Sentence

_COMPANY = (
    "name",
    "domain",
    "industry",
    "employees",
    "country",
    "region",
    "segment",
    "territory",
    "tier",
    "customer",
    "target",
)
_STAFF = ("email", "role", "team", "territory", "time_zone", "calendar")


def tell_account(key: str, values: Values, setting: Setting) -> list[Fact]:
    """Return that the company became known: when the source says so, else when the import began."""
    at: datetime = values.get("added_at", setting.began_at)
    money = setting.money(values, at.date())
    details = account.AccountAdded(
        **picked(values, _COMPANY),
        annual_revenue_minor=money.get("amount_minor"),
        currency=money.get("currency"),
        parent_id=setting.other("account", "parent", values),
        owner_id=setting.other("rep", "owner", values),
        source_system=setting.mapping.source,
        external_id=key,
    )
    return [setting.tell("account.added", setting.own("account", key), at, f"{key}:added", details, values)]


def tell_rep(key: str, values: Values, setting: Setting) -> list[Fact]:
    """Return that the person joined, and where the source dates it, left."""
    subject = setting.own("rep", key)
    joined_at: datetime = values.get("joined_at", setting.began_at)
    name = values.get("name") or " ".join(picked(values, ("first_name", "last_name")).values()) or None
    quota = setting.money(values, joined_at.date()).get("base_minor")
    details = rep.Joined(
        **({"role": "rep"} | picked(values, _STAFF)),
        name=name,
        quota_minor=quota,
        external_id=key,
        manager_id=setting.other("rep", "manager", values),
    )
    facts = [setting.tell("rep.joined", subject, joined_at, f"{key}:joined", details, values)]
    if "left_at" in values:
        facts.append(setting.tell("rep.left", subject, values["left_at"], f"{key}:left", rep.Left(), values))
    return facts


def tell_campaign(key: str, values: Values, setting: Setting) -> list[Fact]:
    """Return that the campaign started."""
    at = values.get("launched_at") or (_first_instant(values, "starts_on", setting) if "starts_on" in values else None)
    if at is None:
        raise UnreadableError(Sentence.of("imports-reject-no-instant"))
    money = setting.money(values, at.date())
    details = marketing.Launched(
        **picked(values, ("name", "channel", "starts_on", "ends_on", "planned_leads")),
        budget_minor=money.get("amount_minor"),
        currency=money.get("currency"),
    )
    return [setting.tell("campaign.launched", setting.own("campaign", key), at, f"{key}:launched", details, values)]


def tell_spend(key: str, values: Values, setting: Setting) -> list[Fact]:
    """Return the money booked, dated to the first instant of its first day."""
    at = _first_instant(values, "from_date", setting)
    last: date = values["to_date"] if "to_date" in values else values["from_date"]
    if last < values["from_date"]:
        raise UnreadableError(Sentence.of("imports-reject-days"))
    details = marketing.Booked(
        **picked(values, ("channel", "from_date", "campaign", "side")),
        to_date=last,
        **setting.money(values, values["from_date"]),
    )
    return [setting.tell("spend.booked", setting.own("spend", key), at, key, details, values)]


def _first_instant(values: Values, name: str, setting: Setting) -> datetime:
    zone = ZoneInfo(setting.mapping.file.time_zone or "UTC")
    return datetime.combine(values[name], time(), zone).astimezone(UTC)
