"""The canonical form of the terms: what is signed, whatever the file looked like it was read from."""

import hashlib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from selaras.core.charter.terms import Terms
from selaras.kit.canonical import canonical_json

_LATER_NAMES = frozenset({"says_id", "title_id", "buying_group", "touches_counted"})


def canonical(terms: Terms) -> str:
    """Return the terms as canonical JSON: keys in order, every default written out, one spelling for each value.

    A name that nobody gave in Indonesian is left out, and so is a later term that nobody gave: charters of the time
    before there were such stay the same.

    40 and 40.0 points, 0.4 and "0.40", 24h and 1d are one charter. ``Terms.model_validate_json`` reads it back.
    """
    return canonical_json(_plain(terms.model_dump()))


def sha256(terms: Terms) -> str:
    """Return the SHA-256 of the canonical form: the name under which both sides sign."""
    return hashlib.sha256(canonical(terms).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        given = (item for item in value.items() if item[0] not in _LATER_NAMES or item[1] is not None)
        return {str(key): _plain(inner) for key, inner in given}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, timedelta):
        return f"PT{format(Decimal(value // timedelta(microseconds=1)).scaleb(-6).normalize(), 'f')}S"
    return value.isoformat() if isinstance(value, date) else value
