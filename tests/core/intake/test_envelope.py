"""What may come in at the door: well-formed JSON of a permitted size, and nothing else is asked."""

import json
from datetime import UTC, datetime

import pytest

from selaras.core.intake import BATCH_BYTES, EVENT_BYTES, Admitted, Arrival, Entry, Problem, admitted, arrivals
from selaras.core.intake.envelope import mended
from selaras.phrases import render

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def entry(kind: str, payload: bytes, *, events: int = 1) -> Entry:
    return Entry(
        position=10, events=events, received_at=NOON, source="key_1", kind=kind, historical=True, payload=payload
    )


def refused(kind: str, body: bytes) -> Problem:
    answer = admitted(kind, body)
    assert isinstance(answer, Problem)
    for language in ("en", "id"):
        assert render(language, answer.because)
    return answer


def test_a_single_event_is_one_whatever_it_says() -> None:
    assert admitted("track", b"{}") == Admitted(1, b"{}", None)


def test_a_batch_counts_its_events_without_judging_them() -> None:
    body = b'{"batch":[{"type":"track"},7,null],"sentAt":"now"}'
    assert admitted("batch", body) == Admitted(3, body, None)


@pytest.mark.parametrize(("kind", "events"), [("page", ""), ("batch", '"batch":[],')])
def test_a_browser_may_name_its_key_in_the_body(kind: str, events: str) -> None:
    answer = admitted(kind, f'{{{events}"writeKey":"k1"}}'.encode())
    assert isinstance(answer, Admitted)
    assert answer.write_key == "k1"


def test_a_key_that_is_no_text_is_none() -> None:
    answer = admitted("page", b'{"writeKey":7}')
    assert isinstance(answer, Admitted)
    assert answer.write_key is None


@pytest.mark.parametrize(
    ("kind", "body", "code", "place"),
    [
        ("track", b"", "not_json", ""),
        ("track", b"event=Demo&userId=7", "not_json", ""),
        ("track", b'{"event":"Demo"', "not_json", ""),
        ("track", b'{"value":NaN}', "not_json", ""),
        ("track", b"\xef\xbb\xbf{}", "not_json", ""),
        ("track", '{"event":"Démo"}'.encode("latin-1"), "not_text", ""),
        ("track", '{"event":"Demo"}'.encode("utf-16"), "not_text", ""),
        ("track", b"[]", "wrong_type", ""),
        ("batch", b"{}", "missing", "batch"),
        ("batch", b'{"batch":{}}', "wrong_type", "batch"),
        ("track", b'{"a":' + b"[" * 9000 + b"]" * 9000 + b"}", "too_deep", ""),
        ("track", b'{"a":"' + b"x" * EVENT_BYTES + b'"}', "too_large", ""),
        ("batch", b'{"batch":[],"a":"' + b"x" * BATCH_BYTES + b'"}', "too_large", ""),
        ("batch", b'{"batch":[{},{"a":"' + b"x" * EVENT_BYTES + b'"}]}', "too_large", "batch[1]"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(kind: str, body: bytes, code: str, place: str) -> None:
    answer = refused(kind, body)
    assert (answer.code, answer.place) == (code, place)


def test_a_large_batch_of_small_events_may_come_in() -> None:
    body = json.dumps({"batch": [{"event": "x" * 400}] * 1000}).encode()
    answer = admitted("batch", body)
    assert isinstance(answer, Admitted)
    assert answer.events == 1000


def test_half_a_character_does_not_keep_an_event_out() -> None:
    answer = admitted("track", rb'{"title":"cut \ud83d"}')
    assert isinstance(answer, Admitted)
    assert json.loads(answer.payload) == {"title": "cut \ufffd"}


def test_only_escapes_that_stand_for_no_character_are_mended() -> None:
    whole = rb'"\ud83d\ude00 \\ud83d \\\\u0000 \u00e9"'
    assert mended(whole) == whole
    assert mended(rb'"\\\ud83d \ude00\ud83d \u0000"') == rb'"\\\ufffd \ufffd\ufffd \ufffd"'


def test_a_single_event_keeps_the_kind_of_its_address() -> None:
    [arrival] = arrivals(entry("track", b"{}"))
    assert arrival == Arrival(
        position=10, received_at=NOON, source="key_1", kind="track", payload=b"{}", historical=True
    )


def test_the_events_of_a_batch_end_at_its_position() -> None:
    found = list(arrivals(entry("batch", b'{"batch":[{"a":1}, [2]],"sentAt":5,"context":{"ip":"::1"}}', events=2)))
    assert [(one.position, one.kind, one.payload) for one in found] == [(9, "", b'{"a":1}'), (10, "", b"[2]")]
    assert {(one.sent_at, one.context["ip"]) for one in found} == {(5, "::1")}


def test_a_batch_that_cannot_be_opened_any_more_stays_whole() -> None:
    assert [(one.position, one.kind, one.payload) for one in arrivals(entry("batch", b"{", events=9))] == [
        (10, "batch", b"{")
    ]
