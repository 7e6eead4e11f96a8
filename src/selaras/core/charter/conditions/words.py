"""The words a condition is made of."""

import difflib
import re
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from selaras.kit.errors import InputError

Sort = Literal["number", "text", "word", "sign", "end"]

_WORD = re.compile(
    r"""\s*(?:(?P<number>-?\d+(?:\.\d+)?(?![\w.]))
          |(?P<text>'[^']*'|"[^"]*")
          |(?P<word>[A-Za-z_]\w*(?:\.\w+)*)
          |(?P<sign><=|>=|==|!=|<|>|\(|\)|,))""",
    re.VERBOSE,
)


class ConditionError(InputError):
    """A condition cannot be read; ``at`` is the place of the trouble in its text, counted from 1.

    ``meant`` is the field that a misspelt one was probably meant to be.
    """

    def __init__(self, what: str, text: str, at: int, next_step: str, meant: str | None = None) -> None:
        self.at = at
        self.meant = meant
        super().__init__(what, place=f"'{text}', at {at}", next_step=next_step)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a condition and where it begins."""

    sort: Sort
    text: str
    at: int


def words(text: str) -> Iterator[Word]:
    """Yield the words of a condition and, last, its end.

    >>> [word.text for word in words("employees >= 50")]
    ['employees', '>=', '50', '']
    """
    position = 0
    while text[position:].strip():
        found = _WORD.match(text, position)
        if found is None or found.lastgroup is None:
            at = len(text) - len(text[position:].lstrip()) + 1
            raise ConditionError(
                f"'{text[at - 1]}' cannot be read", text, at, "quote texts, as in country in ('ID', 'SG')"
            )
        sort = typing.cast("Sort", found.lastgroup)
        yield Word(sort, found.group(sort), found.start(sort) + 1)
        position = found.end()
    yield Word("end", "", len(text) + 1)


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that this one was probably meant to be, if there is one.

    >>> closest("employes", ["employees", "country"])
    'employees'
    """
    close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.7)
    return close[0] if close else None
