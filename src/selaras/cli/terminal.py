"""Who acts at the terminal, and what they are told when the answer is no."""

from typing import TypeVar

from selaras.actions.staff import somebody
from selaras.core.staff import Person, Role
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal
from selaras.phrases import render
from selaras.records.models import User

AT_THE_TERMINAL = Person("terminal", "terminal", Role.ADMINISTRATOR)
"""Whoever may start a command on the machine may do what an administrator may."""

Answer = TypeVar("Answer")


def user_named(username: str) -> User:
    """Return somebody who signs in, and may still."""
    user = somebody(username)
    if not user.is_active:
        raise InputError(f"'{username}' signs in no more", next_step="see: python -m selaras users list")
    return user


def done(answer: Answer | Refusal, language: str = "en") -> Answer:
    """Return the answer; a refusal ends the command with its sentence."""
    if isinstance(answer, Refusal):
        raise InputError(render(language, answer.because))
    return answer
