"""Patterns are found in what people did here, told once, shown to those who coach, and answered."""

from datetime import timedelta

import pytest

from selaras.actions.desk import Told
from selaras.actions.promises import Handling, answer_finding, finding_of, look_for_patterns, visible_findings
from selaras.actions.staff import Newcomer, add_person
from selaras.core.staff import Act, Person, Role, may
from selaras.kit.refusal import Refusal
from selaras.records.models import FindingReading
from tests.actions.desk.company import AYU, BIMA, DEWI, FITS, RINA, hired, signed, tell
from tests.actions.promises.company import CONTACT, ROUTE, at, clocks, note, told

pytestmark = pytest.mark.django_db

NOW = at(24 * 4)


@pytest.fixture(autouse=True)
def charter():
    signed(when=at(-20))
    hired(at(-19))


def contact(n, when, *, rep="rep_dewi", noted=None, medium="call", actor="user:dewi", **more):
    fact = told("lead.contacted", f"lead_{n}", when, noted=noted, medium=medium, rep_id=rep, **more)
    return _by(fact, actor)


def _by(fact, actor):
    return type(fact)(**{name: getattr(fact, name) for name in fact.__struct_fields__} | {"actor": actor})


def people_at_work(count=30):
    return [contact(500 + n, at(n * 0.7 + n * n % 53 / 3600), rep="rep_tono") for n in range(1, count + 1)]


def back_dated(actor="user:dewi"):
    """Ten contacts, all written down two days later and inside a promise's time."""
    made = [contact(n, at(10 + n / 10), noted=at(58), actor=actor) for n in range(10)]
    return [*clocks(10, due=30), *made, *people_at_work()]


def detectors():
    return [(one.detector, one.rep_id or one.done_by) for one in FindingReading.objects.order_by("detector")]


def test_back_dating_is_found_once_however_often_one_looks():
    note(back_dated())
    assert look_for_patterns(NOW) == 1
    assert look_for_patterns(NOW + timedelta(hours=5)) == 0
    one = FindingReading.objects.get()
    assert (one.detector, one.rep_id, one.count, one.measure) == ("back_dated", "rep_dewi", 10, 1.0)
    assert set(one.evidence.split("\n")) == {f"lead_{n}" for n in range(10)}


def test_the_last_week_is_looked_at_again():
    note(back_dated())
    assert look_for_patterns(NOW + timedelta(weeks=1)) == 1
    assert look_for_patterns(NOW + timedelta(weeks=2)) == 0


def test_what_an_import_brought_says_nothing_of_anybody():
    note(back_dated(actor="import:crm"))
    assert look_for_patterns(NOW) == 0


def test_what_was_not_noted_yet_is_not_known():
    note(back_dated())
    assert look_for_patterns(at(50)) == 0


def test_what_was_taken_back_is_not_held_against_anybody():
    facts = back_dated()
    late = [fact for fact in facts if fact.noted_at == at(58)]
    note(
        [
            *facts,
            *(_by(told("lead.undone", fact.subject, at(58.1), undoes=fact.source_key), "user:dewi") for fact in late),
        ]
    )
    assert look_for_patterns(NOW) == 0


def test_mass_dispositions_just_before_they_were_due_are_found():
    promised = CONTACT._replace(clause="disposition in two weeks", promise="disposition")
    ended = [
        told("lead.disqualified", f"lead_{n}", at(28 + n / 100), reason="no_budget", rep_id="rep_dewi")
        for n in range(12)
    ]
    note([*clocks(12, due=30, owed=promised), *ended])
    look_for_patterns(NOW)
    assert ("mass_dispositions", "rep_dewi") in detectors()


def test_touches_crammed_into_an_hour_before_the_end_are_found():
    promised = CONTACT._replace(clause="disposition in two weeks", promise="disposition")
    made = [contact(n, at(20 + n * 0.9 + touch / 10)) for n in range(5) for touch in range(6)]
    ended = [
        told("lead.disqualified", f"lead_{n}", at(29 + n / 10), reason="no_budget", rep_id="rep_dewi") for n in range(5)
    ]
    recycled = [told("lead.recycled", "lead_9", at(29), reason="next_quarter", rep_id="rep_dewi")]
    note([*clocks(5, due=40, owed=promised), *made, *ended, *recycled])
    look_for_patterns(NOW)
    assert ("crammed_touches", "rep_dewi") in detectors()


