"""Trying parked events again: each in a transaction of its own, folded and let go, or parked on with the new reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from selaras.actions.desk import desk
from selaras.actions.intake.folding import NOT_THE_EVENTS_FAULT, fold_arrivals
from selaras.actions.intake.parking import broken, let_go, park, parked
from selaras.core.intake import Arrival


@dataclass(frozen=True, slots=True)
class Retried:
    """How many parked events were folded, and how many stay parked."""

    folded: int = 0
    parked: int = 0


def retry(now: datetime, positions: Sequence[int] = ()) -> Retried:
    """Try parked events again, the oldest first: those at these positions, or all."""
    tried = [one.arrival for one in parked() if not positions or one.arrival.position in positions]
    folded = sum(_folded(arrival, now) for arrival in tried)
    return Retried(folded, len(tried) - folded)


def _folded(arrival: Arrival, now: datetime) -> bool:
    try:
        with desk(now) as open_desk:
            done = fold_arrivals(open_desk, [arrival])
            if not done.parked:
                let_go([arrival.position])
            return not done.parked
    except NOT_THE_EVENTS_FAULT:
        raise
    except Exception as problem:  # noqa: BLE001 (as when it was folded first: one event must not keep the others)
        with desk(now):
            park([(arrival, broken(problem))], now)
        return False
