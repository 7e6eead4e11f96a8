"""A warning: something in a charter that can be used, but hardly as it was meant."""

from dataclasses import dataclass

from selaras.kit.sentence import Sentence, Value


@dataclass(frozen=True, slots=True)
class CharterWarning:
    """What a check noticed: a code for programs, the place in the charter and a sentence for people."""

    code: str
    place: str
    sentence: Sentence


def warning(code: str, place: str, /, **values: Value) -> CharterWarning:
    """Return the warning with its sentence, which has the code's own phrase."""
    return CharterWarning(code, place, Sentence.of(f"charter-warning-{code.replace('_', '-')}", **values))
