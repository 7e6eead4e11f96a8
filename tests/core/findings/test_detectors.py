"""Each detector sees the pattern it is for, names who and what, and is quiet where nobody can tell."""

from datetime import UTC, datetime, timedelta

import pytest

from selaras.core.charter.starting import starting_terms
from selaras.core.charter.terms import WatchTerms
from selaras.core.findings import (
    THIN,
    Contact,
    Edit,
    Ending,
    Snooze,
    Week,
    automatic_mail,
    back_dated,
    crammed,
    lifted_over,
    mass_dispositions,
    patterns,
    snoozed_past,
)
from selaras.core.findings.pattern import MOST_EVIDENCE

WATCH = WatchTerms()
NINE = datetime(2026, 3, 2, 2, tzinfo=UTC)
SECOND, MINUTE, HOUR, DAY = (timedelta(**{unit: 1}) for unit in ("seconds", "minutes", "hours", "days"))


def _contact(n, at, *, rep="rep_dewi", medium="email", lag=MINUTE, **more):
    return Contact(f"lead_{n}", rep, NINE + at, NINE + at + lag, medium, **more)


def _worked(count, rep="rep_tono", start=0):
    """Calls at odd moments, as people make them."""
    return [
        _contact(start + n, n * 47 * MINUTE + (n * n % 53) * SECOND, rep=rep, medium="call")
        for n in range(1, count + 1)
    ]


# automatic mail


def test_mails_to_many_leads_within_one_second_are_no_personal_touch():
    burst = [_contact(n, HOUR + 7 * SECOND + n * timedelta(milliseconds=90)) for n in range(10)]
    (found,) = automatic_mail([*burst, *_worked(20)], WATCH)
    assert (found.detector, found.rep_id, found.side, found.count, found.measure, found.limit) == (
        "automatic_mail", "rep_dewi", "sales", 10, 1.0, 0.5,
    )  # fmt: skip
    assert found.evidence == tuple(f"lead_{n}" for n in range(10))
    assert found.person == "rep_dewi"


def test_mails_at_one_interval_are_no_personal_touch():
    chain = [_contact(n, 13 * SECOND + n * 4 * MINUTE) for n in range(6)]
    (found,) = automatic_mail([*chain, *_worked(4, "rep_dewi", 100), *_worked(20)], WATCH)
    assert (found.count, found.measure) == (6, 0.6)


def test_mails_with_the_same_words_close_upon_each_other_are_no_personal_touch():
    gaps = [0, 31, 50, 96, 140, 199, 230, 281, 320, 377]
    mails = [_contact(n, gap * SECOND, outcome="Following up on your download") for n, gap in enumerate(gaps)]
    (found,) = automatic_mail([*mails, *_worked(20)], WATCH)
    assert found.count == 10
    different = [_contact(n, gap * SECOND, outcome=f"Dear {n}") for n, gap in enumerate(gaps)]
    assert automatic_mail([*different, *_worked(20)], WATCH) == []
    silent = [_contact(n, gap * SECOND) for n, gap in enumerate(gaps)]
    assert automatic_mail([*silent, *_worked(20)], WATCH) == []


def test_a_chain_is_as_long_as_its_leads_are_many():
    to_one = [_contact(1, 13 * SECOND + n * 4 * MINUTE) for n in range(12)]
    assert automatic_mail([*to_one, *_worked(20)], WATCH) == []


def test_two_chains_are_seen_beside_each_other():
    first = [_contact(n, 13 * SECOND + n * 4 * MINUTE) for n in range(6)]
    second = [_contact(20 + n, 5 * HOUR + 13 * SECOND + n * 9 * MINUTE) for n in range(6)]
    (found,) = automatic_mail([*first, *second, *_worked(20)], WATCH)
    assert found.count == 12


def test_people_who_write_when_they_write_are_left_alone():
    moments = [0, 3, 11, 16, 29, 31, 47, 52, 77, 83, 101, 130]
    mails = [_contact(n, minute * MINUTE + (n * 7 % 60) * SECOND) for n, minute in enumerate(moments)]
    assert automatic_mail([*mails, *_worked(20)], WATCH) == []


