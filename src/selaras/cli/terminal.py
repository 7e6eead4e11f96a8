"""Who acts at the terminal, and what they are told when the answer is no."""

from typing import TypeVar

from selaras.core.staff import Person, Role
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal
from selaras.phrases import render

AT_THE_TERMINAL = Person("terminal", "terminal", Role.ADMINISTRATOR)
"""Whoever may start a command on the machine may do what an administrator may."""

Answer = TypeVar("Answer")


def done(answer: Answer | Refusal) -> Answer:
    """Return the answer; a refusal ends the command with its sentence."""
    if isinstance(answer, Refusal):
        raise InputError(render("en", answer.because))
    return answer
