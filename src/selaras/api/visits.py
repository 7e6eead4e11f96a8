"""A visit: one call of the API, the instant it came, who makes it and in which language they want to be answered."""

import base64
import binascii
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import cast

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest

from selaras.actions.api_keys import key_of
from selaras.api.callers import Caller
from selaras.api.problems import ProblemError
from selaras.kit import clock
from selaras.kit.pace import Pace
from selaras.phrases import LANGUAGES, preferred
from selaras.records.models import User
from selaras.records.pacing import buckets

GUESSES = Pace(10, timedelta(minutes=15))
"""Wrong passwords for one name from one address."""
GUESSES_FROM_ADDRESS = Pace(30, timedelta(minutes=15))
"""Wrong passwords from one address, whatever the names."""
_NAME_OF_A_CALL = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass
class Visit:
    """One call. Its clock is read once, and whoever calls is found once, when somebody first asks."""

    request: HttpRequest
    id: str
    now: datetime

    @cached_property
    def caller(self) -> Caller | None:
        """Who calls: the holder of a key, somebody who sent name and password, or somebody signed in to the pages."""
        scheme, _, word = self.request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            key = key_of(word.strip(), self.now)
            return Caller(key.owner, key) if key else None
        if scheme:
            return self._by_password(word) if scheme.lower() == "basic" else None
        user = getattr(self.request, "user", None)
        return Caller(user) if isinstance(user, User) and user.is_active else None

    @cached_property
    def language(self) -> str:
        """The language of the answer: what the call asks for, or the caller's own."""
        found: Caller | None = vars(self).get("caller")  # not asked for here: a wrong password is told of in a language
        own = found.user.language if found else ""
        wishes = [*preferred(self.request.headers.get("Accept-Language", "")), own]
        return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])

    def _by_password(self, word: str) -> Caller | None:
        """Find who sent a name and password; whoever guessed too often is not even listened to."""
        name, password = _name_and_password(word)
        address = self.request.META.get("REMOTE_ADDR", "")
        doors = ((f"door:{address}:{name}", GUESSES), (f"door:{address}", GUESSES_FROM_ADDRESS))
        shared = buckets(settings.HOME)
        for holder, pace in doors:
            if not (look := shared.look(holder, pace, self.now)).granted:
                raise ProblemError.too_many(look)
        user = authenticate(self.request, username=name, password=password)
        if isinstance(user, User):
            return Caller(user)
        for holder, pace in doors:
            shared.take(holder, pace, self.now)
        return None


def visit_of(request: HttpRequest) -> Visit:
    """Return the visit that a request is; it begins when somebody first asks for it."""
    if "selaras_visit" not in request.__dict__:
        given = request.headers.get("X-Request-Id", "")
        name = given if _NAME_OF_A_CALL.fullmatch(given) else secrets.token_hex(8)
        request.__dict__["selaras_visit"] = Visit(request, name, clock.now())
    return cast("Visit", request.__dict__["selaras_visit"])


def _name_and_password(word: str) -> tuple[str, str]:
    """Return what basic authentication sends; something unreadable is nobody's name."""
    try:
        name, _, password = base64.b64decode(word.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name[:150].replace("\0", ""), password