def test_a_small_share_and_few_touches_are_no_pattern():
    burst = [_contact(n, HOUR + 7 * SECOND) for n in range(9)]
    assert automatic_mail([*burst, *_worked(20)], WATCH) == []
    assert automatic_mail([*burst, *_worked(10, "rep_dewi", 50), *_worked(20)], WATCH) == []


def test_times_kept_to_the_minute_tell_nothing():
    coarse = [_contact(n, n * 5 * MINUTE) for n in range(20)]
    assert automatic_mail(coarse, WATCH) == []
    assert automatic_mail([], WATCH) == []


# back-dating


def _late(n, rep="rep_dewi", *, saved=True):
    due = NINE + n * HOUR + 2 * HOUR
    return _contact(n, n * HOUR, rep=rep, medium="call", lag=2 * DAY, due_at=due if saved else None)


def test_contacts_written_down_days_later_that_saved_promises_are_shown():
    told = [*(_late(n, saved=n > 1) for n in range(3)), *_worked(9, "rep_dewi", 100), *_worked(30)]
    (found,) = back_dated(told, WATCH)
    assert (found.rep_id, found.count, found.measure, found.limit) == ("rep_dewi", 3, 0.25, 0.2)
    assert found.evidence == ("lead_2", "lead_0", "lead_1")


def test_late_notes_that_saved_nothing_are_no_pattern():
    assert back_dated([*(_late(n, saved=False) for n in range(12)), *_worked(30)], WATCH) == []


def test_where_everybodys_notes_come_late_a_system_is_slow():
    everybody = [_late(n, rep) for rep in ("rep_dewi", "rep_tono", "rep_eka") for n in range(12)]
    assert back_dated(everybody, WATCH) == []


def test_few_contacts_are_no_pattern_of_back_dating():
    assert back_dated([*(_late(n) for n in range(THIN - 1)), *_worked(30)], WATCH) == []


@pytest.mark.parametrize(("due", "noted", "saves"), [(0, 1, True), (0, 0, False), (-1, 1, False), (None, 1, False)])
def test_a_late_note_saves_a_promise_only_if_it_was_broken_meanwhile(due, noted, saves):
    at = None if due is None else NINE + due * HOUR
    assert Contact("lead_1", "rep_dewi", NINE, NINE + noted * HOUR, "call", due_at=at).saves is saves


# mass dispositions


def _ended(n, at, before_due=5 * HOUR, **more):
    return Ending(f"lead_{n}", "rep_dewi", NINE + at, NINE + at + before_due, **more)


def test_many_leads_ended_within_minutes_just_in_time_are_shown():
    told = [_ended(n, n * MINUTE) for n in range(12)]
    (found,) = mass_dispositions(told, WATCH)
    assert (found.detector, found.count, found.measure, found.limit) == ("mass_dispositions", 12, 12.0, 10.0)
    assert mass_dispositions(told[:9], WATCH) == []


def test_the_busiest_quarter_of_an_hour_is_what_counts():
    spread = [_ended(n, n * 10 * MINUTE) for n in range(40)]
    assert mass_dispositions(spread, WATCH) == []
    (found,) = mass_dispositions([*spread, *(_ended(100 + n, 3 * HOUR + n * SECOND) for n in range(10))], WATCH)
    assert set(found.evidence) >= {f"lead_{100 + n}" for n in range(10)}
    assert found.count == 12


def test_leads_ended_long_before_or_after_their_time_are_no_pattern():
    assert mass_dispositions([_ended(n, n * MINUTE, 2 * DAY) for n in range(12)], WATCH) == []
    assert mass_dispositions([_ended(n, n * MINUTE, -HOUR) for n in range(12)], WATCH) == []
    assert mass_dispositions([Ending(f"lead_{n}", "rep_dewi", NINE) for n in range(12)], WATCH) == []


# crammed touches


