"""The data folder of an installation: where the database, the lake and the secret key live."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

from selaras.kit import room
from selaras.kit.errors import InputError
from selaras.kit.room import Room


def home() -> Path:
    """Return the data folder: SELARAS_HOME, or ``var`` under the present folder. It is made when missing."""
    folder = Path(os.environ.get("SELARAS_HOME", "var")).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise InputError(
            f"the data folder cannot be made: {problem.strerror}",
            place=str(folder),
            next_step="name another with --home or SELARAS_HOME",
        ) from None
    return folder


def behind() -> timedelta:
    """Return how far a simulated company lives behind the wall clock; nothing for a company of one's own."""
    kept = home() / "demo" / "clock"
    return timedelta(seconds=int(kept.read_text(encoding="ascii"))) if kept.exists() else timedelta(0)


def engine_room() -> Room:
    """Return what the engine of the lake may take of the machine, as the installation says."""
    whole = room.machine()
    memory, threads = (os.environ.get(name, "") for name in ("SELARAS_LAKE_MEMORY", "SELARAS_LAKE_THREADS"))
    return Room(
        room.amount(memory, "SELARAS_LAKE_MEMORY") if memory else whole.memory,
        room.threads(threads, "SELARAS_LAKE_THREADS") if threads else whole.threads,
        home() / "spill",
    )


def secret_key() -> str:
    """Return the key that signs sessions: SELARAS_SECRET_KEY, or one made once and kept in the data folder."""
    given = os.environ.get("SELARAS_SECRET_KEY")
    if given:
        return given
    path = home() / "secret.key"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            made.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError as problem:
        raise InputError(
            f"the secret key cannot be written: {problem.strerror}",
            place=str(path),
            next_step="make the folder writable, or set SELARAS_SECRET_KEY",
        ) from None
    return path.read_text(encoding="utf-8")
