"""Rubbish for the door: malformed, huge, repeated and wrongly encoded requests, from a seed."""

import gzip
import json
import random
from collections.abc import Iterator

LETTERS = bytes(range(256))


def rubbish(dice: random.Random) -> Iterator[tuple[str, bytes, dict[str, str]]]:
    """What nobody should send, and somebody does."""
    whole = b'{"event":"e","userId":"fuzz","properties":{"a":[1,2,{"b":null}]},"context":{"ip":"::1"}}'
    batch = b'{"batch":[' + b",".join([whole] * 50) + b"]}"
    packed = {"Content-Encoding": "gzip"}
    bodies = [
        b"", b"{", b"[]", b"null", b"7", b'"track"', b"event=Demo", b"\xff\xfe\x00", b"\x00" * 9000,
        b'{"event":NaN,"userId":Infinity}', rb'{"event":"\ud800","userId":"\udfff"}', rb'{"event":"\u0000"}',
        b'{"userId":' + b"9" * 20_000 + b"}", b'{"a":' + b"[" * 15_000 + b"]" * 15_000 + b"}",
        b'{"a":' * 6000 + b"1" + b"}" * 6000, b'{"a":"' + b"x" * 40_000 + b'"}', b'{"a":1e99999}',
        '{"event":"Démo","userId":"7"}'.encode("utf-16"), '{"event":"Démo"}'.encode("latin-1"), b'{"batch":{}}',
        b'{"batch":[1,"x",null,[],{"type":[]}]}', b'{"type":"track","timestamp":"0000-00-00"}', batch + b" " * 600_000,
    ]  # fmt: skip
    for body in bodies:
        for path in ("/v1/track", "/v1/batch"):
            yield path, body, {}
    yield "/v1/batch", gzip.compress(b"0" * 90_000_000), packed
    for cut in (1, 5, 12, 40):
        yield "/v1/batch", gzip.compress(batch)[:-cut], packed
    for _ in range(20):
        yield "/v1/batch", batch, {}
    for _ in range(150):
        spoilt = bytearray(dice.choice([whole, batch]))
        for _ in range(dice.randrange(1, 8)):
            spoilt[dice.randrange(len(spoilt))] = dice.choice(LETTERS)
        yield dice.choice(["/v1/t", "/v1/b", "/v1/import", "/v1/alias"]), bytes(spoilt), {}


def events_in(path: str, body: bytes) -> int:
    """How many events a body holds, if the door takes it."""
    if path not in {"/v1/batch", "/v1/b", "/v1/import"}:
        return 1
    try:
        return len(json.loads(body).get("batch", []))
    except (ValueError, AttributeError, RecursionError):
        return 0
