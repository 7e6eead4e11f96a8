"""Details as JSON: what the ledger may keep for ever, and apart from it what a person may ask to have erased."""

from typing import Any

import msgspec

from selaras.core.ledger.fact import Details
from selaras.core.ledger.vocabulary import KINDS, kind_named
from selaras.kit.errors import InputError

_ENCODER = msgspec.json.Encoder()
_DECODERS: dict[str, msgspec.json.Decoder[Details]] = {
    name: msgspec.json.Decoder(kind.details) for name, kind in KINDS.items()
}

_REQUIRED = {  # personal details that a kind cannot do without
    name: {f.name for f in msgspec.structs.fields(kind.details) if f.required and f.name in kind.personal}
    for name, kind in KINDS.items()
}


def encode_details(kind: str, details: Details) -> tuple[bytes, bytes | None]:
    """Return the JSON that stays and the JSON that can be erased (None where nothing is personal).

    >>> from selaras.core.ledger.details.lead import Captured
    >>> encode_details("lead.captured", Captured(email="a@b.example", channel="fair"))
    (b'{"channel":"fair"}', b'{"email":"a@b.example"}')
    """
    personal = KINDS[kind].personal
    if not personal:
        return _ENCODER.encode(details), None
    fields: dict[str, Any] = msgspec.to_builtins(details)
    apart = {name: fields.pop(name) for name in personal if name in fields}
    return _ENCODER.encode(fields), _ENCODER.encode(apart) if apart else None


def decode_details(kind: str, kept: bytes | str, personal: bytes | str | None = None) -> Details:
    """Return typed details from what was kept and, where it has not been erased, what is personal.

    Required details that were erased read as empty text.

    >>> decode_details("lead.woken", b'{"because":"date"}')
    Woken(because='date')
    """
    name = kind_named(kind).name
    try:
        if not _REQUIRED[name]:
            return _DECODERS[name].decode(kept if personal is None else _one_object(kept, personal))
        fields: dict[str, Any] = msgspec.json.decode(kept)
        if personal is not None:
            fields.update(msgspec.json.decode(personal))
        for erased in _REQUIRED[name] - fields.keys():
            fields[erased] = ""
        return msgspec.convert(fields, KINDS[name].details)
    except msgspec.MsgspecError as problem:
        raise InputError(
            f"the details do not fit: {problem}", place=name, next_step="compare with docs/reference/facts.md"
        ) from None


def _one_object(kept: bytes | str, personal: bytes | str) -> str:
    """Return the two JSON objects that `encode_details` wrote as one; the second is never empty."""
    first, second = (part if isinstance(part, str) else part.decode() for part in (kept, personal))
    return second if first == "{}" else f"{first[:-1]},{second[1:]}"
