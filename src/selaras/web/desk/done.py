"""What was done last, kept in the reader's session so that the next page can say so and offer to take it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from selaras.actions.desk.acting import Doing
from selaras.core.charter.terms import Terms
from selaras.kit.instants import from_microseconds, to_microseconds
from selaras.web.frame.asked import Asked

_KEPT = "done"


@dataclass(frozen=True, slots=True)
class Done:
    """Words about what was done, refusals among it, and the acts that can be taken back until an instant."""

    said: str
    refusals: tuple[str, ...] = ()
    acts: tuple[tuple[str, str], ...] = ()
    until: datetime | None = None


def remember(request: Asked, said: str, doings: Iterable[Doing], terms: Terms, refusals: Iterable[str] = ()) -> None:
    """Keep what was done until the next page is shown."""
    told = list(doings)
    acts = [(doing.lead_id, doing.deed.key) for doing in told]
    until = to_microseconds(told[0].now + terms.desk.undo_within) if told else None
    request.session[_KEPT] = {"said": said, "refusals": list(refusals), "acts": acts, "until": until}


def recall(request: Asked, now: datetime) -> Done | None:
    """Return what was done last, once; what can no longer be taken back is only said."""
    kept: dict[str, Any] | None = request.session.pop(_KEPT, None)
    if kept is None:
        return None
    until = from_microseconds(kept["until"]) if kept["until"] is not None else None
    acts = tuple((lead, key) for lead, key in kept["acts"]) if until is not None and now < until else ()
    return Done(kept["said"], tuple(kept["refusals"]), acts, until)
