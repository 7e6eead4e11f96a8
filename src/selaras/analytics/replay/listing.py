"""Listing: the trips that go, come and move, one row each, for whoever asks who they are."""

from collections.abc import Iterator

import numpy as np

from selaras.analytics.moment import Moment
from selaras.analytics.replay.comparing import Compared
from selaras.analytics.replay.handing import Handed
from selaras.analytics.replay.observed import Observed, Truths
from selaras.analytics.replay.profiles import FOREVER, replayed_leads
from selaras.core.replay.impact import Fate, Row
from selaras.kit.instants import from_microseconds

_STAGES = ("won", "opportunity", "sql", "sal")


def rows(moment: Moment, seen: Observed, found: Compared, given: Handed) -> Iterator[Row]:
    """Yield the rows of the period: what goes and what moves by when it was, what comes by when it would be."""
    moved = found.moved & (found.was_in | found.would_in)
    lists: tuple[tuple[Fate, Truths], ...] = (("gone", found.gone), ("moved", moved))
    for fate, which in lists:
        chosen = np.flatnonzero(which)
        for place in chosen[np.argsort(seen["mql_at"][chosen], kind="stable")].tolist():
            yield _recorded(fate, place, seen, found, given)
    names = _names(moment, found)
    for place in np.argsort(found.new.at, kind="stable").tolist():
        at = from_microseconds(int(found.new.at[place]))
        lead = names[int(found.new.lead[place])]
        yield Row("new", lead, None, None, at, None, given.new[place] or None, None, None, None, None)


def _recorded(fate: Fate, place: int, seen: Observed, found: Compared, given: Handed) -> Row:
    would, score = int(found.would_at[place]), float(seen["score"][place])
    return Row(
        fate=fate,
        lead_id=str(seen["lead_id"][place]),
        number=int(seen["pass_no"][place]),
        was_at=from_microseconds(int(seen["mql_at"][place])),
        would_at=None if would == FOREVER else from_microseconds(would),
        was_rep=str(seen["first_rep"][place]) or None,
        would_rep=given.recorded[place] or None,
        score=None if np.isnan(score) else score,
        stage=next((stage for stage in _STAGES if seen.reached(stage)[place]), "mql"),
        outcome=str(seen["outcome"][place]),
        won_minor=int(seen["won_minor"][place]) or None,
    )


def _names(moment: Moment, found: Compared) -> dict[int, str]:
    wanted = set(found.new.lead.tolist())
    known = moment.rows("SELECT lead, lead_id FROM replayed_leads", (replayed_leads,)) if wanted else []
    return {lead: lead_id for lead, lead_id in known if lead in wanted}
