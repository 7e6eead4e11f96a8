"""The keys of the API: issued once, found by their secret, revoked for good.

A key reads ``selaras_<id>_<secret>``. The secret has 256 bits of chance, so its SHA-256 needs no salt and no slow hash:
whoever reads the table can guess none of them.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from selaras.core.staff import Act, Scope, opened
from selaras.kit.errors import InputError
from selaras.records.models import ApiKey, User
from selaras.records.troubles import database_troubles

MARK = "selaras"
"""What every key begins with, so that a scanner of source code recognises one that leaked."""
USE_NOTED_EVERY = timedelta(hours=1)
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_ID_LETTERS = 12


@dataclass(frozen=True, slots=True)
class KeyOrder:
    """A key that somebody wants for themselves; without ``expires_at`` it works until it is revoked."""

    name: str
    scopes: tuple[str, ...]
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A new key, and the text a program sends; nobody can see that text again."""

    key: ApiKey
    text: str


def issue_key(order: KeyOrder, owner: User, now: datetime) -> IssuedKey:
    """Issue a key to its owner; scopes that open nothing to this owner are an error, so that no key disappoints."""
    if not order.name.strip():
        raise InputError("a key needs a name", next_step="say what program will use it")
    if order.expires_at is not None and order.expires_at <= now:
        raise InputError("the key would have expired already", place="expires_at", next_step="choose a later instant")
    scopes = _scopes(order.scopes, owner)
    secret = secrets.token_urlsafe(32)
    key = ApiKey(
        key_id="".join(secrets.choice(_ALPHABET) for _ in range(_ID_LETTERS)),
        secret_sha256=_hashed(secret), name=order.name.strip(), owner=owner, scopes=scopes, created_at=now,
        expires_at=order.expires_at,
    )  # fmt: skip
    with database_troubles(), transaction.atomic():
        key.save(force_insert=True)
    return IssuedKey(key, f"{MARK}_{key.key_id}_{secret}")


def revoke_key(key_id: str, by: User, now: datetime) -> ApiKey:
    """Let a key open nothing any more; its owner may do that, and whoever manages the staff."""
    with database_troubles(), transaction.atomic():
        key = keys_seen_by(by).filter(key_id=key_id).first()
        if key is None:
            raise InputError(f"there is no key '{key_id}'", next_step="see: python -m selaras keys list")
        if key.revoked_at is None:
            key.revoked_at = now
            key.save(update_fields=["revoked_at"])
    return key


def key_of(text: str, now: datetime) -> ApiKey | None:
    """Return the key of a text that a program sent, if it works now; that it was used is noted once an hour."""
    mark, _, rest = text.partition("_")
    key_id, _, secret = rest.partition("_")
    if mark != MARK or len(key_id) != _ID_LETTERS or not set(key_id) <= set(_ALPHABET):
        return None
    with database_troubles():
        key = ApiKey.objects.select_related("owner").filter(key_id=key_id).first()
        if key is None or not hmac.compare_digest(key.secret_sha256, _hashed(secret)) or not key.works(now):
            return None
        if key.last_used_at is None or now - key.last_used_at >= USE_NOTED_EVERY:
            ApiKey.objects.filter(pk=key_id).update(last_used_at=now)
    return key


def keys_of_all() -> list[ApiKey]:
    """Return every key, the newest first."""
    with database_troubles():
        return list(ApiKey.objects.select_related("owner"))


def keys_seen_by(user: User) -> QuerySet[ApiKey]:
    """Return the keys a person may see: their own, or everybody's for whoever manages the staff."""
    keys = ApiKey.objects.select_related("owner")
    return keys if user.may(Act.MANAGE_STAFF) else keys.filter(owner=user)


def _scopes(asked: Iterable[str], owner: User) -> list[str]:
    """Return the scopes in order, each once."""
    known = [scope.value for scope in Scope]
    wanted = set(asked)
    if strange := sorted(wanted - set(known)):
        raise InputError(f"'{strange[0]}' is not a scope", place="scopes", next_step=f"use some of {', '.join(known)}")
    if not wanted:
        raise InputError("a key without a scope opens nothing", place="scopes", next_step=f"use {', '.join(known)}")
    for scope in sorted(wanted):
        if not any(owner.may(act) for act in opened([scope])):
            raise InputError(
                f"'{scope}' opens nothing to somebody whose role is {owner.role}",
                place="scopes",
                next_step="leave it out, or let somebody of another role hold the key",
            )
    return [scope for scope in known if scope in wanted]


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
