"""The words of a notice: sentences in no language yet, and where in Selaras it leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from selaras.core.notices.notice import Sort
from selaras.kit.sentence import Sentence, Value


@dataclass(frozen=True, slots=True)
class Letter:
    """What a notice says: a title that stands alone, the lines under it, and the path of the page to open."""

    title: Sentence
    lines: tuple[Sentence, ...]
    path: str


_PLACES: Final = {
    "dispute": "/disputes/{}/",
    "escalation": "/escalations/{}/",
    "finding": "/escalations/findings/{}/",
}
_LISTS: Final = {
    Sort.MATCH: "/duplicates/",
    Sort.PAIR: "/duplicates/",
    Sort.WAITING: "/routing/",
    Sort.CAPACITY: "/routing/",
    Sort.ENDPOINT: "/settings/connections/",
}
_CAUSES = frozenset({"late", "untouched", "wrong_owner", "absent", "over_capacity", "system"})


def letter(sort: Sort, about: Mapping[str, str], known: Mapping[str, Value]) -> Letter:
    """Return the letter of a notice.

    ``about`` are its ids and numbers; ``known`` is what its reader may read of them now: ``lead``, ``rep`` and
    ``clause`` by name, ``due`` as an instant in the reader's zone. What is not known is said in general words.

    >>> letter(Sort.ANNOUNCED, {"lead": "lead_1"}, {"lead": "PT Maju"}).path
    '/leads/lead_1/'
    """
    said: dict[str, Value] = {
        "lead": Sentence.of("notice-some-lead"),
        "rep": Sentence.of("notice-some-rep"),
        "clause": Sentence.of("notice-some-promise"),
        **{name: int(about[name]) for name in ("count", "level", "missed") if name in about},
        **{name: about[name] for name in ("clause", "rung", "ruling", "detector", "endpoint") if name in about},
        **known,
    }
    lines = [Sentence.of(f"notice-{sort}-text", **said)]
    if about.get("cause") in _CAUSES:
        lines.append(Sentence.of("notice-cause", cause=about["cause"]))
    if "due" in known:
        lines.append(Sentence.of("notice-due", due=known["due"]))
    return Letter(Sentence.of(f"notice-{sort}-title", **said), tuple(lines), _path(sort, about))


def _path(sort: Sort, about: Mapping[str, str]) -> str:
    for name, place in _PLACES.items():
        if name in about:
            return place.format(about[name])
    if sort in _LISTS:
        return _LISTS[sort]
    return f"/leads/{about['lead']}/" if "lead" in about else "/notices/"
