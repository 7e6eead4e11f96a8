"""Values that are nearly another: the same letters in another dress, or a slip of the finger away."""

import re
import unicodedata
from collections.abc import Collection

from rapidfuzz.distance import DamerauLevenshtein

_NOT_LETTERS = re.compile(r"[\W_]+")
_SHORT = 5
_LETTERS_A_SLIP = 8


def normal_form(text: str) -> str:
    """Return the letters and digits of a text without case, accents, spaces and signs.

    >>> normal_form("GTX-Pro"), normal_form("São Paulo")
    ('gtxpro', 'saopaulo')
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _NOT_LETTERS.sub("", "".join(c for c in plain if not unicodedata.combining(c)))


def nearest(text: str, known: Collection[str]) -> str | None:
    """Return the known value a text nearly is, or None. Short words must agree in all letters, long ones may slip.

    >>> nearest("GTXPro", ["GTX Pro", "GTX Plus Pro"]), nearest("technolgy", ["technology"]), nearest("ads", ["add"])
    ('GTX Pro', 'technology', None)
    """
    form = normal_form(text)
    best: tuple[int, str] | None = None
    for candidate in known:
        other = normal_form(candidate)
        allowed = 0 if min(len(form), len(other)) < _SHORT else 1 + max(len(form), len(other)) // _LETTERS_A_SLIP
        distance = DamerauLevenshtein.distance(form, other, score_cutoff=allowed)
        if distance <= allowed and _same_digits(form, other) and (best is None or (distance, candidate) < best):
            best = (distance, candidate)
    return best[1] if best else None


def _same_digits(one: str, other: str) -> bool:
    """Numbers are never slips: GTK 500 and GTK 600 are two products."""
    return [c for c in one if c.isdigit()] == [c for c in other if c.isdigit()]
