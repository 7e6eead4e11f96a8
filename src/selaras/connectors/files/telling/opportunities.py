"""A row of opportunities, or of changes to them: creation, the lead it came from, and how it ended."""

from datetime import datetime
from zoneinfo import ZoneInfo

from selaras.connectors.files.telling.context import Setting, Values, picked, stamp
from selaras.connectors.files.values import UnreadableError
from selaras.core.ledger import Fact
from selaras.core.ledger.details import lead, opportunity
from selaras.kit.sentence import Sentence

_WON = frozenset({"won", "closed won", "closedwon", "closed_won", "menang"})
_LOST = frozenset({"lost", "closed lost", "closedlost", "closed_lost", "kalah"})
_TERMS = ("close_date", "forecast_category", "product")


def status_of(values: Values, setting: Setting) -> str:
    """Return won, lost or open: by a status of its own, by marks and dates, else by the name of the stage."""
    said = values.get("status", "").lower()
    if said:
        return "won" if said in _WON else "lost" if said in _LOST else "open"
    if values.get("won") or "won_at" in values:
        return "won"
    if values.get("closed") or "lost_at" in values:
        return "lost"
    if "won" in values or "closed" in values:
        return "open"
    stage = values.get("stage", "").lower()
    ours = setting.stages.get(stage, stage)
    return "won" if ours in _WON else "lost" if ours in _LOST else "open"


def closed_at(values: Values, status: str) -> datetime | None:
    """Return when the row says it was closed, if it is closed."""
    found: datetime | None = None if status == "open" else values.get(f"{status}_at", values.get("closed_at"))
    return found


def tell_opportunity(key: str, values: Values, setting: Setting) -> list[Fact]:
    """Return the facts of one opportunity.

    A creation the source does not date is marked as inferred and put at the close, or where it is open at the
    instant the
    import began. A close without an instant is refused: an open deal that is not open would be worse than a
    missing one.
    """
    subject, status = setting.own("opportunity", key), status_of(values, setting)
    closed = closed_at(values, status)
    if status != "open" and closed is None:
        raise UnreadableError(Sentence.of("imports-reject-close", status=Sentence.of(f"imports-status-{status}")))
    inferred = "created_at" not in values
    created_at: datetime = values.get("created_at", closed or setting.began_at)
    zone = ZoneInfo(setting.mapping.file.time_zone or "UTC")
    money = setting.money(values, (closed or created_at).astimezone(zone).date())
    terms = picked(values, _TERMS) | {"owner_id": setting.other("rep", "owner", values)}
    if status == "open" and "closed_at" in values:
        terms.setdefault("close_date", values["closed_at"].astimezone(zone).date())
    elif closed is not None:
        terms.setdefault("close_date", closed.astimezone(zone).date())
    created = opportunity.Created(
        **terms, **money, **picked(values, ("name", "stage", "sort", "channel", "campaign")), inferred=inferred,
        account_id=setting.other("account", "account", values), source=setting.mapping.source, external_id=key,
    )  # fmt: skip
    facts = [setting.tell("opportunity.created", subject, created_at, f"{key}:created", created, values)]
    person = setting.other("lead", "lead", values)
    if person is not None:
        converted = lead.Converted(opportunity_id=subject, inferred=inferred, rep_id=terms["owner_id"])
        facts.append(setting.tell("lead.converted", person, created_at, f"{key}:converted:{person}", converted, values))
    if closed is not None and status == "won":
        won = opportunity.Won(**money)
        facts.append(setting.tell("opportunity.won", subject, closed, f"{key}:won:{stamp(closed)}", won, values))
    elif closed is not None:
        lost = opportunity.Lost(**picked(values, ("reason", "competitor")))
        facts.append(setting.tell("opportunity.lost", subject, closed, f"{key}:lost:{stamp(closed)}", lost, values))
    return facts


def tell_change(key: str, values: Values, setting: Setting) -> list[Fact]:
    """Return what one line of an opportunity's history says: a move between stages, changed terms, or both."""
    at: datetime = values["at"]
    subject = setting.other("opportunity", "opportunity", values)
    values = _one_field(values)
    zone = ZoneInfo(setting.mapping.file.time_zone or "UTC")
    terms = picked(values, ("close_date", "forecast_category")) | setting.money(values, at.astimezone(zone).date())
    owner = setting.other("rep", "owner", values)
    if owner is not None:
        terms["owner_id"] = owner
    facts = []
    if "stage" in values and subject is not None:
        moved = opportunity.Moved(to_stage=values["stage"], from_stage=values.get("from_stage"))
        facts.append(setting.tell("opportunity.moved", subject, at, f"{key}:moved", moved, values))
    if terms and subject is not None:
        changed = opportunity.Changed(**terms)
        facts.append(setting.tell("opportunity.changed", subject, at, f"{key}:changed", changed, values))
    if not facts:
        raise UnreadableError(Sentence.of("imports-reject-no-change"))
    return facts


def _one_field(values: Values) -> Values:
    """Return the row with ``field`` and its new value in the column it names, where it names the stage."""
    name = values.get("field", "").lower().replace(" ", "").replace("_", "")
    if name in {"stage", "stagename", "dealstage"} and "new_value" in values:
        return (
            values | {"stage": values["new_value"]} | picked({"from_stage": values.get("old_value")}, ("from_stage",))
        )
    return values
