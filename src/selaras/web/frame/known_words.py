"""Which phrases exist, for names that other parts bring and that may have no words yet; the files are read once."""

from functools import cache

from selaras.phrases import LANGUAGES, ids


@cache
def _known() -> frozenset[str]:
    return frozenset(ids(LANGUAGES[0]))


def has_words(phrase: str) -> bool:
    """Return whether a phrase exists; every language has the same ones.

    >>> has_words("web-name"), has_words("no-such-phrase")
    (True, False)
    """
    return phrase in _known()
