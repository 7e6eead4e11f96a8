"""Witnesses: a profile or an event for which some conditions hold and others do not, or the knowledge of none.

A condition only tells values apart that it mentions. So it is enough to try, for each field, the values the conditions
mention, one between each two neighbours, one beyond each end, something else altogether, and unknown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, product
from math import prod

from selaras.core.charter.conditions import Condition
from selaras.core.charter.conditions.tree import And, Compare, Contains, Node, Not, OneOf, Or, plain
from selaras.core.charter.wording import field_name, spaced
from selaras.kit.sentence import Sentence, Value

Witness = Mapping[str, str | float | None]

_MOST_TRIED = 50_000


def witness(meets: Sequence[Condition], misses: Sequence[Condition] = ()) -> Witness | None:
    """Return a profile that meets all of the first and none of the second, or None where there is none.

    A condition in doubt is not met. The plainest profile comes first: known fields before unknown ones. With more
    than 50,000 combinations the search stops and an empty profile stands for one that may exist.

    >>> from selaras.core.charter.conditions import condition
    >>> witness([condition("employees >= 50")], [condition("employees >= 60")])
    {'employees': 50}
    """
    found = _witness(tuple(meets), tuple(misses))
    return None if found is None else dict(found)


@lru_cache(maxsize=4096)
def _witness(meets: tuple[Condition, ...], misses: tuple[Condition, ...]) -> Witness | None:
    conditions = (*meets, *misses)
    grid = {name: _values(name, conditions) for name in sorted({f for c in conditions for f in c.fields})}
    if prod(len(values) for values in grid.values()) > _MOST_TRIED:
        return {}
    for values in product(*grid.values()):
        profile = dict(zip(grid, values, strict=True))
        if all(one.holds(profile) is True for one in meets) and not any(one.holds(profile) for one in misses):
            return profile
    return None


def profile_in_words(profile: Witness) -> Sentence:
    """Return a profile as a sentence about a lead."""
    claims = tuple(_claim(name, value) for name, value in profile.items())
    return Sentence.of("charter-claim-all", parts=claims) if claims else Sentence.of("charter-claim-always")


def _claim(name: str, value: str | float | None) -> Sentence:
    field = field_name(name)
    if value is None:
        return Sentence.of("charter-claim-unknown", field=field)
    if value == "":
        return Sentence.of("charter-claim-something-else", field=field)
    told: Value = spaced(value) if isinstance(value, str) else value
    return Sentence.of("charter-claim-is", field=field, value=told)


def _values(name: str, conditions: Iterable[Condition]) -> list[str | float | None]:
    mentioned = [(value, part) for one in conditions for value, part in _mentioned(one.tree, name)]
    texts = [(str(plain(value)), part) for value, part in mentioned if isinstance(value, str)]
    numbers: list[float] = sorted({value for value, _ in mentioned if not isinstance(value, str)})
    around = sorted({max(0, round(number) + step) for number in numbers for step in (-1, 0, 1)} | set(numbers))
    return [*around, *_texts(texts), *([""] if texts or not numbers else []), None]


def _texts(mentioned: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """Yield whole values as they are, and parts of a value within longer ones, alone, in pairs and all together."""
    whole = list(dict.fromkeys(text for text, part in mentioned if not part))
    parts = list(dict.fromkeys(text for text, part in mentioned if part))
    yield from whole
    yield from (f"{text} …" for text in parts)
    yield from (f"{one} {other}" for one, other in combinations(parts, 2))
    if len(parts) > 2:
        yield " ".join(parts)


def _mentioned(node: Node, name: str) -> Iterator[tuple[str | float, bool]]:
    """Yield the values a condition compares a field with, and whether only a part of the field is meant."""
    match node:
        case Compare(field, _, value) if field == name:
            yield value, False
        case OneOf(field, values, _) if field == name:
            yield from ((value, False) for value in values)
        case Contains(field, text) if field == name:
            yield text.casefold(), True
        case And(parts) | Or(parts):
            for inner in parts:
                yield from _mentioned(inner, name)
        case Not(inner):
            yield from _mentioned(inner, name)
