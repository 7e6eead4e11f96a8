"""Hints: the name that was probably meant, or the names there are."""

from collections.abc import Iterable

from selaras.core.charter.conditions.words import closest
from selaras.kit.sentence import Sentence


def hint(name: str, known: Iterable[str]) -> Sentence:
    """Return a sentence that leads from a misspelt or unknown name to the right one."""
    names = tuple(sorted(known))
    meant = closest(name, names)
    if meant is not None:
        return Sentence.of("charter-hint-meant", name=meant)
    return Sentence.of("charter-hint-names", names=names) if names else Sentence.of("charter-hint-none")
