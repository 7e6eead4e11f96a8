"""Tallies of a small company for tests: two cells, two strata, as if counted from so many leads."""

import numpy as np

from selaras.core.diagnosis import BANDS, Tallies


def tallies(*, draws: int = 3, days: float = 90.0, **changed: object) -> Tallies:
    """Return tallies of one side, every draw the same; ``changed`` replaces some."""
    waits = np.array([[30.0, 10, 5, 3, 1, 1], [10.0, 5, 2, 1, 1, 1]])
    strata = np.array([[30.0, 10, 5, 3, 1, 1], [10.0, 5, 2, 1, 1, 1]])
    parts: dict[str, object] = {
        "leads": [400.0, 200.0],
        "passes": [100.0, 40.0],
        "watched": [100.0, 40.0],
        "waits": waits,
        "qualified": [20.0, 8.0],
        "deals": [10.0, 4.0],
        "priced": [10.0, 4.0],
        "amount": [1_000_000.0, 300_000.0],
        "strata_contacted": strata,
        "strata_qualified": strata * 0.4,
        "kept": [40.0, 15.0, 0, 0, 0, 0],
        "grown": [14.0, 14.0],
        "won": [200_000.0, 50_000.0],
        "closed": [800_000.0, 250_000.0],
        "own": 100_000.0,
        "own_won": 20_000.0,
        "own_closed": 80_000.0,
    }
    assert len(BANDS) == waits.shape[1]
    told = {
        name: np.repeat(np.asarray(value, dtype=np.float64)[None], draws, axis=0)
        for name, value in (parts | changed).items()
    }
    return Tallies(**told, days=days)
