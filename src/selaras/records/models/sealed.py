"""Text that lies sealed in the database: who has a copy of the file, but not the installation's key, cannot read it."""

import base64
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

from selaras.kit.errors import SelarasError


class SealBrokenError(SelarasError):
    """A sealed text does not open with the key of this installation."""


class SealedField(models.TextField):
    """Text that is sealed when it is written and opened when it is read; empty text stays empty.

    The key follows from SECRET_KEY; what an earlier key sealed is opened by SECRET_KEY_FALLBACKS. The same text is
    sealed differently each time, so nobody can look a secret up.
    """

    description = "Text, sealed with the installation's key"

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return opened(value) if value else value

    def get_prep_value(self, value: Any) -> str | None:
        return sealed(str(value)) if value else value


def sealed(text: str) -> str:
    """Return the text so that only this installation can read it."""
    return _keys().encrypt(text.encode()).decode()


def opened(text: str) -> str:
    """Return what was sealed; a text that another key sealed is an error that says what to do."""
    try:
        return _keys().decrypt(text.encode()).decode()
    except InvalidToken:
        raise SealBrokenError(
            "a secret was sealed with another key",
            place="SELARAS_SECRET_KEY",
            next_step="bring back the earlier key, or make the secret anew",
        ) from None


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _derived(key: str | bytes) -> bytes:
    source = key if isinstance(key, bytes) else key.encode()
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"selaras.records.sealed").derive(source)
    return base64.urlsafe_b64encode(made)
