"""The starting charter: sensible numbers to begin the talk with, each of them to be changed and signed."""

from functools import cache
from importlib.resources import files

from selaras.core.charter.loading import load_terms
from selaras.core.charter.terms import Terms


def starting_text() -> str:
    """Return the starting charter as YAML with its comments, to be copied and edited."""
    return files(__name__).joinpath("charter.yaml").read_text(encoding="utf-8")


@cache
def starting_terms() -> Terms:
    """Return the terms of the starting charter.

    >>> starting_terms().scoring.threshold
    60.0
    """
    return load_terms(starting_text(), name="starting charter")
