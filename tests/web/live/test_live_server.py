"""The stream on a real server: told within seconds, and ended when the server is asked to stop."""

import asyncio
import signal

import pytest
from asgiref.sync import sync_to_async
from django.db import connections
from django.test import AsyncClient, Client
from django.urls import reverse

from selaras.web.live.poller import AT_MOST_EACH, EVERY_SECONDS
from selaras.web.live.stopping import streams_end_when_asked_to_stop
from selaras.web.live.views import poller
from tests.actions.outgoing.desk import announced, put
from tests.harness.waiting import PATIENCE_SECONDS
from tests.web.live.serving import Stream, server, signed_in, stopped_within

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.slow
def test_a_rep_hears_of_the_fast_lane_within_seconds_and_the_server_stops_at_once(lead, people, tmp_path):
    with server(tmp_path) as (port, process):
        stream = Stream(port, signed_in(people["dewi"]))
        assert stream.answer.status == 200
        assert stream.answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        assert '"unread":0' in stream.until("unread")
        put(announced())
        assert "Siti Aminah, PT Maju" in stream.until("announced")
        assert (stream.beats, EVERY_SECONDS) == (0, 1.0), "told by one of the next questions, before the stream beat"
        nobody = Stream(port, "nobody")
        assert nobody.answer.status == 302
        nobody.close()
        assert stopped_within(process, PATIENCE_SECONDS / 3), "it waits for no stream to end by itself"
        assert stream.until("nothing more") == ""
        stream.close()


def test_a_server_that_cannot_stream_says_so(people):
    client = Client()
    client.force_login(people["dewi"])
    assert client.get(reverse("live")).status_code == 204


def test_a_reader_may_listen_in_so_many_tabs_and_no_more(people):
    async def story():
        client = AsyncClient()
        await client.aforce_login(people["dewi"])
        answer = await client.get(reverse("live"), headers={"Last-Event-ID": "0-0"})
        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
        stream = aiter(answer)
        assert await anext(stream) == b"retry: 2000\n\n"
        others = [(await poller.listen(people["dewi"]))[0] for _ in range(AT_MOST_EACH - 1)]
        refused = await client.get(reverse("live"))
        assert (refused.status_code, refused["Retry-After"]) == (503, "30")
        for listener in others:
            poller.leave(listener)
        await stream.aclose()
        await sync_to_async(connections.close_all)()

    asyncio.run(story())


def test_the_signal_ends_the_streams_and_is_left_as_it_was(people):
    async def story():
        before = signal.getsignal(signal.SIGTERM)
        heard = []
        signal.signal(signal.SIGTERM, lambda *_: heard.append("server"))
        try:
            with streams_end_when_asked_to_stop():
                listener, _ = await poller.listen(people["dewi"])
                signal.raise_signal(signal.SIGTERM)
                assert await asyncio.wait_for(listener.news.get(), PATIENCE_SECONDS) is None
                poller.leave(listener)
            signal.raise_signal(signal.SIGTERM)
        finally:
            signal.signal(signal.SIGTERM, before)
        assert heard == ["server", "server"]
        assert await asyncio.to_thread(_entered_elsewhere)

    asyncio.run(story())


def _entered_elsewhere():
    with streams_end_when_asked_to_stop():
        return True
