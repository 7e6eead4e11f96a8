"""A row of leads: the capture with its profile, and each stage the source dates."""

from datetime import datetime

from selaras.connectors.files.telling.context import Setting, Values, picked, stamp
from selaras.connectors.files.values import UnreadableError
from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details import lead
from selaras.kit.sentence import Sentence

PROFILE = (
    "email", "first_name", "last_name", "phone", "title", "seniority", "company", "domain", "industry", "employees",
    "country", "region", "city", "segment", "time_zone",
)  # fmt: skip
STAGES = {
    "qualified_at": "lead.qualified", "routed_at": "lead.routed", "accepted_at": "lead.accepted",
    "sales_qualified_at": "lead.sales_qualified", "converted_at": "lead.converted", "rejected_at": "lead.rejected",
    "disqualified_at": "lead.disqualified", "recycled_at": "lead.recycled",
}  # fmt: skip
DATED_STAGES = {
    "mql": "qualified_at", "sal": "accepted_at", "sql": "sales_qualified_at", "opportunity": "converted_at",
    "rejected": "rejected_at", "disqualified": "disqualified_at", "recycled": "recycled_at",
}  # fmt: skip
_UNSAID = "(unknown)"


def tell_lead(key: str, values: Values, setting: Setting) -> list[Fact]:
    """Return the facts of one lead. Only stages with an instant become facts; a stage name alone dates nothing."""
    subject = setting.own("lead", key)
    entries = {name: values[name] for name in STAGES if name in values}
    since = values.get("stage_since")
    if since is not None and (dated := DATED_STAGES.get(stage_of(values, setting) or "")) and dated not in entries:
        entries[dated] = since
    captured_at = _captured_at(values, entries)
    facts = [
        setting.tell("lead.captured", subject, captured_at, f"{key}:captured", _captured(key, values, setting), values)
    ]
    account = setting.other("account", "account", values)
    if account is not None:
        matched = lead.Matched(account_id=account, rule="import", confidence=1.0)
        facts.append(setting.tell("lead.matched", subject, captured_at, f"{key}:matched:{account}", matched, values))
    for name, at in entries.items():
        details = _entry(name, values, setting)
        if details is not None:
            facts.append(setting.tell(STAGES[name], subject, at, f"{key}:{name[:-3]}:{stamp(at)}", details, values))
    return facts


def stage_of(values: Values, setting: Setting) -> str | None:
    """Return our name of the stage the row says the lead is in; None where it is not known."""
    stage = values.get("stage")
    return None if stage is None else setting.stages.get(stage.lower())


def _captured_at(values: Values, entries: dict[str, datetime]) -> datetime:
    """Return when the person became known: at the latest when the first dated stage was entered."""
    said: datetime | None = values.get("captured_at")
    if said is not None:
        return said
    if not entries:
        raise UnreadableError(Sentence.of("imports-reject-no-instant"))
    return min(entries.values())


def _captured(key: str, values: Values, setting: Setting) -> Details:
    return lead.Captured(
        **picked(values, (*PROFILE, "channel", "campaign", "marketing_sourced")),
        source_system=setting.mapping.source,
        external_id=key,
    )


def _entry(name: str, values: Values, setting: Setting) -> Details | None:
    rep = setting.other("rep", "rep", values)
    reason = values.get("reason", _UNSAID)
    if name == "qualified_at":
        return lead.Qualified(**picked(values, ("score", "high_intent", "channel", "campaign", "segment")))
    if name == "converted_at":
        opportunity = setting.other("opportunity", "opportunity", values)
        return None if opportunity is None else lead.Converted(opportunity_id=opportunity, rep_id=rep)
    if name in {"rejected_at", "disqualified_at", "recycled_at"}:
        ends = {"rejected_at": lead.Rejected, "disqualified_at": lead.Disqualified, "recycled_at": lead.Recycled}
        return ends[name](reason=reason) if name == "rejected_at" else ends[name](reason=reason, rep_id=rep)
    steps = {"routed_at": lead.Routed, "accepted_at": lead.Accepted, "sales_qualified_at": lead.SalesQualified}
    return steps[name](rep_id=rep)
