"""People merge leads, take merges back, part them, and say to which account a lead belongs; all stays readable."""

import pytest

from selaras.actions.duplicates.showing import account_question, pair_rows, part_of, side_by_side
from selaras.actions.duplicates.verbs import MergeDone, match, merge, no_account, part, unmerge, would_merge
from selaras.actions.handover import reject
from selaras.actions.ledger import note
from selaras.actions.readings import rebuild_readings
from selaras.core.matching import Evidence, pair_id
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal
from selaras.phrases import LANGUAGES, render
from selaras.records.ledger import lead_history
from selaras.records.models import ClockReading, Fact, LeadReading, PairReading, PersonReading
from selaras.records.readings.neighbours import open_pairs
from tests.actions.desk.company import AYU, BIMA, DEWI, FITS, HADI, RINA, asks_for_a_demo, at, doing, opened, tell, told

pytestmark = pytest.mark.django_db

PERSON = {"first_name": "Dewi", "last_name": "Lestari", "email": "dewi@maju.example"}
OTHER = PERSON | {"email": "d.lestari@maju.example"}


@pytest.fixture
def pair():
    """Two leads that may be one person; two reps work on them."""
    opened()
    asks_for_a_demo("lead_1", at(), **PERSON)
    asks_for_a_demo("lead_2", at(minutes=5), **OTHER)
    return PairReading.objects.get()


def _doing(verb, lead="lead_1", by=BIMA, now=None, **more):
    return doing(verb, lead, by, now or at(minutes=10), **more)


def _code(answer):
    assert isinstance(answer, Refusal), answer
    assert all(render(language, answer.because) for language in LANGUAGES)
    return answer.code


def _leads():
    return {row.lead_id: row for row in LeadReading.objects.all()}


def test_merging_says_who_has_the_lead_and_whose_work_ends(pair):
    before = _leads()
    seen = would_merge(_doing("merge"), "lead_2")
    assert (seen.stays, seen.goes, seen.rep_id, seen.steps_back) == (
        "lead_1", "lead_2", before["lead_1"].rep_id, before["lead_2"].rep_id,
    )  # fmt: skip
    assert _leads()["lead_2"].merged_into == ""
    done = merge(_doing("merge"), "lead_2")
    assert isinstance(done, MergeDone)
    assert (done.merging.stays, done.told.leads["lead_1"].merged) == ("lead_1", ("lead_2",))
    assert Fact.objects.get(kind="lead.merged").actor == "user:bima"
    assert "email:different" in next(f for f in lead_history("lead_1") if f.kind == "lead.merged").details.evidence[-1]
    after = _leads()["lead_1"]
    assert (after.rep_id, after.touches, after.pass_number) == (before["lead_1"].rep_id, 2, 1)
    assert list(open_pairs()) == []


def test_the_promises_of_the_lead_that_goes_are_withdrawn_and_come_back_with_it(pair):
    def running():
        return {(row.lead_id, row.promise) for row in ClockReading.objects.filter(state="running")}

    before = running()
    assert {lead for lead, _ in before} == {"lead_1", "lead_2"}
    merge(_doing("merge"), "lead_2")
    assert {lead for lead, _ in running()} == {"lead_1"}
    unmerge(_doing("unmerge", "lead_2", now=at(minutes=20)), "brothers")
    assert running() == before


def test_both_histories_stand_again_after_a_merge_is_taken_back(pair):
    def standing():
        return {
            lead: (row.stage, row.status, row.rep_id, row.touches, row.email, row.score, row.qualified_at)
            for lead, row in _leads().items()
        }

    before = standing()
    merge(_doing("merge"), "lead_2")
    assert standing() != before
    assert _code(unmerge(_doing("unmerge", "lead_1"))) == "not_merged"
    unmerge(_doing("unmerge", "lead_2", now=at(minutes=20)), "brothers")
    assert standing() == before
    parted = PairReading.objects.get()
    assert (parted.state, parted.parted_by) == ("parted", "user:bima")
    assert list(open_pairs()) == []
    tell(at(minutes=30), told("lead.updated", "lead_2", at(minutes=30), email="dewi@maju.example"))
    assert Fact.objects.filter(kind="lead.merged").count() == 1


