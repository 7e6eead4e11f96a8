"""Rows about what leads did and what sales did: touches and activities."""

from selaras.connectors.files.telling.context import Setting, Values, picked
from selaras.core.ledger import Fact
from selaras.core.ledger.details import lead


def tell_touch(key: str, values: Values, setting: Setting) -> list[Fact]:
    """Return the touch."""
    details = lead.Touched(
        signal=values["signal"], channel=values.get("channel"), campaign=values.get("campaign"),
        content=values.get("content"), session=values.get("session"),
    )  # fmt: skip
    subject = setting.other("lead", "lead", values) or ""
    return [setting.tell("lead.touched", subject, values["at"], key, details, values)]


def tell_activity(key: str, values: Values, setting: Setting) -> list[Fact]:
    """Return the activity of sales; its medium in small letters, as the charter writes them."""
    details = lead.Contacted(
        **picked(values, ("outbound", "automated", "connected", "outcome")),
        medium=values["medium"].lower(),
        rep_id=setting.other("rep", "rep", values),
        opportunity_id=setting.other("opportunity", "opportunity", values),
    )
    subject = setting.other("lead", "lead", values) or ""
    return [setting.tell("lead.contacted", subject, values["at"], key, details, values)]
