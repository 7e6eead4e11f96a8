"""The request as the pages get it: the middleware has set the language and the theme, and the person is one of ours."""

from django.http import HttpRequest

from selaras.records.models import User


class Asked(HttpRequest):
    """A request that came through the frame's middleware; behind the door, ``user`` is somebody who signed in."""

    language: str
    theme: str
    user: User