def test_six_touches_within_an_hour_before_the_end_are_shown():
    hasty = tuple(NINE + n * 9 * MINUTE for n in range(6))
    told = [_ended(n, 2 * HOUR, touches=hasty) for n in range(5)]
    (found,) = crammed(told, 6, WATCH)
    assert (found.detector, found.count, found.limit) == ("crammed_touches", 5, 5.0)
    assert crammed(told[:4], 6, WATCH) == []
    assert crammed(told, 7, WATCH) == []
    assert crammed(told, 1, WATCH) == []


def test_touches_over_days_are_what_was_promised():
    spread = tuple(NINE + n * DAY for n in range(6))
    assert crammed([_ended(n, 9 * DAY, touches=spread) for n in range(9)], 6, WATCH) == []


# score edits


def _edit(n, before=False, after=True, done_by="user:putri", side="marketing"):
    return Edit(f"lead_{n}", done_by, side, NINE + n * HOUR, before, after)


def test_lead_after_lead_that_qualifies_by_a_change_of_its_profile_is_shown():
    (found,) = lifted_over([*(_edit(n) for n in range(5)), _edit(4)], WATCH)
    assert (found.done_by, found.rep_id, found.side, found.count) == ("user:putri", None, "marketing", 5)
    assert found.person == "user:putri"
    assert lifted_over([_edit(n) for n in range(4)], WATCH) == []


def test_changes_that_make_nothing_qualify_are_work():
    assert lifted_over([_edit(n, before=True) for n in range(9)], WATCH) == []
    assert lifted_over([_edit(n, after=False) for n in range(9)], WATCH) == []
    assert lifted_over([_edit(n, done_by=f"user:{n}") for n in range(9)], WATCH) == []


# snoozing


def _snooze(n, *, broken):
    return Snooze(f"lead_{n}", "rep_dewi", NINE + n * HOUR, NINE + n * HOUR + DAY, broken)


def test_leads_put_aside_until_their_promise_broke_are_shown():
    (found,) = snoozed_past([_snooze(n, broken=n < 6) for n in range(10)], WATCH)
    assert (found.detector, found.count, found.measure, found.limit) == ("snoozed_past", 6, 0.6, 0.5)
    assert found.evidence == tuple(f"lead_{n}" for n in range(6))


def test_leads_put_aside_and_kept_are_no_pattern():
    assert snoozed_past([_snooze(n, broken=n < 4) for n in range(10)], WATCH) == []
    assert snoozed_past([_snooze(n, broken=True) for n in range(9)], WATCH) == []
    none = WATCH.model_copy(update={"snoozed_share": 0})
    assert snoozed_past([_snooze(n, broken=False) for n in range(10)], none) == []


def test_evidence_names_so_many_and_counts_all():
    (found,) = snoozed_past([_snooze(n, broken=True) for n in range(99)], WATCH)
    assert (found.count, len(found.evidence)) == (99, MOST_EVIDENCE)


# all together


def test_a_week_is_looked_at_by_every_detector():
    terms = starting_terms()
    hasty = tuple(NINE + n * 9 * MINUTE for n in range(6))
    week = Week(
        contacts=[
            *(_contact(n, HOUR + 7 * SECOND) for n in range(10)),
            *(_late(n, "rep_eka") for n in range(10)),
            *_worked(40),
        ],
        endings=[_ended(n, n * MINUTE, touches=hasty) for n in range(12)],
        edits=[_edit(n) for n in range(5)],
        snoozes=[_snooze(n, broken=True) for n in range(10)],
    )
    assert {one.detector for one in patterns(week, terms)} == {
        "automatic_mail", "back_dated", "mass_dispositions", "crammed_touches", "score_edits", "snoozed_past",
    }  # fmt: skip
    assert patterns(Week(), terms) == []


def test_without_a_promise_of_touches_none_can_be_crammed():
    terms = starting_terms()
    leads = tuple(clause for clause in terms.promises.leads if clause.promise != "touches")
    silent = terms.model_copy(update={"promises": terms.promises.model_copy(update={"leads": leads})})
    told = [_ended(n, n * HOUR, touches=(NINE,)) for n in range(9)]
    assert patterns(Week(endings=told), silent) == []
