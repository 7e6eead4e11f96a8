"""The door for trackers: what it lets in, what it says to the rest, and that 200 means durable."""

import asyncio
import gzip
import json
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError

from selaras.api.intake.keys import KeyRing
from selaras.api.intake.patience import Patience
from selaras.api.intake.request import MOST_HEARD
from selaras.core.intake import BATCH_BYTES, EVENT_BYTES, KINDS, Message, parse
from tests.api.intake.asking import DEMO, SHOP, Asked, Standing, answers, at, basic, kept

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SERVER = basic("server")
GZIP = (b"content-encoding", b"gzip")


@pytest.fixture
def standing(tmp_path: Path) -> Standing:
    return Standing(tmp_path)


def codes(asked: list[Asked]) -> list[tuple[int, str]]:
    return [(one.status, one.said["code"]) for one in asked]


@pytest.mark.parametrize("kind", KINDS)
def test_each_call_comes_in_by_its_long_and_its_short_address(standing: Standing, kind: str) -> None:
    addresses = (f"/v1/{kind}", f"/v1/{kind[0]}", f"/v1/{kind}/")
    asked = answers(standing, *(standing.ask(address, DEMO, SERVER) for address in addresses))
    assert [(one.status, one.said) for one in asked] == [(200, {"success": True})] * 3
    assert [(one.kind, one.payload, one.source) for one in standing.arrived()] == [(kind, DEMO, "id-server")] * 3


@pytest.mark.parametrize(
    ("address", "historical"), [("batch", False), ("b", False), ("import", True), ("../beacon/v1/batch", False)]
)
def test_a_batch_comes_in_event_by_event(standing: Standing, address: str, historical: bool) -> None:
    path = "/beacon/v1/batch" if "beacon" in address else f"/v1/{address}"
    events = [{"type": "track", "event": name, "userId": "7", "timestamp": "2020-01-01"} for name in ("a", "b")]
    [asked] = answers(standing, standing.ask(path, json.dumps({"batch": events}).encode(), SERVER))
    assert asked.status == 200
    told = [parse(one) for one in standing.arrived()]
    assert [(one.name, one.historical) for one in told if isinstance(one, Message)] == [
        ("a", historical),
        ("b", historical),
    ]


def test_an_empty_batch_is_taken_and_nothing_is_written(standing: Standing) -> None:
    [asked] = answers(standing, standing.ask("/v1/batch", b'{"batch":[]}', SERVER))
    assert asked.status == 200
    assert standing.arrived() == []


@pytest.mark.parametrize("sort", [b"application/json", b"text/plain;charset=UTF-8", b"application/octet-stream", b""])
def test_any_content_type_will_do(standing: Standing, sort: bytes) -> None:
    [asked] = answers(standing, standing.ask("/v1/track", DEMO, SERVER, (b"content-type", sort)))
    assert asked.status == 200


def test_a_body_may_come_in_pieces(standing: Standing) -> None:
    [asked] = answers(standing, standing.ask("/v1/track", [DEMO[:10], b"", DEMO[10:]], SERVER))
    assert asked.status == 200
    assert standing.arrived()[0].payload == DEMO


def test_a_sender_who_goes_away_half_way_is_not_answered_and_nothing_is_kept(standing: Standing) -> None:
    half = {"type": "http.request", "body": DEMO[:10], "more_body": True}
    [asked] = answers(standing, standing.converse("/v1/track", [half], SERVER))
    assert asked.status == 0
    assert standing.arrived() == []


def test_gzip_is_unpacked(standing: Standing) -> None:
    packed = gzip.compress(DEMO)
    asked = answers(
        standing,
        standing.ask("/v1/track", packed, SERVER, GZIP),
        standing.ask("/v1/track", packed, SERVER, (b"content-encoding", b"X-GZIP")),
        standing.ask("/v1/track", DEMO, SERVER, (b"content-encoding", b"identity")),
    )
    assert [one.status for one in asked] == [200, 200, 200]
    assert [one.payload for one in standing.arrived()] == [DEMO] * 3


def test_what_cannot_be_unpacked_is_refused(standing: Standing) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    assert len(bomb) < BATCH_BYTES
    asked = answers(
        standing,
        standing.ask("/v1/batch", bomb, SERVER, GZIP),
        standing.ask("/v1/track", gzip.compress(DEMO)[:-4], SERVER, GZIP),
        standing.ask("/v1/track", DEMO, SERVER, GZIP),
        standing.ask("/v1/track", zlib.compress(DEMO), SERVER, (b"content-encoding", b"br")),
    )
    assert codes(asked) == [(400, "too_large"), (400, "not_gzip"), (400, "not_gzip"), (400, "unknown_encoding")]


