"""The version of a reading: a name for exactly what somebody read, so that they decide on nothing else."""

from django.db.models import Model

from selaras.kit.canonical import fingerprint

_DIGITS = 16


def version_of(reading: Model) -> str:
    """Return the fingerprint of all a reading says; the same reading has the same one, another another."""
    said = {field.attname: str(getattr(reading, field.attname)) for field in reading._meta.concrete_fields}
    return fingerprint(said)[:_DIGITS]
