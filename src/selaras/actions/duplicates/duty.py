"""The duty of looking for duplicates: lead by lead as they come, all at once when many came without the desk."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

import pyarrow as pa

from selaras.actions.charter import charter_in_force
from selaras.actions.desk import desk
from selaras.actions.duplicates.finding import decided, pair_facts
from selaras.actions.duplicates.recognising import SAID
from selaras.analytics.matching import find_pairs, people_table, trained
from selaras.core.ledger import Fact
from selaras.core.matching import STARTING, Duplicate, Weights, weigh
from selaras.records.ledger.histories import facts_of_kinds
from selaras.records.models import Bookmark
from selaras.records.readings import readings_position
from selaras.records.readings.neighbours import among, everybody
from selaras.records.weights import keep_weights, last_lesson, weights_in_use

MANY: Final = 2_000
"""From so many leads on that wait to be compared, all are compared with all at once."""
TEACHABLE: Final = 2_000
"""Fewer leads teach nothing that is worth more than the weights of the start."""
_GROWN: Final = 1.5
_AT_ONCE: Final = 100
_TOLD_AT_ONCE: Final = 20
"""Merges told in one transaction of the desk: whoever waits for the desk meanwhile waits for these."""
_REST_SECONDS: Final = 0.2
"""Rest between two of them: SQLite asks again every tenth of a second, and would else seldom find the desk free."""
_READER: Final = "matching"
_AMONG: Final = (("email",), ("words", "company"), ("phone",))
_SURELY: Final = (
    "l.email = r.email",
    "l.phone = r.phone AND l.words = r.words",
    "l.words = r.words AND l.company = r.company",
)


@dataclass(frozen=True, slots=True)
class Compared:
    """How many leads were compared with others, and how many merges and suspicions came of it."""

    leads: int = 0
    merged: int = 0
    suspected: int = 0


def _rest() -> None:
    time.sleep(_REST_SECONDS)


def look_for_duplicates(
    now: datetime, many: int = MANY, teachable: int = TEACHABLE, give_way: Callable[[], object] = _rest
) -> Compared:
    """Compare the leads of whom something was said since the last look, at most a portion of them.

    Where all are compared at once, ``give_way`` is called between two portions, so that others come to the desk.

    Without a charter in force nothing is decided, and nothing is passed over. A look that is killed is taken up again;
    what it had told stays told.
    """
    if charter_in_force(now) is None:
        return Compared()
    position, until = _position(), readings_position()
    fresh = list(islice(facts_of_kinds(SAID, after=position, until=until), many + 1))
    if len(fresh) > many:
        return _all_at_once(now, until, teachable, give_way)
    leads = sorted({fact.subject for _, fact in fresh[:_AT_ONCE]})
    reached = fresh[_AT_ONCE - 1][0] if len(fresh) > _AT_ONCE else until
    with desk(now) as open_desk:
        facts = pair_facts(leads, open_desk.terms, now)
        open_desk.tell(facts)
        _compared(reached)
    return _counted(len(leads), facts)


def _all_at_once(now: datetime, until: int, teachable: int, give_way: Callable[[], object]) -> Compared:
    table = people_table(everybody())
    weights = _taught(table, now, teachable)
    with desk(now) as open_desk:
        least = float(open_desk.terms.desk.ask_at)
    found = iter(find_pairs(table, weights, least))
    facts: list[Fact] = []
    while some := [(one.first, one.second) for one in islice(found, _TOLD_AT_ONCE)]:
        facts += _told(some, weights, now)
        give_way()
    _compared(until)
    return _counted(table.num_rows, facts)


def _told(pairs: Iterable[tuple[str, str]], weights: Weights, now: datetime) -> list[Fact]:
    """Tell what follows from some pairs, as they stand now: somebody may have decided since they were found."""
    with desk(now) as open_desk:
        near = among(pairs)
        weighed = (Duplicate(*pair, weigh(near.forms[pair[0]], near.forms[pair[1]], weights)) for pair in near.pairs)
        facts = decided(weighed, near.roots, open_desk.terms, now)
        open_desk.tell(facts)
    return facts


def _taught(table: pa.Table, now: datetime, teachable: int) -> Weights:
    """Return the weights to compare by: new ones where the leads have become many more since the last lesson."""
    lesson = last_lesson()
    if table.num_rows < teachable or (lesson is not None and table.num_rows < _GROWN * lesson[1]):
        return weights_in_use()
    weights = trained(table, STARTING, _AMONG, _SURELY)
    keep_weights(weights, table.num_rows, now)
    return weights


def _position() -> int:
    return Bookmark.objects.filter(reader=_READER).values_list("position", flat=True).first() or 0


def _compared(position: int) -> None:
    Bookmark.objects.update_or_create(reader=_READER, defaults={"position": position})


def _counted(leads: int, facts: list[Fact]) -> Compared:
    kinds = [fact.kind for fact in facts]
    return Compared(leads, kinds.count("lead.merged"), kinds.count("pair.suspected"))
