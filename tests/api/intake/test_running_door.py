"""The door of a running server: real trackers change only their address, and no rubbish harms it."""

import base64
import json
import random
import socket
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from rudderstack.analytics.client import Client as RudderClient
from segment.analytics.client import Client as SegmentClient

from selaras.core.intake import KINDS, Message, Problem, parse
from tests.api.intake.rubbish import events_in, rubbish
from tests.harness.serving import Serving

CLOCKS_ARE_ONE = timedelta(seconds=20)


def heard(serving: Serving, user: str) -> dict[str, Message]:
    """What arrived from somebody, by kind; each kind once."""
    messages = [parse(arrival) for arrival in serving.arrived()]
    theirs = [one for one in messages if isinstance(one, Message) and one.user_id == user]
    kinds = {one.kind: one for one in theirs}
    assert len(kinds) == len(theirs), "nothing arrives twice"
    return kinds


def segment_python(serving: Serving, calls: Callable[[Any], None]) -> None:
    failed: list[Any] = []
    client = SegmentClient(
        serving.keys["server"], host=serving.address, gzip=True, upload_interval=0.05, max_retries=0,
        on_error=lambda error, _: failed.append(error),
    )  # fmt: skip
    calls(client)
    client.shutdown()
    assert failed == []


def rudder_python(serving: Serving, calls: Callable[[Any], None]) -> None:
    failed: list[Any] = []
    client = RudderClient(
        serving.keys["server"], host=serving.address, upload_interval=0.05, max_retries=0,
        on_error=lambda error, _: failed.append(error),
    )  # fmt: skip
    calls(client)
    client.flush()
    client.join()
    assert failed == []


def six_calls(user: str) -> Callable[[Any], None]:
    def call(client: Any) -> None:
        who = {"user_id": user, "anonymous_id": f"{user}-anonymous"}
        client.identify(**who, traits={"email": "dewi@example.com", "since": datetime(2026, 3, 2, tzinfo=UTC)})
        client.track(
            **who, event="Demo Requested", properties={"plan": "bisnis", "value": 1250.5},
            timestamp=datetime.fromisoformat("2026-03-02T09:00:00.125+07:00"),
        )  # fmt: skip
        client.page(**who, category="Docs", name="Harga", properties={"url": "https://shop.example/harga"})
        client.screen(**who, name="Start")
        client.group(**who, group_id="sinar", traits={"name": "Sinar", "employees": 120})
        client.alias(previous_id=f"{user}-anonymous", user_id=user)

    return call


def as_told(kinds: dict[str, Message]) -> None:
    """All six calls came, with what they said, and dated as the tracker meant them."""
    assert sorted(kinds) == sorted(KINDS)
    assert kinds["identify"].traits["email"] == "dewi@example.com"
    track = kinds["track"]
    assert (track.name, track.properties["value"]) == ("Demo Requested", 1250.5)
    meant = datetime.fromisoformat("2026-03-02T02:00:00.125Z")
    assert abs(track.happened_at - meant) < CLOCKS_ARE_ONE
    assert kinds["page"].properties["url"].startswith("https://shop.example/")
    assert (kinds["group"].group_id, kinds["group"].traits["employees"]) == ("sinar", 120)
    assert kinds["alias"].previous_id
    for one in kinds.values():
        assert one.about("library")["name"]
        assert one.received_at - one.happened_at < CLOCKS_ARE_ONE or one.kind == "track"
        assert not one.message_id.startswith("derived-")


@pytest.mark.parametrize("send", [segment_python, rudder_python], ids=lambda send: str(send.__name__))
def test_a_python_tracker_changes_only_its_address(serving: Serving, send: Callable[..., None]) -> None:
    user = f"{send.__name__}-user"
    send(serving, six_calls(user))
    as_told(heard(serving, user))


@pytest.mark.parametrize("client", ["segment-node", "rudder-node"])
def test_a_node_tracker_changes_only_its_address(serving: Serving, node_clients: Path, client: str) -> None:
    script = Path(__file__).parents[2] / "harness" / "clients" / "send.mjs"
    command = ["node", str(script), client, serving.address, serving.keys["server"]]
    sent = subprocess.run(command, cwd=node_clients.parent, check=False, capture_output=True, text=True)
    assert sent.returncode == 0, sent.stderr
    as_told(heard(serving, f"{client}-user"))


def test_a_tracker_with_a_wrong_key_is_told_so(serving: Serving) -> None:
    said: list[str] = []
    client = SegmentClient(
        "write_wrong", host=serving.address, upload_interval=0.05, max_retries=0, on_error=lambda e, _: said.append(e)
    )
    client.track("somebody", "Demo Requested")
    client.shutdown()
    assert [(error.status, error.code) for error in said] == [(401, "unknown_key")]


def test_rubbish_breaks_nothing_loses_nothing_and_leaves_memory_as_it_was(serving: Serving) -> None:
    key = base64.b64encode(f"{serving.keys['server']}:".encode()).decode()
    serving.send("/v1/track", b"{}", {"Authorization": f"Basic {key}"})
    before, position, taken = serving.resident(), serving.newest(), 0
    dice = random.Random(20260302)
    everything = list(rubbish(dice))

    def sent(one: tuple[str, bytes, dict[str, str]]) -> tuple[int, bytes, int]:
        path, body, headers = one
        status, answer = serving.send(path, body, {"Authorization": f"Basic {key}", **headers})
        return status, answer, events_in(path, body)

    with ThreadPoolExecutor(8) as senders:
        for status, answer, events in senders.map(sent, dice.sample(everything * 2, len(everything) * 2)):
            assert status in {200, 400}, answer
            assert json.loads(answer)["success"] is (status == 200)
            taken += events if status == 200 else 0
    arrived = serving.arrived(position)
    assert len(arrived) == taken, "what was acknowledged is there"
    assert taken > 500
    for arrival in arrived:
        assert isinstance(parse(arrival), Message | Problem)
    assert serving.resident() - before < 48


def test_a_connection_that_ends_in_the_middle_harms_nobody_else(serving: Serving) -> None:
    head = b"POST /v1/track HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n"
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", serving.port)) as half:
            half.sendall(head + b'{"event":')
    assert serving.send("/v1/track", b"{}")[0] == 401
