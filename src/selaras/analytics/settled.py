"""Settled groups: of what nothing was noted since an instant, the lake says now what it said then.

A lead, those it was merged with, the opportunities they became and the clocks that run for them are a group. It is
settled at an instant if all that is known of it, and of the accounts and reps it names, was noted by then. So a moment
takes the rows of settled groups from what the newest moment has worked out, and works out the others only.
"""

import threading
from collections.abc import Iterable
from typing import Protocol

from selaras.analytics.door import Door
from selaras.analytics.loading import FIRST_TOUCHES
from selaras.analytics.relations.kept import Kept

RESTRICTED = {
    "people_changes": "lead_id",
    "decisions": "lead_id",
    "activities": "lead_id",
    FIRST_TOUCHES: "lead_id",
    "clock_changes": "clock_id",
    "opportunity_changes": "opportunity_id",
}
"""The families of facts that belong to a group each, and by which of their columns."""

_LINKS = """
    SELECT DISTINCT 'l' || lead_id, 'l' || "into" FROM people_changes WHERE "into" IS NOT NULL
    UNION ALL SELECT DISTINCT 'l' || lead_id, 'o' || opportunity_id FROM decisions WHERE opportunity_id IS NOT NULL
"""
_TOLD_OF_LEADS = """
    SELECT lead_id AS id, noted_at AS last FROM people_changes
    UNION ALL SELECT "into", noted_at FROM people_changes WHERE "into" IS NOT NULL
    UNION ALL SELECT lead_id, greatest(noted_at, coalesce(undone_at, noted_at)) FROM decisions
    UNION ALL SELECT lead_id, greatest(noted_at, coalesce(undone_at, noted_at)) FROM activities
    UNION ALL SELECT lead_id, arg_min(noted_at, happened_at) FROM first_touches GROUP BY lead_id
    UNION ALL SELECT DISTINCT lead_id, last FROM people_changes JOIN account_last USING (account_id)
    UNION ALL SELECT DISTINCT lead_id, last FROM decisions JOIN rep_last USING (rep_id)
"""
_TOLD_OF_DEALS = """
    SELECT opportunity_id AS id, noted_at AS last FROM opportunity_changes
    UNION ALL SELECT opportunity_id, noted_at FROM decisions WHERE opportunity_id IS NOT NULL
    UNION ALL SELECT DISTINCT opportunity_id, last FROM opportunity_changes JOIN account_last USING (account_id)
    UNION ALL SELECT DISTINCT opportunity_id, last FROM opportunity_changes JOIN rep_last ON rep_id = owner_id
"""
_TOLD_OF_CLOCKS = """
    SELECT clock_id AS id, noted_at AS last FROM clock_changes
    UNION ALL SELECT DISTINCT clock_id, last FROM clock_changes JOIN rep_last USING (rep_id)
    UNION ALL SELECT DISTINCT clock_id, settled_at FROM clock_changes JOIN settled_lead_id USING (lead_id)
"""
_OWN_LAST = f"""
    SELECT id, max(last) AS last, coalesce(any_value(root), id) AS root
    FROM (SELECT 'l' || id AS id, last FROM ({_TOLD_OF_LEADS}) UNION ALL SELECT 'o' || id, last FROM ({_TOLD_OF_DEALS}))
    LEFT JOIN linked USING (id) GROUP BY id
"""  # noqa: S608 (our own names)
_SETTLED = """
    SELECT id[2:] AS {key}, settled_at
    FROM own_last JOIN (SELECT root, max(last) AS settled_at FROM own_last GROUP BY root) USING (root)
    WHERE id[1] = '{sort}'
"""
_SETTLED_CLOCKS = f"SELECT id AS clock_id, max(last) AS settled_at FROM ({_TOLD_OF_CLOCKS}) GROUP BY id"  # noqa: S608 (our own names)


class Now(Protocol):
    """The moment of now, whose relations serve the moments before it."""

    instant: int
    schema: str

    def has(self, relation: Kept) -> bool:
        """Whether it has worked out a relation."""


class Settled:
    """What was worked out for the newest moment, each row with the instant from which on its group is settled."""

    def __init__(self, door: Door, now: Now) -> None:
        self._door = door
        self._now = now
        self._lock = threading.Lock()
        self._grouped = False
        self._kept: set[str] = set()

    def serves(self, relation: Kept, instant: int) -> bool:
        """Whether a relation as of an instant can be taken from what was worked out for the newest moment."""
        return bool(relation.by) and instant < self._now.instant and self._now.has(relation)

    def rows(self, relation: Kept, instant: int) -> str:
        """Return the question for the relation's rows of the groups that were settled at an instant."""
        with self._lock:
            if not self._grouped:
                self._group()
                self._grouped = True
            if relation.name not in self._kept:
                self._keep(relation)
                self._kept.add(relation.name)
        columns = (f"{relation.moved[name].format(at=instant)} AS {name}" if name in relation.moved else f'"{name}"'
                   for name in relation.table.columns)  # fmt: skip
        return f"SELECT {', '.join(columns)} FROM settled.{relation.name} WHERE settled_at <= {instant}"  # noqa: S608 (our own names)

    def others(self, family: str, known: str, instant: int) -> str:
        """Return the question for what was known of a family, of the groups that were not settled at an instant."""
        key = RESTRICTED[family]
        unsettled = f"SELECT {key} FROM main.settled_{key} WHERE settled_at > {instant}"  # noqa: S608 (our own names)
        return f"SELECT * FROM ({known}) WHERE {key} IN ({unsettled})"  # noqa: S608 (our own names)

    def _keep(self, relation: Kept) -> None:
        self._door.run(
            f"CREATE TABLE settled.{relation.name} AS SELECT told.*, settled_at "  # noqa: S608 (our own names)
            f'FROM "{self._now.schema}".{relation.name} AS told JOIN main.settled_{relation.by} USING ({relation.by})'
        )

    def _group(self) -> None:
        """Find for every lead, opportunity and clock since when its group is settled."""
        run = self._door.run
        run("CREATE SCHEMA settled")
        for name, family in (("account", "account_changes"), ("rep", "reps")):
            run(f"CREATE TABLE {name}_last AS SELECT {name}_id, max(noted_at) AS last FROM {family} GROUP BY {name}_id")  # noqa: S608 (our own names)
        roots = groups(self._door.rows(_LINKS))
        self._door.put("linked", id=list(roots), root=list(roots.values()))
        run(f"CREATE TABLE own_last AS {_OWN_LAST}")
        for sort, key in (("l", "lead_id"), ("o", "opportunity_id")):
            run(f"CREATE TABLE settled_{key} AS {_SETTLED.format(key=key, sort=sort)}")
        run(f"CREATE TABLE settled_clock_id AS {_SETTLED_CLOCKS}")
        for done in ("account_last", "rep_last", "linked", "own_last"):
            run(f"DROP TABLE {done}")


def groups(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for everything that is linked with something else one name for its group.

    >>> groups([("a", "b"), ("c", "b"), ("x", "y")])
    {'a': 'b', 'b': 'b', 'c': 'b', 'x': 'y', 'y': 'y'}
    """
    parents: dict[str, str] = {}
    for one, other in links:
        parents[_root(parents, one)] = _root(parents, other)
    return {each: _root(parents, each) for each in sorted(parents)}


def _root(parents: dict[str, str], each: str) -> str:
    path = []
    while (parent := parents.setdefault(each, each)) != each:
        path.append(each)
        each = parent
    for passed in path:
        parents[passed] = each
    return each
