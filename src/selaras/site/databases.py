"""Which database holds the records, read from one address."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from selaras.kit.errors import InputError

# Each connection: write-ahead log, a durable commit, five seconds of patience, 64 MB of cache, 256 MB mapped. The log
# is carried over to the file every 64 MB: bulk work touches the same pages again and again, and a commit is durable in
# the log.
_SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; "
    "PRAGMA wal_autocheckpoint=16000; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-64000; "
    "PRAGMA mmap_size=268435456; PRAGMA foreign_keys=ON;"
)


def database(address: str, folder: Path) -> dict[str, Any]:
    """Return Django's settings for ``sqlite:///path`` or ``postgresql://user:password@host:port/name``.

    An empty address is the embedded database in the data folder.

    >>> database("", Path("/srv/selaras"))["NAME"]
    '/srv/selaras/selaras.db'
    >>> database("postgresql://bima:s%40fe@localhost:5433/desk", Path("."))["PASSWORD"]
    's@fe'
    """
    parts = urlsplit(address or f"sqlite:///{folder / 'selaras.db'}")
    if parts.scheme == "sqlite":
        name = unquote(parts.path)
        return _sqlite(name[1:] if name.startswith("//") else name)
    if parts.scheme in {"postgresql", "postgres"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise InputError(
        f"'{parts.scheme}' is not a kind of database Selaras keeps its records in",
        place="SELARAS_DATABASE",
        next_step="write sqlite:///path/to/file.db or postgresql://user:password@host:5432/name",
    )


def _sqlite(name: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": _SQLITE_START},
    }
