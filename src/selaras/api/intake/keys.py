"""The write keys as the door holds them: in memory, looked up again every other second by a thread of its own."""

import hashlib
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, connections

from selaras.actions.write_keys import ANYWHERE, note_write_keys_used, write_keys_in_use
from selaras.kit.errors import SelarasError
from selaras.records.models import WriteKey

LOOK_EVERY = 2.0
"""Seconds until a key that was made or revoked is noticed."""

PATIENCE_SECONDS = 5
USE_NOTED_EVERY = timedelta(hours=1)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """A key that lets events in, and the origins of the pages that may send with it."""

    id: str
    origins: frozenset[bytes]

    def welcomes(self, origin: bytes) -> bool:
        """Whether a page may send with this key; servers, which have no origin, always may."""
        return not origin or origin in self.origins or ANYWHERE.encode() in self.origins


class KeyRing:
    """Every key in use, by what is kept of it."""

    def __init__(
        self,
        load: Callable[[], Iterable[WriteKey]] = write_keys_in_use,
        note_used: Callable[[Mapping[str, datetime]], None] = note_write_keys_used,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._load, self._note_used, self._patience = load, note_used, patience
        self._keys: Mapping[bytes, Key] = {}
        self._origins: frozenset[bytes] = frozenset()
        self._used: dict[str, datetime] = {}
        self._ending = threading.Event()
        self._looked = threading.Event()
        self._thread = threading.Thread(target=self._keep_looking, name="write-keys", daemon=True)

    def start(self) -> None:
        """Look for keys in the background from now on."""
        self._thread.start()

    @property
    def known(self) -> bool:
        """Whether the keys were ever looked up; until then, nobody can be turned away."""
        return self._looked.is_set()

    def wait_until_known(self) -> None:
        """Wait until the keys were looked up, but not for long."""
        self._looked.wait(self._patience)

    def close(self) -> None:
        """Stop looking."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()

    def look(self) -> None:
        """Look the keys up once, and write down which were used."""
        kept = list(self._load())
        self._keys = {
            bytes.fromhex(one.sha256): Key(one.id, frozenset(origin.encode() for origin in one.origins)) for one in kept
        }
        self._origins = frozenset().union(*(key.origins for key in self._keys.values()))
        self._looked.set()
        self._note({one.id: one.last_used_at for one in kept})

    def key(self, text: str | None) -> Key | None:
        """Return the key of a text that a tracker sent."""
        return self._keys.get(hashlib.sha256(text.encode()).digest()) if text else None

    def used(self, key: Key, at: datetime) -> None:
        """Remember that a key let something in."""
        self._used[key.id] = at

    def welcomed(self, origin: bytes) -> bytes:
        """Return the origin if any key welcomes its pages, nothing otherwise."""
        return origin if origin in self._origins or ANYWHERE.encode() in self._origins else b""

    def _keep_looking(self) -> None:
        said = ""
        while True:
            try:
                self.look()
                said = ""
            except (SelarasError, DatabaseError) as problem:
                if str(problem) != said:  # once, however long it lasts
                    log.warning("write keys cannot be looked up; those known stay: %s", problem)
                said = str(problem)
            finally:
                connections.close_all()
            if self._ending.wait(LOOK_EVERY):
                return

    def _note(self, known: Mapping[str, datetime | None]) -> None:
        """Write down when keys were used, where what is written is older than an hour."""
        used, self._used = self._used, {}
        fresh = {
            key_id: at
            for key_id, at in used.items()
            if (before := known.get(key_id)) is None or at - before >= USE_NOTED_EVERY
        }
        if fresh:
            self._note_used(fresh)
