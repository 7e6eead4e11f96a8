"""Listening to a poller as a stream does, with a clock that stands and questions that come fast."""

import asyncio
import json

from django.db import connections

from selaras.web.live.poller import Poller
from selaras.web.live.stream import Pace, events
from tests.actions.outgoing.desk import NOW


class Ears:
    """What a reader's page hears; closing it ends the stream as a browser that leaves does."""

    def __init__(self, poller, user, came_from=None, pace=None):
        self.poller, self.user, self.came_from, self.pace = poller, user, came_from, pace or Pace()

    async def __aenter__(self):
        listener, reached = await self.poller.listen(self.user)
        self.stream = events(self.poller, listener, reached, self.came_from, self.pace)
        self.listener = listener
        return self

    async def __aexit__(self, *_):
        await self.stream.aclose()

    async def next(self):
        part = await asyncio.wait_for(anext(self.stream), 5)
        return part.decode()

    async def event(self):
        """The next event's name and data; what is no event is passed over."""
        while True:
            lines = dict(line.split(": ", 1) for line in (await self.next()).strip().splitlines() if ": " in line)
            if "event" in lines:
                return lines["event"], json.loads(lines["data"]), lines["id"]


def listening(story):
    """Run a story with a poller, and let its thread end."""

    async def told():
        poller = Poller(lambda: NOW, every=0.01)
        await story(poller)
        await asyncio.sleep(0)

    asyncio.run(told())


async def at_the_desk(do, *given):
    """Do something with the database beside the loop, in a thread whose connection closes after it."""

    def done():
        try:
            return do(*given)
        finally:
            connections.close_all()

    return await asyncio.to_thread(done)