def test_leads_put_aside_until_their_promise_broke_are_found():
    put_aside = [told("lead.snoozed", f"lead_{n}", at(28), until=at(29), rep_id="rep_dewi") for n in range(10)]
    nobodys = [told("lead.snoozed", "lead_20", at(28), until=at(29))]
    note([*clocks(10, due=30), *put_aside, *nobodys])
    look_for_patterns(NOW)
    assert detectors() == [("snoozed_past", "rep_dewi")]


def test_automatic_mail_marked_as_personal_is_found():
    burst = [contact(n, at(10, seconds=7), medium="email") for n in range(12)]
    automatic = [contact(90 + n, at(11), medium="email", automated=True) for n in range(9)]
    note([*burst, *automatic, *people_at_work()])
    look_for_patterns(NOW)
    assert detectors() == [("automatic_mail", "rep_dewi")]


def _edited(n, actor="user:putri", **changes):
    return _by(told("lead.updated", f"lead_{n}", at(20 + n), **changes), actor)


def lifted(actor="user:putri"):
    """Six leads that qualify because one person changed who they are."""
    weak = {**FITS, "seniority": "manager", "title": "Manager", "employees": 30}
    for n in range(6):
        tell(
            at(19 + n),
            told("lead.captured", f"lead_{n}", at(15 + n), **weak | {"company": f"Company {n}"}),
            told("lead.touched", f"lead_{n}", at(16 + n), signal="webinar_attended", channel="website"),
        )
        tell(at(20 + n), _edited(n, actor, seniority="director", title="Director", employees=120))


def test_changes_of_profiles_that_make_leads_qualify_are_found():
    add_person(Newcomer("putri", "marketing"), "a-long-pass-word-9")
    lifted()
    look_for_patterns(NOW)
    (one,) = FindingReading.objects.all()
    assert (one.detector, one.done_by, one.side, one.count) == ("score_edits", "user:putri", "marketing", 6)


def test_changes_by_a_system_or_by_nobody_known_are_no_side_s():
    lifted("system:enrichment")
    assert look_for_patterns(NOW) == 0


def test_changes_by_operations_are_operations_own():
    lifted("user:bima")
    look_for_patterns(NOW)
    assert FindingReading.objects.get().side == "operations"


def test_a_change_that_nothing_followed_is_work():
    note([told("lead.captured", "lead_1", at(3), **FITS), _edited(1, title="Head of Operations")])
    assert look_for_patterns(NOW) == 0


# who reads and who answers


@pytest.fixture
def finding():
    note(back_dated())
    look_for_patterns(NOW)
    return FindingReading.objects.get()


def answer(finding, by, verdict="explained", comment="the CRM was down"):
    return answer_finding(Handling(finding.finding_id, by, NOW), verdict, comment)


def test_those_who_coach_answer_a_finding(finding):
    assert isinstance(answer(finding, RINA), Told)
    found = finding_of(finding.finding_id)
    assert (found.answer.verdict, found.answer.answered_by, found.answer.comment) == (
        "explained", "rina", "the CRM was down",
    )  # fmt: skip
    assert visible_findings(RINA, answered=False) == []
    assert [one.finding_id for one in visible_findings(RINA, answered=True)] == [finding.finding_id]


def test_a_finding_changes_no_figure_and_stops_nobody(finding):
    before = list(FindingReading.objects.values("count", "measure"))
    answer(finding, BIMA, "confirmed", "we spoke about it")
    assert list(FindingReading.objects.values("count", "measure")) == before


@pytest.mark.parametrize("role", Role)
def test_the_table_decides_who_reads_and_answers_findings(finding, role):
    who = Person("somebody", "Somebody", role)
    sees = may(role, Act.READ_FINDINGS) and role is not Role.MARKETING_LEADER
    assert bool(visible_findings(who)) == sees
    said = answer(finding, who)
    assert isinstance(said, Told) == sees


def test_the_other_side_strangers_and_those_it_is_about_are_refused(finding):
    about = Person("dewi", "Dewi", "sales_manager", "rep_dewi")
    codes = [said.code for by in (AYU, about, DEWI) if isinstance(said := answer(finding, by), Refusal)]
    assert codes == ["finding_of_the_other_side", "finding_about_you", "not_your_role"]
    assert answer_finding(Handling("finding_none", RINA, NOW), "explained", "x").code == "finding_unknown"
    assert ROUTE.side == "marketing"
