"""How many wrong passwords a name and an address may give before the door stays shut for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache.backends.base import BaseCache

from selaras.kit.canonical import fingerprint

ALLOWED = 5
"""Wrong passwords for one name from one address."""
ALLOWED_FROM_ADDRESS = 30
"""Wrong passwords from one address, whatever the names."""
SHUT_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Guesses:
    """The count of wrong passwords, kept in the cache under a fingerprint so that no name lies there in the clear."""

    cache: BaseCache
    username: str
    address: str

    def shut_until(self, now: datetime) -> datetime | None:
        """Return when the door opens again, or None while it is open."""
        ends = []
        for key, allowed in self._counters():
            count, until = self.cache.get(key, (0, now))
            if count >= allowed and until > now:
                ends.append(until)
        return max(ends, default=None)

    def wrong(self, now: datetime) -> None:
        """Count one wrong password; each one starts the time anew."""
        until = now + SHUT_FOR
        for key, _ in self._counters():
            count, _ = self.cache.get(key, (0, now))
            self.cache.set(key, (count + 1, until), timeout=SHUT_FOR.total_seconds())

    def right(self) -> None:
        """Forget the wrong passwords of this name."""
        self.cache.delete(self._counters()[0][0])

    def _counters(self) -> tuple[tuple[str, int], tuple[str, int]]:
        name = fingerprint([self.username.casefold(), self.address])
        return (f"guess-{name}", ALLOWED), (f"guess-{fingerprint(self.address)}", ALLOWED_FROM_ADDRESS)
