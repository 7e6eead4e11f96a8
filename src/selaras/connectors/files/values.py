"""Text becomes values, exactly: amounts, counts, numbers, yes and no. What cannot be read says why."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from selaras.kit.sentence import Sentence

Parser = Callable[[str], Any]

_NUMBER = {
    ".": re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?"),
    ",": re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+)?(,\d+)?"),
}
_SIGN = re.compile(r"^(?:[$€£¥]|Rp\.?|[A-Z]{3}(?=[\s\d-]))\s*|\s*(?:[$€£¥]|[A-Z]{3})$")
_YES = frozenset({"true", "yes", "y", "1", "t", "ya", "x"})
_NO = frozenset({"false", "no", "n", "0", "f", "tidak"})


class UnreadableError(Exception):
    """A value cannot be read; ``reason`` is the sentence that says why."""

    def __init__(self, reason: Sentence) -> None:
        self.reason = reason
        super().__init__(reason.id)


def decimal(text: str, point: str = ".") -> Decimal:
    """Return the number a text writes, with thousands marks only where they belong.

    >>> decimal("1,054.50"), decimal("1.054,50", ",")
    (Decimal('1054.50'), Decimal('1054.50'))
    >>> decimal("1,5")
    Traceback (most recent call last):
    selaras.connectors.files.values.UnreadableError: imports-reject-amount
    """
    bare = text.replace(" ", "").replace("\u00a0", "").replace("'", "")
    if not _NUMBER[point].fullmatch(bare) or not any(map(str.isdigit, bare)):
        raise UnreadableError(Sentence.of("imports-reject-amount", point=point))
    return Decimal(bare.replace("," if point == "." else ".", "").replace(",", "."))


def amount(point: str) -> Parser:
    """Return the parser of amounts whose cents stand after ``point``; a currency sign before or after is passed
    over.
    """

    def read(text: str) -> Decimal:
        negative = text.startswith("(") and text.endswith(")")
        value = decimal(_SIGN.sub("", text.strip("()")), point)
        return -value if negative else value

    return read


def count(point: str) -> Parser:
    """Return the parser of whole numbers that are not negative."""

    def read(text: str) -> int:
        value = decimal(text, point)
        if value < 0 or value != value.to_integral_value():
            raise UnreadableError(Sentence.of("imports-reject-count"))
        return int(value)

    return read


def number(point: str) -> Parser:
    """Return the parser of measurements such as a score."""
    return lambda text: float(decimal(text, point))


def truth(text: str) -> bool:
    """Return what a word for yes or no says.

    >>> truth("Ya"), truth("0")
    (True, False)
    """
    word = text.lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UnreadableError(Sentence.of("imports-reject-truth"))


def exactly(text: str) -> str:
    """Return the text as it is."""
    return text
