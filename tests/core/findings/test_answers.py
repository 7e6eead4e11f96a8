"""A finding is told once, and people answer it: with a reason, and never about themselves."""

from datetime import UTC, datetime, timedelta

import pytest

from selaras.core.findings import VERDICTS, Pattern, answer, finding_facts, finding_told
from selaras.core.sla import Deed
from selaras.core.staff.person import Person
from selaras.kit.periods import Cuts
from selaras.kit.refusal import Refusal

WEEK = Cuts("Asia/Jakarta").named("2026-W10")
NOW = WEEK.start + timedelta(days=3)
BACK_DATED = Pattern("back_dated", "sales", 5, 0.25, 0.2, ("lead_1", "lead_2"), rep_id="rep_dewi")
EDITED = Pattern("score_edits", "marketing", 5, 5.0, 5.0, ("lead_1",), done_by="user:putri")

RINA = Person("rina", "Rina", "sales_manager", "rep_rina")
DEWI = Person("dewi", "Dewi", "sales_manager", "rep_dewi")
AYU = Person("ayu", "Ayu", "marketing_leader")
PUTRI = Person("putri", "Putri", "marketing_leader")
BIMA = Person("bima", "Bima", "revenue_operations")


def _made(pattern=BACK_DATED, at=NOW):
    (fact,) = finding_facts([pattern], WEEK, at, 2)
    return fact


def _by(person):
    return Deed(person, NOW + timedelta(hours=1), f"{person.id}:answer")


def _code(said):
    assert isinstance(said, Refusal)
    return said.code


def test_a_finding_is_told_once_a_week_of_one_person_and_sort():
    early, later = _made(), _made(at=NOW + timedelta(days=1))
    assert early.source_key == later.source_key
    assert _made(EDITED).subject != early.subject
    following = finding_facts([BACK_DATED], Cuts("Asia/Jakarta").named("2026-W11"), NOW, 2)
    assert following[0].source_key != early.source_key


def test_a_finding_says_until_when_was_looked():
    assert (_made().details.from_at, _made().details.until_at, _made().happened_at) == (WEEK.start, NOW, NOW)
    assert _made(at=WEEK.end + timedelta(days=9)).details.until_at == WEEK.end
    assert _made().details.charter_version == 2


def test_the_last_answer_stands():
    finding = finding_told([_made()])
    assert (finding.answer, finding.answered_at) == (None, None)
    first = answer(finding, _by(RINA), "confirmed", " we spoke ")
    later = Deed(BIMA, NOW + timedelta(days=2), "b")
    second = answer(finding, later, "explained", "the CRM was down")
    told = finding_told([second, _made(), first])
    assert (told.answer.verdict, told.answer.answered_by, told.answered_at) == ("explained", "bima", later.at)
    assert first.details.comment == "we spoke"
    assert finding_told([first]) is None


@pytest.mark.parametrize("verdict", VERDICTS)
def test_an_answer_is_one_of_two_and_says_why(verdict):
    finding = finding_told([_made()])
    assert answer(finding, _by(RINA), verdict, "why").details.verdict == verdict
    assert _code(answer(finding, _by(RINA), verdict, "  ")) == "verdict_unexplained"
    assert _code(answer(finding, _by(RINA), "guilty", "why")) == "verdict_unknown"


def test_nobody_answers_a_finding_about_themselves():
    assert _code(answer(finding_told([_made()]), _by(DEWI), "explained", "why")) == "finding_about_you"
    assert _code(answer(finding_told([_made(EDITED)]), _by(PUTRI), "explained", "why")) == "finding_about_you"
    assert answer(finding_told([_made(EDITED)]), _by(AYU), "explained", "why").actor == "user:ayu"


def test_each_side_answers_its_own_and_operations_answers_any():
    assert _code(answer(finding_told([_made()]), _by(AYU), "explained", "why")) == "finding_of_the_other_side"
    assert _code(answer(finding_told([_made(EDITED)]), _by(RINA), "explained", "why")) == "finding_of_the_other_side"
    for pattern in (BACK_DATED, EDITED):
        assert answer(finding_told([_made(pattern)]), _by(BIMA), "explained", "why").kind == "finding.answered"


def test_instants_are_those_of_the_charters_week():
    assert WEEK.start == datetime(2026, 3, 1, 17, tzinfo=UTC)
