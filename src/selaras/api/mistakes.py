"""Mistakes in a charter that somebody sent: every one of them, at its place, in the language of the call."""

from selaras.api.problems import ProblemError, Told
from selaras.core.charter import CharterError
from selaras.phrases import render


def mistaken(error: CharterError, language: str) -> ProblemError:
    """Return the problem that a charter with mistakes is: each with its place and how it is put right."""
    wrong = [
        {"in": "body", "at": one.path, "says": f"{render(language, one.what)} {render(language, one.fix)}".strip()}
        for one in error.problems
    ]
    said = "; ".join(f"{one['at']}: {one['says']}" for one in wrong)
    return ProblemError("invalid", Told(said, members={"errors": wrong}))
