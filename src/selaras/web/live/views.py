"""The address of the stream."""

from typing import cast

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.db import connections
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from selaras.kit import clock
from selaras.records.models import User
from selaras.web.frame.asked import Asked
from selaras.web.live.news import Position
from selaras.web.live.poller import Poller
from selaras.web.live.stream import Pace, events

poller = Poller(clock.now)
"""One for the process: all streams share its questions."""


async def stream(request: Asked) -> HttpResponseBase:
    """Answer with the reader's stream; 503 where there are too many, and the browser tries again later.

    A server that cannot stream (WSGI) says 204: there is nothing to listen to, and every page works without.
    """
    if not isinstance(request, ASGIRequest):
        return HttpResponse(status=204)
    user = cast("User", await request.auser())
    if poller.full(user):
        return HttpResponse(status=503, headers={"Retry-After": "30"})
    came_from = Position.read(request.headers.get("Last-Event-ID", ""))
    listener, reached = await poller.listen(user)
    await sync_to_async(_let_go)()
    return StreamingHttpResponse(
        events(poller, listener, reached, came_from, Pace()),
        content_type="text/event-stream; charset=utf-8",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def _let_go() -> None:
    """Close this request's own connection to the database, which a stream would hold for as long as it lasts."""
    for each in connections.all(initialized_only=True):
        if not each.in_atomic_block:
            each.close()