def test_what_is_too_large_is_refused(standing: Standing) -> None:
    asked = answers(
        standing,
        standing.ask("/v1/track", b'{"a":"' + b"x" * EVENT_BYTES + b'"}', SERVER),
        standing.ask("/v1/batch", DEMO, SERVER, (b"content-length", b"999999999")),
        standing.ask("/v1/batch", b"x" * (BATCH_BYTES + 1), SERVER),
        standing.ask("/v1/batch", [b"x" * BATCH_BYTES, b"x", b"x"], SERVER),
        standing.ask("/v1/batch", [b"x" * MOST_HEARD, b"x", b"x"], SERVER),
    )
    assert codes(asked) == [(400, "too_large")] * 5


def test_a_body_ends_where_its_length_says(standing: Standing) -> None:
    more = {"type": "http.request", "body": DEMO, "more_body": True}
    length = (b"content-length", str(len(DEMO)).encode())
    [asked] = answers(standing, standing.converse("/v1/track", [more], SERVER, length))
    assert asked.status == 200


def test_who_takes_too_long_is_given_up_and_the_others_are_not(tmp_path: Path) -> None:
    standing = Standing(tmp_path, patience=Patience(0.05))
    slow = {"type": "http.request", "body": DEMO, "after": 5}
    quick = {"type": "http.request", "body": DEMO, "after": 0.06}

    async def visit(_: Standing) -> list[Asked]:
        first = asyncio.ensure_future(standing.converse("/v1/track", [slow], SERVER))
        await asyncio.sleep(0.03)
        return list(await asyncio.gather(first, standing.converse("/v1/track", [quick], SERVER)))

    late, in_time = at(standing, visit)
    assert (late.status, late.said["code"]) == (408, "too_slow")
    assert in_time.status == 200


def test_a_call_that_is_cancelled_by_others_stays_cancelled(standing: Standing) -> None:
    async def visit(_: Standing) -> None:
        asked = asyncio.ensure_future(
            standing.converse("/v1/track", [{"type": "http.request", "body": DEMO, "after": 5}], SERVER)
        )
        await asyncio.sleep(0.05)
        asked.cancel()
        await asked

    with pytest.raises(asyncio.CancelledError):
        at(standing, visit)


def test_what_is_not_json_is_refused_with_a_sentence(standing: Standing) -> None:
    [asked] = answers(standing, standing.ask("/v1/track", b"event=Demo", SERVER))
    assert (asked.status, asked.said["code"], asked.said["success"]) == (400, "not_json", False)
    assert asked.said["message"].startswith("the whole of it: this is not JSON")


def test_an_event_that_says_nothing_useful_is_taken_all_the_same(standing: Standing) -> None:
    """The protocol answers 200; what is wrong with it is told where it is read."""
    [asked] = answers(standing, standing.ask("/v1/track", b'{"event":7}', SERVER))
    assert asked.status == 200
    assert len(standing.arrived()) == 1


@pytest.mark.parametrize(
    ("path", "body", "headers"),
    [
        ("/v1/track", DEMO, [basic("server", "anything")]),
        ("/v1/track", b'{"event":"e","userId":"7","writeKey":"server"}', []),
        ("/v1/batch", b'{"batch":[{}],"writeKey":"server"}', []),
        ("/v1/track?writeKey=server", DEMO, []),
    ],
)
def test_a_key_is_found_wherever_trackers_put_it(standing: Standing, path: str, body: bytes, headers: Any) -> None:
    [asked] = answers(standing, standing.ask(path, body, *headers))
    assert asked.status == 200
    assert standing.arrived()[0].source == "id-server"


@pytest.mark.parametrize(
    "header",
    [
        basic("stranger"),
        basic(""),
        (b"authorization", b"Basic %%%"),
        (b"authorization", b"Basic /////w=="),
        (b"authorization", b"Bearer server"),
        (b"x-nothing", b""),
    ],
)
def test_without_a_key_nothing_comes_in(standing: Standing, header: tuple[bytes, bytes]) -> None:
    [asked] = answers(standing, standing.ask("/v1/track", DEMO, header))
    assert codes([asked]) == [(401, "unknown_key")]
    assert asked.headers[b"www-authenticate"].startswith(b"Basic")
    assert "write-keys make" in asked.said["message"]
    assert standing.arrived() == []


def test_a_page_may_send_only_from_where_its_key_is_for(standing: Standing) -> None:
    shop, elsewhere = (b"origin", SHOP), (b"origin", b"https://elsewhere.example")
    asked = answers(
        standing,
        standing.ask("/v1/t", DEMO, basic("shop"), shop),
        standing.ask("/v1/t", DEMO, basic("anywhere"), elsewhere),
        standing.ask("/v1/t", DEMO, basic("shop"), elsewhere),
        standing.ask("/v1/t", DEMO, SERVER, shop),
        standing.ask("/v1/t", DEMO, basic("shop")),
    )
    assert [one.status for one in asked] == [200, 200, 403, 403, 200]
    assert asked[0].headers[b"access-control-allow-origin"] == SHOP
    assert asked[2].said["code"] == "wrong_origin"
    assert "elsewhere.example" in asked[2].said["message"]
    assert b"access-control-allow-origin" not in asked[4].headers