def test_two_people_are_parted_and_never_suspected_again(pair):
    known = told("lead.captured", "lead_3", at(), email="x@maju.example")
    tell(at(minutes=6), known, told("lead.merged", "lead_3", at(minutes=6), into="lead_1"))
    two = {"first": "lead_2", "second": "lead_3", "confidence": 0.9}
    note([told("pair.suspected", pair_id("lead_2", "lead_3"), at(minutes=7), **two)])
    assert {(row.first_root, row.second_root) for row in open_pairs()} == {("lead_1", "lead_2"), ("lead_2", "lead_1")}
    part(_doing("part"), "lead_2", "brothers")
    assert list(open_pairs()) == []
    assert {row.state for row in PairReading.objects.all()} == {"parted"}
    assert _code(part(_doing("part", now=at(1)), "lead_2")) == "already_parted"
    tell(at(1), told("lead.updated", "lead_2", at(1), email="x@maju.example"))
    assert list(open_pairs()) == []
    assert isinstance(merge(_doing("merge", now=at(1)), "lead_2"), MergeDone)  # a person may think again


def test_what_is_no_pair_is_refused_in_every_language(pair):
    assert _code(merge(_doing("merge"), "lead_1")) == "same_lead"
    assert _code(part(_doing("part"), "lead_1")) == "same_lead"
    merge(_doing("merge"), "lead_2")
    assert _code(merge(_doing("merge", "lead_2"), "lead_1")) == "already_merged"
    assert _code(part(_doing("part", "lead_2"), "lead_1")) == "already_merged"
    asks_for_a_demo("lead_3", at(1), first_name="Tono", email="tono@sinar.example")
    assert _code(merge(_doing("merge", "lead_3"), "lead_2")) == "merged_away"
    note([told("lead.erased", "lead_3", at(2), request="r1")])
    assert _code(merge(_doing("merge", "lead_3"), "lead_1")) == "person_forgotten"
    with pytest.raises(InputError, match="no such lead"):
        merge(_doing("merge"), "lead_9")


def test_a_merge_that_would_end_a_pass_is_refused_with_the_lead_it_would_end(pair):
    reject(doing("reject", "lead_2", by=RINA, now=at(minutes=8)), "duplicate")
    refusal = merge(_doing("merge"), "lead_2")
    assert (_code(refusal), refusal.because.values["lead"]) == ("merge_ends_pass", "lead_1")


@pytest.mark.parametrize("who", [DEWI, RINA, HADI])
def test_whoever_has_no_say_in_it_is_told_so(who):
    opened()
    asks_for_a_demo("lead_1")
    note([told("account.added", "account_1", at(), name="Sinar")])
    for answer in (
        merge(_doing("merge", by=who), "lead_1"),
        unmerge(_doing("unmerge", by=who)),
        part(_doing("part", by=who), "lead_1"),
        match(_doing("match", by=who), "account_1"),
        no_account(_doing("no_account", by=who)),
    ):
        assert _code(answer) == "not_your_role"


def test_the_same_act_told_twice_is_one_act(pair):
    merge(_doing("merge", key="k1"), "lead_2")
    count = Fact.objects.count()
    assert _code(merge(_doing("merge", key="k1"), "lead_2")) == "already_merged"
    assert Fact.objects.count() == count


