"""The person who reads: their name, their role in words, and what they may see."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from selaras.core.staff import Act, Role
from selaras.kit.sentence import Sentence
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import ForbiddenError

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is signed in, as the menu shows them."""

    name: str
    initials: str
    role: Sentence


def reader(user: Any) -> Reader:
    """Return the person as the menu shows them; a role nobody knows is told as none."""
    name = user.get_full_name() or user.username
    return Reader(name, initials(name), role_in_words(user.role))


def role_in_words(role: str) -> Sentence:
    """Return the role as a phrase.

    >>> role_in_words("sales_rep").id, role_in_words("visitor").id
    ('web-role-sales-rep', 'web-role-none')
    """
    return Sentence.of(f"web-role-{role.replace('_', '-')}" if role in set(Role) else "web-role-none")


def initials(name: str) -> str:
    """Return the first letters of the first and the last word.

    >>> initials("Ayu Lestari Putri"), initials("bima"), initials("")
    ('AP', 'B', '?')
    """
    words = [word for word in name.replace(".", " ").split() if word[0].isalnum()]
    return ("".join(word[0] for word in (words[0], *words[1:][-1:])) if words else "?").upper()


def needs(act: Act, *others: Act) -> Callable[[Callable[Concatenate[Asked, P], R]], Callable[Concatenate[Asked, P], R]]:
    """Let a view be read only by those whose role permits one of the acts; others are told so, with status 403."""

    def guarded(view: Callable[Concatenate[Asked, P], R]) -> Callable[Concatenate[Asked, P], R]:
        @wraps(view)
        def answer(request: Asked, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not any(request.user.may(each) for each in (act, *others)):
                raise ForbiddenError(Sentence.of("errors-not-for-role", role=role_in_words(request.user.role)))
            return view(request, *args, **kwargs)

        return answer

    return guarded
