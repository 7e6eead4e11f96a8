"""Identity: short names that follow from where a thing came from, so that telling twice makes one thing."""

import hashlib

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_BITS_PER_LETTER = 5
_LETTERS = 16


def derived_id(sort: str, source: str, key: str) -> str:
    """Return the id of the ``sort`` of thing that ``source`` knows as ``key``; the same input gives the same id.

    Eighty bits of SHA-256 in Crockford's base 32: among 100 million things of one sort, the chance that any two
    share an id is below one in a hundred million.

    >>> derived_id("lead", "hubspot", "10233")
    'lead_y2804q3qvf3640ee'
    """
    digest = hashlib.sha256(f"{sort}\x1f{source}\x1f{key}".encode()).digest()
    number = int.from_bytes(digest[: _LETTERS * _BITS_PER_LETTER // 8], "big")
    letters = []
    for _ in range(_LETTERS):
        number, letter = divmod(number, 32)
        letters.append(_ALPHABET[letter])
    return f"{sort}_{''.join(letters)}"


def sort_of(identity: str) -> str:
    """Return what sort of thing an id names.

    >>> sort_of("lead_s2p2txpfqa5q4y6f")
    'lead'
    """
    return identity.partition("_")[0]