def test_two_leads_are_seen_side_by_side_with_what_each_likeness_weighs(pair):
    seen = side_by_side("lead_1", "lead_2", at(1))
    rows = {row.name: (row.first, row.second, row.agree, row.personal) for row in seen.fields}
    assert rows["email"] == ("dewi@maju.example", "d.lestari@maju.example", False, True)
    assert rows["company"] == ("PT Maju", "PT Maju", True, False)
    assert "city" not in rows
    assert {line.comparison: line.level for line in seen.weighing.lines} == {
        "name": "same", "email": "different", "employer": "same", "country": "same",
    }  # fmt: skip
    assert seen.weighing.probability == pytest.approx(pair.confidence)
    assert (seen.pair.pair_id, seen.would.stays, seen.first.id) == (pair.pair_id, "lead_1", "lead_1")
    tell(at(1), told("lead.updated", "lead_2", at(1), city="Bandung"))
    [city] = [row for row in side_by_side("lead_1", "lead_2", at(1)).fields if row.name == "city"]
    assert (city.first, city.second, city.agree) == (None, "Bandung", None)


def test_pairs_are_listed_with_the_leads_as_they_stand(pair):
    [row] = pair_rows(open_pairs())
    assert (row.first.lead_id, row.second.lead_id, row.confidence) == ("lead_1", "lead_2", pair.confidence)
    assert row.evidence[0] == Evidence("name", "same", 12.7)


def test_what_is_part_of_a_lead_is_listed_with_who_merged_it_and_why(pair):
    merge(_doing("merge"), "lead_2")
    [one] = part_of("lead_1")
    assert (one.lead_id, one.by, one.merged_at, one.captured_at) == ("lead_2", "user:bima", at(minutes=10), at())
    assert Evidence.read(one.evidence[0]) == Evidence("name", "same", 12.7)
    unmerge(_doing("unmerge", "lead_2", now=at(1)))
    assert part_of("lead_1") == []


def test_somebody_says_to_which_account_a_lead_belongs():
    opened()
    note([
        told("account.added", f"account_{number}", at(-9), name="Sinar Abadi", country=country, owner_id="rep_tono")
        for number, country in enumerate(("DE", "SG"))
    ])  # fmt: skip
    tell(at(), told("lead.captured", "lead_1", at(), **{**FITS, "company": "Sinar Abadi", "domain": None}))
    question = account_question("lead_1")
    assert [row.account_id for row in question.candidates] == ["account_0", "account_1"]
    assert (question.rule, question.confidence, question.asked_at) == ("name_elsewhere", 0.6, at())
    assert _code(match(_doing("match", by=AYU), "account_9")) == "account_unknown"
    match(_doing("match", by=AYU), "account_1")
    lead = _leads()["lead_1"]
    assert (lead.account_id, lead.match_asked, account_question("lead_1")) == ("account_1", False, None)
    assert _code(match(_doing("match", now=at(1)), "account_1")) == "already_matched"
    tell(at(2), told("lead.touched", "lead_1", at(2), signal="demo_requested", channel="website"))
    assert _leads()["lead_1"].rep_id == "rep_tono"


def test_a_lead_that_belongs_to_no_account_is_not_asked_about_again():
    opened()
    note([told("account.added", f"account_{number}", at(-9), name="Sinar Abadi") for number in range(2)])
    tell(at(), told("lead.captured", "lead_1", at(), company="Sinar Abadi"))
    no_account(_doing("no_account"))
    lead = _leads()["lead_1"]
    assert (lead.account_id, lead.match_asked) == ("", False)
    tell(at(1), told("lead.updated", "lead_1", at(1), title="CEO"))
    assert not _leads()["lead_1"].match_asked
    tell(at(1), told("lead.captured", "lead_2", at(1), company="Elsewhere"))
    merge(_doing("merge", now=at(2)), "lead_2")
    assert _code(no_account(_doing("no_account", "lead_2", now=at(3)))) == "merged_away"


def test_what_was_decided_is_what_a_rebuild_makes(pair):
    merge(_doing("merge"), "lead_2")
    unmerge(_doing("unmerge", "lead_2", now=at(minutes=20)))
    tables = (LeadReading, PersonReading, PairReading, ClockReading)
    live = [list(table.objects.order_by("pk").values()) for table in tables]
    rebuild_readings()
    assert [list(table.objects.order_by("pk").values()) for table in tables] == live
