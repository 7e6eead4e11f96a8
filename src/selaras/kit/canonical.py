"""Canonical form: one text for one meaning, so that a hash names a document."""

import hashlib
import json
from typing import Any


def canonical_json(document: Any) -> str:
    """Return the document as JSON with sorted keys, no spaces and no escapes for letters.

    >>> canonical_json({"b": 1, "a": ["é"]})
    '{"a":["é"],"b":1}'
    """
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def fingerprint(document: Any) -> str:
    """Return the SHA-256 of the canonical form, as 64 hexadecimal digits.

    >>> fingerprint({"a": 1})[:8]
    '015abd7f'
    """
    return hashlib.sha256(canonical_json(document).encode()).hexdigest()
