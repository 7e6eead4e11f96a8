"""The doors the server knocks at: one for trackers, whose addresses are few, and Django's for everything else."""

import os
from collections.abc import Awaitable, Callable
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.site.settings")

pages = get_asgi_application()

from selaras.api.intake import Door, is_for_trackers  # noqa: E402 (it knows the models, so the apps must be ready)
from selaras.site.warmth import warm  # noqa: E402 (it reads the charter, so the apps must be ready)
from selaras.web.live.stopping import streams_end_when_asked_to_stop  # noqa: E402 (as above)

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]

door = Door()


async def application(scope: Any, receive: Receive, send: Send) -> None:
    """Let trackers in at their door, and everybody else at Django's."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http" and is_for_trackers(scope["path"]):
        await door(scope, receive, send)
    else:
        await pages(scope, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    """Open the door at start-up; at shutdown, end the streams and answer what is in flight before it is closed."""
    await receive()  # lifespan.startup
    await door.open()
    with streams_end_when_asked_to_stop():
        await send({"type": "lifespan.startup.complete"})
        await receive()  # lifespan.shutdown
    await door.close()
    await send({"type": "lifespan.shutdown.complete"})


warm()
