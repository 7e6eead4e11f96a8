"""What is wrong with something that arrived: a code for programs, the place in it, and a sentence for people."""

import re
from dataclasses import dataclass

from selaras.kit.sentence import Sentence, Value

_TYPE = re.compile(r"Expected `(?P<expected>[^`]+)`, got `(?P<found>[^`]+)`")
_LACKING = re.compile(r"^Object missing required field `(?P<field>[^`]+)`")
_PLACE = re.compile(r"`\$\.?(?P<place>[^`]*)`$")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an event or a batch cannot be used; ``place`` is a path in its JSON, empty for the whole of it.

    >>> Problem.of("too_long", "userId", most=255).because.id
    'arrival-too-long'
    """

    code: str
    place: str
    because: Sentence

    @classmethod
    def of(cls, code: str, place: str = "", /, **values: Value) -> "Problem":
        """Return the problem with the sentence that goes with its code."""
        where = place or Sentence.of("arrival-the-whole")
        return cls(code, place, Sentence.of(f"arrival-{code.replace('_', '-')}", place=where, **values))


def unreadable(problem: Exception) -> Problem:
    """Return what a decoder's error means: bad JSON, bad text, too deep, or something missing or wrong at a place.

    >>> unreadable(ValueError("Expected `object`, got `str` - at `$.traits`")).place
    'traits'
    """
    if isinstance(problem, RecursionError):
        return Problem.of("too_deep")
    if isinstance(problem, UnicodeDecodeError):
        return Problem.of("not_text")
    said = str(problem)
    wrong, where, lacking = _TYPE.search(said), _PLACE.search(said), _LACKING.search(said)
    if lacking:
        return Problem.of("missing", lacking["field"])
    if wrong:
        place = where["place"] if where else ""
        return Problem.of("wrong_type", place, expected=wrong["expected"], found=wrong["found"])
    return Problem.of("not_json", detail=said)
