"""Who calls the API, by which of three ways they came in, and what they may do there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from selaras.api.problems import ProblemError
from selaras.core.staff import SCOPES, Act, Person, opened
from selaras.records.models import ApiKey, User


@dataclass(frozen=True)
class Caller:
    """Somebody who calls: a person, and the key they came in by if it was one.

    Through a key a person may do what their role permits and the key's scopes open, and nothing else.
    """

    user: User
    key: ApiKey | None = None

    @property
    def id(self) -> str:
        """The name under which calls are counted and answers are kept."""
        return f"key:{self.key.key_id}" if self.key else f"user:{self.user.pk}"

    @property
    def person(self) -> Person:
        """Who acts, as the verbs take it: what is done through a key is done by its owner."""
        return self.user.person

    @property
    def rep_id(self) -> str:
        """The rep this person is, if they are one."""
        return self.user.rep_id

    def may(self, act: Act) -> bool:
        """Return whether the role permits the act and, for a key, one of its scopes opens it."""
        return self.user.may(act) and (self.key is None or act in opened(self.key.scopes))


Answer = Callable[..., Any]


def needs(act: Act, *others: Act) -> Callable[[Answer], Answer]:
    """Say that an answer is for somebody who may do one of these acts; the door holds every call to it."""

    def marked(answer: Answer) -> Answer:
        answer.needs = (act, *others)  # type: ignore[attr-defined]  # read by the door, the document and their tests
        return answer

    return marked


def in_person(answer: Answer) -> Answer:
    """Say that an answer is for whoever is there in person: somebody's own settings, which no key changes."""
    answer.in_person = True  # type: ignore[attr-defined]  # read by the door, the document and their tests
    return answer


def scopes_of(answer: Answer) -> list[str]:
    """Return the scopes of which a key needs one to be given this answer; none where no key is given it."""
    acts = set(getattr(answer, "needs", ()))
    return [scope.value for scope, opens in SCOPES.items() if opens & acts]


def permit(caller: Caller, *acts: Act) -> None:
    """Refuse a caller who may do none of these acts, with the scope their key lacks where the role would permit it."""
    if any(caller.may(act) for act in acts):
        return
    allowed = [act for act in acts if caller.user.may(act)]
    if not allowed:
        raise ProblemError.of("not_permitted", act=acts[0].value, role=caller.user.role or "-")
    lacking = [scope.value for scope, opens in SCOPES.items() if opens & set(allowed)]
    if not lacking:
        raise ProblemError.of("not_by_key", act=allowed[0].value)
    raise ProblemError.of("out_of_scope", act=allowed[0].value, scope=lacking[0])


def caller_of(request: HttpRequest) -> Caller:
    """Return who calls; the door has let them in."""
    caller = request.auth  # type: ignore[attr-defined]  # django-ninja puts there whom the door let in
    if not isinstance(caller, Caller):
        raise ProblemError.of("nobody")
    return caller
