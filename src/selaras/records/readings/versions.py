"""The version of a reading: a name for exactly what somebody read, so that they decide on nothing else."""

from django.db.models import Model

from selaras.kit.canonical import fingerprint

_DIGITS = 16
_SAYS_NOTHING = frozenset({"search", "next_look_at"})
"""What is kept for finding a row, or for finding it in time, and read by nobody."""


def version_of(reading: Model) -> str:
    """Return the fingerprint of all a reading says: the same for the same, another once any of it changes."""
    said = {
        field.attname: str(getattr(reading, field.attname))
        for field in reading._meta.concrete_fields
        if field.attname not in _SAYS_NOTHING
    }
    return fingerprint(said)[:_DIGITS]
