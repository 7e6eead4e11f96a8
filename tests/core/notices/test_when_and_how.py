"""When people may be disturbed, by which medium, how often one tries, and with which words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.charter.terms import QuietHours
from selaras.core.notices import (
    GIVE_UP_AFTER,
    PAUSES,
    Audience,
    LeadNow,
    Medium,
    Sort,
    letter,
    moot,
    next_try,
    not_before,
    wanted,
)
from selaras.phrases import LANGUAGES, render

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 3, 2, 3, tzinfo=UTC)
INSTANTS = st.integers(0, 365 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))


def awake(at, **hours):
    return not_before(QuietHours(**hours), JAKARTA, datetime.fromisoformat(at), urgent=False).isoformat()


def test_the_night_is_quiet_until_morning_there():
    assert awake("2026-03-02T20:00+07:00") == "2026-03-03T00:00:00+00:00"
    assert awake("2026-03-02T03:00+07:00") == "2026-03-02T00:00:00+00:00"
    assert awake("2026-03-02T07:00+07:00") == "2026-03-02T07:00:00+07:00"
    assert awake("2026-03-02T19:59+07:00") == "2026-03-02T19:59:00+07:00"


def test_quiet_hours_may_lie_within_a_day():
    assert awake("2026-03-02T12:30+07:00", start="12:00", end="13:00") == "2026-03-02T06:00:00+00:00"
    assert awake("2026-03-02T13:00+07:00", start="12:00", end="13:00") == "2026-03-02T13:00:00+07:00"


def test_quiet_hours_that_begin_when_they_end_are_none():
    assert awake("2026-03-02T12:00+07:00", start="12:00", end="12:00") == "2026-03-02T12:00:00+07:00"


def test_the_fast_lane_passes_only_where_the_charter_lets_it():
    night = datetime(2026, 3, 2, 15, tzinfo=UTC)
    assert not_before(QuietHours(), JAKARTA, night, urgent=True) == night
    assert not_before(QuietHours(fast_lane_passes=False), JAKARTA, night, urgent=True) > night
    assert not_before(None, JAKARTA, night, urgent=False) == night


@given(INSTANTS, st.sampled_from(["Asia/Jakarta", "America/New_York", "Europe/London"]))
def test_whoever_may_be_disturbed_at_an_instant_waits_no_longer(at, zone):
    first = not_before(QuietHours(), ZoneInfo(zone), at, urgent=False)
    assert at <= first <= at + timedelta(hours=12)
    assert not_before(QuietHours(), ZoneInfo(zone), first, urgent=False) == first


def test_a_choice_stands_over_what_is_usual():
    rep, role = Audience("rep", "rep_dewi"), Audience("role", "sales_manager")
    assert wanted(Sort.ASSIGNED, Medium.PAGE, rep, {})
    assert not wanted(Sort.ASSIGNED, Medium.MAIL, rep, {})
    assert wanted(Sort.ASSIGNED, Medium.MAIL, rep, {(Sort.ASSIGNED, Medium.MAIL): True})
    assert wanted(Sort.REMINDER, Medium.MAIL, rep, {})
    assert not wanted(Sort.REMINDER, Medium.MAIL, role, {})
    assert wanted(Sort.ESCALATION, Medium.MAIL, role, {})


def test_the_pauses_grow_and_end():
    waits = [next_try("msg_1", tries, NOW) - NOW for tries in range(1, GIVE_UP_AFTER)]
    assert waits == sorted(waits)
    assert all(pause <= wait <= pause * 1.1 for pause, wait in zip(PAUSES, waits, strict=True))
    assert next_try("msg_1", GIVE_UP_AFTER, NOW) is None


def test_messages_that_failed_together_do_not_come_back_together():
    assert len({next_try(f"msg_{n}", 3, NOW) for n in range(50)}) == 50
    assert next_try("msg_1", 3, NOW) == next_try("msg_1", 3, NOW)


def test_a_receiver_that_asks_for_time_gets_it():
    later = NOW + timedelta(hours=1)
    assert next_try("msg_1", 1, NOW, later) == later
    assert next_try("msg_1", 1, NOW, NOW) > NOW


ABOUT = {
    "lead": "lead_1", "clause": "first contact", "rung": "talk", "missed": "2", "level": "1", "count": "3",
    "ruling": "upheld", "detector": "back_dated", "endpoint": "CRM", "cause": "late",
}  # fmt: skip
KNOWN = {"lead": "PT Maju", "rep": "Dewi", "due": datetime(2026, 3, 2, 9, tzinfo=JAKARTA)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sort", Sort)
def test_every_notice_has_words_whatever_is_known(sort, language):
    for known in (KNOWN, {}):
        written = letter(sort, ABOUT, known)
        assert all(render(language, line) for line in (written.title, *written.lines))


def test_a_letter_says_what_its_reader_may_know():
    written = letter(Sort.REMINDER, {"lead": "lead_1"}, {"clause": "First contact", **KNOWN})
    said = [render("en", line) for line in (written.title, *written.lines)]
    assert said[0] == "Due soon: First contact, PT Maju"
    assert said[-1] == "Due Mar 2, 2026, 9:00\u202fAM."
    assert written.path == "/leads/lead_1/"


def test_a_letter_opens_the_page_where_something_can_be_done():
    for sort, about, path in (
        (Sort.DISPUTE, {"dispute": "dispute_1", "lead": "lead_1"}, "/disputes/dispute_1/"),
        (Sort.ESCALATION, {"escalation": "escalation_1"}, "/escalations/escalation_1/"),
        (
            Sort.FINDING,
            {"finding": "finding_1", "count": "3", "detector": "back_dated"},
            "/escalations/findings/finding_1/",
        ),
        (Sort.PAIR, {"pair": "pair_1", "lead": "lead_1"}, "/duplicates/"),
        (Sort.WAITING, {"lead": "lead_1"}, "/routing/"),
    ):
        assert letter(sort, about, {}).path == path


def test_a_letter_about_no_lead_opens_the_list_of_notices():
    assert letter(Sort.TRIAL, {}, {}).path == "/notices/"


@pytest.mark.parametrize(
    ("sort", "lead", "clock_runs", "is_moot"),
    [
        (Sort.REMINDER, None, False, True),
        (Sort.REMINDER, None, True, False),
        (Sort.REMINDER, None, None, False),
        (Sort.BREACH, LeadNow(open=False), False, False),
        (Sort.ANNOUNCED, None, None, False),
        (Sort.ANNOUNCED, LeadNow(open=True, rep_id="rep_dewi"), None, False),
        (Sort.ANNOUNCED, LeadNow(open=True, rep_id="rep_tono"), None, True),
        (Sort.ANNOUNCED, LeadNow(open=True, rep_id="rep_dewi", last_activity_at=NOW), None, True),
        (Sort.ANNOUNCED, LeadNow(open=True, rep_id="rep_dewi", last_activity_at=NOW - timedelta(1)), None, False),
        (Sort.CLIMBED, LeadNow(open=True, rep_id="rep_tono"), None, False),
        (Sort.CLIMBED, LeadNow(open=True, rep_id="rep_tono", last_activity_at=NOW), None, True),
        (Sort.ASSIGNED, LeadNow(open=True, last_activity_at=NOW), None, False),
        (Sort.WAITING, LeadNow(open=False), None, True),
    ],
)
def test_what_became_of_a_lead_meanwhile_may_make_a_notice_moot(sort, lead, clock_runs, is_moot):
    assert moot(sort, NOW, "rep_dewi", lead, clock_runs) is is_moot
