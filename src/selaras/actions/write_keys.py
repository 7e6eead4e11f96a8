"""The keys that trackers send with their events: made once, listed by how they begin, revoked for good.

A write key lies open in the source of a website, so it may do nothing but add events. What keeps others from using it
in a browser of their own are its origins.
"""

import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from selaras.kit.errors import InputError
from selaras.kit.identity import derived_id
from selaras.records.models import WriteKey
from selaras.records.troubles import database_troubles

MARK = "write_"
"""What every write key begins with."""

ANYWHERE = "*"
"""The origin that stands for every website."""

DEMO_KEY = "write_demo-company-0000000000000000"
"""The demo company's key: known to everybody, as its password is."""

_SHOWN = 12
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?|https?://\[[0-9a-f:]+\](:\d{1,5})?")


@dataclass(frozen=True, slots=True)
class MadeWriteKey:
    """A new key, and the text a tracker sends; nobody can see that text again."""

    key: WriteKey
    text: str


def make_write_key(name: str, now: datetime, origins: Iterable[str] = ()) -> MadeWriteKey:
    """Make a key for one tracker. A browser may use it only from the websites that ``origins`` names."""
    return _kept(f"{MARK}{secrets.token_urlsafe(24)}", name, now, origins)


def make_demo_write_key(now: datetime) -> str:
    """Return the demo company's key, made where it is missing; one that was revoked stays so."""
    with database_troubles():
        if not WriteKey.objects.filter(sha256=hashed(DEMO_KEY)).exists():
            _kept(DEMO_KEY, "Demo company", now, (ANYWHERE,))
    return DEMO_KEY


def revoke_write_key(key: str, now: datetime) -> WriteKey:
    """Let nothing in with a key any more; it is named by its id, or by how it begins where only one begins so."""
    with database_troubles(), transaction.atomic():
        found = list(WriteKey.objects.filter(id=key) or WriteKey.objects.filter(prefix=key))
        if len(found) != 1:
            raise InputError(
                f"{len(found) or 'no'} write keys are named '{key}'",
                next_step="take an id from: python -m selaras write-keys list",
            )
        [named] = found
        if named.revoked_at is None:
            named.revoked_at = now
            named.save(update_fields=["revoked_at"])
    return named


def write_keys() -> list[WriteKey]:
    """Return every write key, the oldest first, revoked ones too."""
    with database_troubles():
        return list(WriteKey.objects.all())


def write_keys_in_use() -> list[WriteKey]:
    """Return the keys that let something in."""
    with database_troubles():
        return list(WriteKey.objects.filter(revoked_at=None))


def note_write_keys_used(used: Mapping[str, datetime]) -> None:
    """Remember when keys were last used, by their ids."""
    with database_troubles(), transaction.atomic():
        for key_id, at in used.items():
            WriteKey.objects.filter(id=key_id).update(last_used_at=at)


def hashed(text: str) -> str:
    """Return what is kept of a key. It has 192 bits of chance, so it needs neither salt nor a slow hash."""
    return hashlib.sha256(text.encode()).hexdigest()


def _kept(text: str, name: str, now: datetime, origins: Iterable[str]) -> MadeWriteKey:
    if not name.strip():
        raise InputError("a write key needs a name", next_step="name the website or application that will send with it")
    digest = hashed(text)
    key = WriteKey(
        id=derived_id("writekey", "selaras", digest), name=name.strip(), prefix=text[:_SHOWN], sha256=digest,
        origins=sorted({_origin(one) for one in origins}), created_at=now,
    )  # fmt: skip
    with database_troubles(), transaction.atomic():
        key.save(force_insert=True)
    return MadeWriteKey(key, text)


def _origin(told: str) -> str:
    """Return an origin as browsers send it: scheme, host and port, no path."""
    origin = told.strip().lower().rstrip("/")
    if origin != ANYWHERE and not _ORIGIN.fullmatch(origin):
        raise InputError(
            f"'{told}' is not the origin of a website",
            next_step="write it as https://www.example.com, or * for every website",
        )
    return origin
