"""By which channel somebody became known: by that of the last visit before, where the capture itself names none."""

from collections.abc import Iterable
from typing import Final

import msgspec

from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.lead import Captured, Touched

DIRECT: Final = "direct"


def with_channels(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts, each capture with the channel and the campaign of the lead's last touch until then.

    A capture that names a channel keeps its own. Who typed the address came by whatever had brought them before.
    """
    told = list(facts)
    touched: dict[str, list[Touched]] = {}
    brought: dict[str, Fact] = {}
    for fact in in_order(told):
        if isinstance(fact.details, Touched):
            touched.setdefault(fact.subject, []).append(fact.details)
        elif isinstance(fact.details, Captured):
            brought[fact.source_key] = _brought(fact, fact.details, touched.get(fact.subject, []))
    return [brought.get(fact.source_key, fact) for fact in told]


def _brought(fact: Fact, captured: Captured, touches: list[Touched]) -> Fact:
    if captured.channel not in (None, DIRECT):
        return fact
    ways = [touch for touch in touches if touch.channel is not None]
    last = next((touch for touch in reversed(ways) if touch.channel != DIRECT), None)
    if last is None:
        channel = captured.channel or (DIRECT if ways else None)
        return msgspec.structs.replace(fact, details=msgspec.structs.replace(captured, channel=channel))
    campaign = captured.campaign or last.campaign
    details = msgspec.structs.replace(captured, channel=last.channel, campaign=campaign)
    return msgspec.structs.replace(fact, details=details)