def test_a_browser_that_asks_beforehand_may_send_the_headers_it_names(standing: Standing) -> None:
    wanted = (b"access-control-request-headers", b"authorization,anonymousid")
    asked = answers(
        standing,
        standing.ask("/v1/track", b"", (b"origin", SHOP), wanted, method="OPTIONS"),
        standing.ask("/v1/track", b"", (b"origin", SHOP), method="OPTIONS"),
    )
    assert [one.status for one in asked] == [204, 204]
    assert asked[0].headers[b"access-control-allow-origin"] == SHOP
    assert asked[0].headers[b"access-control-allow-headers"] == b"authorization,anonymousid"
    assert b"content-type" in asked[1].headers[b"access-control-allow-headers"]


def test_a_page_of_nobody_may_not_even_ask(tmp_path: Path) -> None:
    standing = Standing(tmp_path)
    standing.keys = [kept("shop", SHOP)]
    [asked] = answers(standing, standing.ask("/v1/t", b"", (b"origin", b"https://elsewhere.example"), method="OPTIONS"))
    assert codes([asked]) == [(403, "wrong_origin")]
    assert b"access-control-allow-origin" not in asked.headers


def test_browser_clients_are_told_to_send_here_and_to_nobody_else(standing: Standing) -> None:
    proxied = (b"x-forwarded-proto", b"https")
    segment, behind, rudder, stranger, nobody = answers(
        standing,
        standing.ask("/v1/projects/shop/settings", b"", method="GET"),
        standing.ask("/v1/projects/shop/settings", b"", proxied, method="GET"),
        standing.ask("/sourceConfig/?p=npm&writeKey=shop", b"", method="GET"),
        standing.ask("/v1/projects/stranger/settings", b"", method="GET"),
        standing.ask("/sourceConfig", b"", method="GET"),
    )
    host = segment.said["integrations"]["Segment.io"]
    assert list(segment.said["integrations"]) == ["Segment.io"]
    assert (host["protocol"], host["apiHost"], host["apiKey"]) == ("http", "desk.example:8000/v1", "shop")
    assert behind.said["integrations"]["Segment.io"]["protocol"] == "https"
    assert rudder.said["source"]["dataplanes"]["default"][0]["url"] == "http://desk.example:8000"
    assert rudder.said["source"]["destinations"] == []
    assert codes([stranger, nobody]) == [(401, "unknown_key")] * 2


def test_how_the_tracker_itself_does_is_nobodys_business(standing: Standing) -> None:
    [asked] = answers(standing, standing.ask("/v1/m", b"not even JSON"))
    assert asked.status == 200
    assert standing.arrived() == []


def test_wrong_addresses_and_methods_say_where_to_go(standing: Standing) -> None:
    asked = answers(
        standing,
        standing.ask("/v1/tracks", DEMO, SERVER),
        standing.ask("/v1/elsewhere", b"", method="GET"),
        standing.ask("/v1/track", b"", method="GET"),
        standing.ask("/v1/track", DEMO, SERVER, method="DELETE"),
    )
    assert codes(asked) == [
        (404, "no_such_address"),
        (404, "no_such_address"),
        (405, "wrong_method"),
        (405, "wrong_method"),
    ]
    assert asked[2].headers[b"allow"] == b"POST, OPTIONS"


def test_until_keys_are_known_nobody_is_turned_away_for_good(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def unreadable() -> list[Any]:
        raise DatabaseError("no such table")

    ring = KeyRing(unreadable, patience=0.01)
    standing = Standing(tmp_path, ring=ring)
    assert codes(answers(standing, standing.ask("/v1/track", DEMO, SERVER))) == [(503, "busy")]
    assert "write keys cannot be looked up; those known stay: no such table" in caplog.text


def test_a_revoked_key_opens_nothing_after_the_next_look(standing: Standing) -> None:
    async def visit(_: Standing) -> list[Asked]:
        before = await standing.ask("/v1/track", DEMO, SERVER)
        standing.keys = []
        standing.ring.look()
        return [before, await standing.ask("/v1/track", DEMO, SERVER)]

    assert [one.status for one in at(standing, visit)] == [200, 401]


def test_that_a_key_was_used_is_noted_once_an_hour(standing: Standing) -> None:
    ring, [server, *_] = standing.ring, standing.keys
    ring.look()
    key = ring.key("server")
    assert key is not None
    ring.used(key, NOON)
    ring.look()
    assert standing.used == {"id-server": NOON}
    server.last_used_at = NOON
    for minutes in (59, 60):
        ring.used(key, NOON + timedelta(minutes=minutes))
        ring.look()
    assert standing.used == {"id-server": NOON + timedelta(minutes=60)}
