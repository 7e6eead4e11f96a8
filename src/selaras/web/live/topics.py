"""Topics: the parts of pages that facts of a kind can have changed."""

from collections.abc import Iterable
from typing import Final

QUEUE, MY_DAY, CLOCKS, DISPUTES, DUPLICATES, ESCALATIONS = TOPICS = (
    "queue", "my-day", "clocks", "disputes", "duplicates", "escalations",
)  # fmt: skip

_OF_KIND: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        (
            "lead.qualified", "lead.routed", "lead.accepted", "lead.rejected", "lead.undone", "lead.regressed",
            "lead.erased",
        ),
        (QUEUE, MY_DAY),
    ),
    **dict.fromkeys(("lead.merged", "lead.unmerged"), (QUEUE, MY_DAY, DUPLICATES)),
    "lead.match_asked": (DUPLICATES,),
    "lead.matched": (QUEUE, DUPLICATES),
    "promise.evaluated": (ESCALATIONS, CLOCKS),
}  # fmt: skip
_OF_SORT: Final[dict[str, tuple[str, ...]]] = {
    "lead": (MY_DAY,),
    "clock": (CLOCKS, MY_DAY),
    "dispute": (DISPUTES,),
    "pair": (DUPLICATES,),
    "escalation": (ESCALATIONS,),
    "finding": (ESCALATIONS,),
    "opportunity": (MY_DAY,),
}


def topics_of(kinds: Iterable[str]) -> frozenset[str]:
    """Return the topics that facts of these kinds concern.

    >>> sorted(topics_of(["lead.accepted", "clock.stopped"]))
    ['clocks', 'my-day', 'queue']
    """
    return frozenset(topic for kind in kinds for topic in _of(kind))


def _of(kind: str) -> tuple[str, ...]:
    return _OF_KIND.get(kind) or _OF_SORT.get(kind.partition(".")[0], ())
