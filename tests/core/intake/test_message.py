"""Messages: what the six calls of the Segment protocol say, checked, dated and named once."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.intake import KINDS, Arrival, Message, Problem, parse
from selaras.core.intake.timing import client_instant, happened_at
from selaras.phrases import render

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
WHOLE = {"userId": "7", "event": "Demo Requested", "groupId": "g", "previousId": "p", "messageId": "m"}


def arrived(said: Any, kind: str = "", **about: Any) -> Arrival:
    payload = said if isinstance(said, bytes) else json.dumps(said).encode()
    return Arrival(**{"position": 1, "received_at": NOON, "source": "key_1", "kind": kind, "payload": payload, **about})


def message(said: Any, kind: str = "track", **about: Any) -> Message:
    read = parse(arrived(said, kind, **about))
    assert isinstance(read, Message), read
    return read


def problem(said: Any, kind: str = "track", **about: Any) -> Problem:
    read = parse(arrived(said, kind, **about))
    assert isinstance(read, Problem), read
    for language in ("en", "id"):
        assert read.place in render(language, read.because)
    return read


@pytest.mark.parametrize("kind", KINDS)
def test_the_address_or_the_event_says_what_it_is(kind: str) -> None:
    assert message(WHOLE, kind).kind == kind
    assert message(WHOLE | {"type": kind}, "").kind == kind
    assert message(WHOLE | {"action": kind}, "").kind == kind


@pytest.mark.parametrize(
    ("kind", "missing", "place"),
    [
        ("track", "event", "event"),
        ("track", "userId", "userId / anonymousId"),
        ("identify", "userId", "userId / anonymousId"),
        ("page", "userId", "userId / anonymousId"),
        ("screen", "userId", "userId / anonymousId"),
        ("group", "groupId", "groupId"),
        ("alias", "previousId", "previousId"),
    ],
)
def test_what_each_call_needs_is_named_when_it_is_missing(kind: str, missing: str, place: str) -> None:
    without = {name: value for name, value in WHOLE.items() if name != missing}
    assert problem(without, kind) == Problem.of("missing", place)
    assert problem(without | {missing: "  "}, kind).code == "missing"


def test_somebody_without_a_name_is_enough() -> None:
    read = message({"anonymousId": "a-1", "event": "e", "messageId": "m"})
    assert (read.user_id, read.anonymous_id) == (None, "a-1")


def test_a_number_may_be_an_id() -> None:
    read = message(WHOLE | {"userId": 12, "messageId": 7.5})
    assert (read.user_id, read.message_id) == ("12", "7.5")


def test_phps_empty_list_is_an_empty_object() -> None:
    read = message(WHOLE | {"properties": [], "traits": [], "context": []})
    assert (read.properties, read.traits, read.context) == ({}, {}, {})


def test_the_name_is_the_event_of_a_track_and_the_name_of_a_page() -> None:
    assert message(WHOLE | {"name": "Pricing"}).name == "Demo Requested"
    page = message(WHOLE | {"name": "Pricing", "category": "Docs"}, "page")
    assert (page.name, page.category) == ("Pricing", "Docs")


def test_the_events_own_context_lies_over_the_batchs() -> None:
    read = message(WHOLE | {"context": {"ip": "1.1.1.1"}}, context={"ip": "8.8.8.8", "locale": "id-ID"})
    assert read.context == {"ip": "1.1.1.1", "locale": "id-ID"}
    assert message(WHOLE, context="nothing").context == {}


def test_a_part_of_the_context_is_an_object_or_nothing() -> None:
    read = message(WHOLE | {"context": {"campaign": {"name": "Spring"}, "page": "/"}})
    assert read.about("campaign") == {"name": "Spring"}
    assert read.about("page") == read.about("library") == {}


def test_traits_are_found_where_either_sort_of_tracker_puts_them() -> None:
    said = WHOLE | {"context": {"traits": {"email": "a@b.example", "title": "CEO"}}, "traits": {"title": "CTO"}}
    assert message(said, "identify").traits == {"email": "a@b.example", "title": "CTO"}
    assert message(said, "group").traits == {"title": "CTO"}
    assert message(WHOLE | {"context": {"traits": "none"}}, "identify").traits == {}


@pytest.mark.parametrize(
    ("said", "code", "place"),
    [
        (b"{", "not_json", ""),
        (b'{"userId":"\xff"}', "not_text", ""),
        (b"[1]", "wrong_type", ""),
        (b"null", "wrong_type", ""),
        ({"userId": True}, "wrong_type", "userId"),
        ({"properties": "none"}, "wrong_type", "properties"),
        (b'{"properties":' + b"[" * 20_000 + b"]" * 20_000 + b"}", "too_deep", ""),
        (b'{"userId":"7","event":"e","properties":' + b"[" * 70 + b"]" * 70 + b"}", "too_deep", ""),
        (b'{"userId":' + b"9" * 5000 + b"}", "not_json", ""),
        (WHOLE | {"userId": "x" * 256}, "too_long", "userId"),
        (WHOLE | {"event": "a\x07b"}, "unprintable", "event"),
        (WHOLE | {"messageId": "x" * 256}, "too_long", "messageId"),
        (WHOLE | {"timestamp": "31/02/2026"}, "not_an_instant", "timestamp"),
        (WHOLE | {"originalTimestamp": "soon"}, "not_an_instant", "originalTimestamp"),
        (WHOLE | {"sentAt": 1e300}, "not_an_instant", "sentAt"),
        (WHOLE | {"timestamp": "0001-01-01T00:00:00+14:00"}, "not_an_instant", "timestamp"),
    ],
)
def test_what_cannot_be_understood_is_a_problem_with_its_place(said: Any, code: str, place: str) -> None:
    found = problem(said)
    assert (found.code, found.place) == (code, place)


@pytest.mark.parametrize("kind", ["", "batch", "delete", "x" * 400])
def test_a_type_nobody_knows_is_a_problem(kind: str) -> None:
    assert problem(WHOLE | {"type": kind}, "").code == "unknown_type"


def test_many_objects_beside_each_other_are_not_deep() -> None:
    assert len(message(WHOLE | {"properties": {"items": [{"n": n} for n in range(99)]}}).properties["items"]) == 99


def test_the_character_that_no_database_keeps_is_replaced() -> None:
    read = message(rb'{"userId":"a\u0000b","event":"e","messageId":"m","properties":{"k":"\u0000"}}')
    assert (read.user_id, read.properties) == ("a\ufffdb", {"k": "\ufffd"})


def test_the_same_words_have_the_same_id_whenever_they_were_sent() -> None:
    said = {"userId": "7", "event": "e", "timestamp": "2026-03-02T11:00:00Z"}
    first = message(said | {"sentAt": "2026-03-02T11:00:01Z"})
    again = message(said | {"sentAt": "2026-03-02T11:59:01Z"}, received_at=NOON + timedelta(days=1))
    assert first.message_id == again.message_id
    assert first.message_id != message(said | {"event": "f"}).message_id
    assert first.message_id.startswith("derived-")


def test_words_without_a_time_are_the_same_within_an_hour() -> None:
    said = {"userId": "7", "event": "e"}
    assert message(said).message_id == message(said, received_at=NOON + 59 * 60 * SECOND).message_id
    assert message(said).message_id != message(said, received_at=NOON + 60 * 60 * SECOND).message_id


def test_a_clock_that_is_wrong_by_years_is_set_right_by_sent_at() -> None:
    said = WHOLE | {"timestamp": "1999-12-31T23:59:50Z", "sentAt": "2000-01-01T00:00:00Z"}
    assert message(said).happened_at == NOON - 10 * SECOND


def test_the_batchs_sent_at_serves_events_that_have_none() -> None:
    late = WHOLE | {"timestamp": "2026-03-02T11:00:00Z"}
    assert message(late, sent_at="2026-03-02T11:00:03Z").happened_at == NOON - 3 * SECOND
    assert message(late | {"sentAt": "2026-03-02T11:00:05Z"}, sent_at="1970").happened_at == NOON - 5 * SECOND


def test_a_time_beside_the_devices_own_was_set_right_by_somebody_and_stands() -> None:
    said = WHOLE | {"originalTimestamp": "2026-03-02T11:59:00Z", "sentAt": "2026-03-02T11:59:01Z"}
    assert message(said).happened_at == NOON - SECOND
    assert message(said | {"timestamp": "2020-01-01T00:00:00Z"}).happened_at == datetime(2020, 1, 1, tzinfo=UTC)
    assert message(said | {"timestamp": "2031-01-01T00:00:00Z"}).happened_at == NOON


def test_an_event_without_a_time_happened_when_it_came() -> None:
    assert message(WHOLE).happened_at == message(WHOLE | {"timestamp": ""}).happened_at == NOON


def test_nothing_happens_after_it_was_received() -> None:
    ahead = WHOLE | {"timestamp": "2031-01-01T00:00:00Z"}
    assert message(ahead).happened_at == NOON
    assert message(ahead | {"sentAt": "2030-01-01T00:00:00Z"}).happened_at == NOON


def test_an_event_kept_since_before_there_were_trackers_is_dated_as_it_came() -> None:
    said = WHOLE | {"timestamp": "0001-01-02T00:00:00Z", "sentAt": "9999-01-01T00:00:00Z"}
    assert message(said).happened_at == NOON


def test_old_events_must_say_when_they_happened() -> None:
    assert problem(WHOLE, historical=True) == Problem.of("missing", "timestamp")
    read = message(WHOLE | {"timestamp": "2015-12-12"}, historical=True)
    assert (read.historical, read.happened_at) == (True, datetime(2015, 12, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("said", "instant"),
    [
        ("2026-03-02T09:00:00Z", NOON - 3 * 3600 * SECOND),
        ("2026-03-02T19:00:00.000+07:00", NOON),
        ("2026-03-02T12:00:00", NOON),
        (" 2026-03-02 12:00:00.000000 ", NOON),
        ("2026-03-02T12:00:00.123456789Z", NOON + timedelta(microseconds=123456)),
        (1_772_452_800_000, NOON),
        (1_772_452_800, NOON),
        (1_772_452_800.5, NOON + SECOND / 2),
    ],
)
def test_the_ways_in_which_trackers_write_instants(said: str | float, instant: datetime) -> None:
    assert client_instant("timestamp", said) == instant


@given(st.timedeltas(timedelta(0), timedelta(days=20_000)), st.timedeltas(timedelta(-700_000), timedelta(2_000_000)))
def test_the_time_an_event_was_kept_does_not_depend_on_the_senders_clock(kept: timedelta, wrong: timedelta) -> None:
    claimed = NOON + wrong
    assert happened_at(NOON, claimed, claimed + kept) == NOON - kept


@given(
    st.dictionaries(
        st.sampled_from([*WHOLE, "type", "timestamp", "sentAt", "properties", "traits", "context"]),
        st.recursive(
            st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=9) | st.just("2026-03-02"),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
            max_leaves=5,
        ),
    )
)
def test_whatever_was_sent_is_a_message_or_a_problem(said: dict[str, Any]) -> None:
    read = parse(arrived(said, "track"))
    assert isinstance(read, Message | Problem)
    assert read == parse(arrived(said, "track"))


def test_the_examples_of_the_specification_are_understood(real_data: Path) -> None:
    examples = json.loads((real_data / "webhooks" / "segment_spec_payloads.json").read_text())
    for kind in ("identify", "track", "page", "group"):
        assert message(examples[kind], "").kind == kind
    track = examples["track"]
    read = message(track, "", received_at=datetime.fromisoformat(track["receivedAt"]))
    assert read.happened_at == datetime.fromisoformat(track["timestamp"])
    campaign = message(examples["common_with_campaign"] | {"event": "e"}, "track").about("campaign")
    assert campaign["source"] == "Newsletter"
    assert [message(one, "").name for one in examples["b2b_saas"]][:2] == ["Account Created", "Signed Up"]
