"""Company names without what the law adds to them, and the key by which two spellings are one company."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from selaras.core.matching.legal_forms import ANYWHERE, PREFIXES, SUFFIXES

_LONGEST: Final = 4

_FLAT: Final = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})


def without_legal_form(name: str) -> str:
    """Return a company's name without its legal form, before or after it; the rest stays as it was written.

    A name made of nothing else is empty: it names no company.

    >>> without_legal_form("PT. Bank Central Asia Tbk"), without_legal_form("Müller & Söhne GmbH & Co. KG")
    ('Bank Central Asia', 'Müller & Söhne')
    """
    words = unicodedata.normalize("NFC", name).split()
    keys = [_word_key(word) for word in words]
    first, last = 0, len(words)
    while taken := _taken(keys, first, last, from_end=True):
        last -= taken
    while taken := _taken(keys, first, last, from_end=False):
        first += taken
    return " ".join(_without_middle(words[first:last], keys[first:last])).rstrip(" ,;:!?&-/(")


@lru_cache(maxsize=65_536)
def company_key(name: str) -> str:
    """Return the key under which every spelling of a company's name falls; empty where it names none.

    >>> company_key("Compañía Española, S.A.") == company_key("COMPANIA ESPANOLA")
    True
    """
    words = re.split(r"[\W_]+", folded(without_legal_form(name).replace("&", " ").replace("'", "")))
    return " ".join(word for word in words if word not in {"", "and", "und", "et", "y", "dan", "the"})


def folded(text: str) -> str:
    """Return a text in small letters without accents.

    >>> folded("Ørsted Ćosić"), folded("MÜLLER")
    ('orsted cosic', 'muller')
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_FLAT))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _word_key(word: str) -> str:
    return re.sub(r"[.,;:()/\"'’]", "", folded(word))


def _taken(keys: list[str], first: int, last: int, *, from_end: bool) -> int:
    """Return how many words at one end are a legal form, the longest first."""
    for count in range(min(_LONGEST, last - first), 0, -1):
        part = keys[last - count : last] if from_end else keys[first : first + count]
        if " ".join(part) in (SUFFIXES if from_end else PREFIXES):
            return count
    return 0


def _without_middle(words: list[str], keys: list[str]) -> list[str]:
    """Leave out forms that are no words of a name wherever they stand, but never the first or the last word."""
    kept, place = words[:1], 1
    while place < len(words):
        count = 2 if " ".join(keys[place : place + 2]) in ANYWHERE else 1
        if place + count >= len(words) or " ".join(keys[place : place + count]) not in ANYWHERE:
            kept.append(words[place])
            count = 1
        place += count
    return kept
