"""`selaras duplicates` and `selaras accounts`: seen, decided and taken back from the terminal."""

from datetime import timedelta

import pytest
from typer.testing import CliRunner

from selaras.actions.staff import Newcomer, add_person
from selaras.cli.commands import commands
from selaras.core.staff import Role
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.records.models import LeadReading, PairReading
from tests.actions.desk.company import FITS, opened, tell, told

pytestmark = pytest.mark.django_db

PERSON = {"first_name": "Dewi", "last_name": "Lestari", "email": "dewi@maju.co.id"}


@pytest.fixture
def leads():
    opened()
    add_person(Newcomer("bima", Role.REVENUE_OPERATIONS, "Bima"), "a long pass phrase 17")
    now = clock.now() - timedelta(hours=1)
    for number, email in enumerate(("dewi@maju.co.id", "d.lestari@maju.co.id", "dewi.l@maju.co.id"), start=1):
        tell(now, told("lead.captured", f"lead_{number}", now, **{**FITS, **PERSON, "email": email}))


def _run(*arguments):
    answer = CliRunner().invoke(commands, list(arguments), env={"COLUMNS": "200"})
    if answer.exception and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer.output


def test_pairs_are_listed_the_surest_first_a_page_at_a_time(leads):
    first = _run("duplicates", "--limit", "2")
    assert "lead_1 Dewi Lestari" in first
    assert "Name: the same" in first
    cursor = first.split("--after ")[1].strip()
    assert PairReading.objects.filter(pair_id=cursor).exists()
    second = _run("duplicates", "--limit", "2", "--after", cursor)
    assert cursor not in second
    assert "--after" not in second
    assert "Nama: sama" in _run("duplicates", "--lang", "id")


def test_two_leads_are_compared_line_by_line(leads):
    told_so = _run("duplicates", "compare", "lead_1", "lead_2")
    assert "d.lestari@maju.co.id" in told_so
    assert "Name: the same" in told_so
    assert "12.7 bits" in told_so
    assert "lead_1 stays and takes the whole history of lead_2 in" in told_so
    assert "sure" in told_so
    assert "That is one and the same lead." in _run("duplicates", "compare", "lead_1", "lead_1")


def test_a_pair_is_merged_looked_at_and_taken_back(leads):
    assert _run("duplicates", "merge", "lead_2", "lead_1", "--by", "bima") == "lead_2 is part of lead_1 now\n"
    assert LeadReading.objects.get(lead_id="lead_2").merged_into == "lead_1"
    listed = _run("duplicates", "within", "lead_1")
    assert "lead_2, part of it since" in listed
    assert "user:bima; Name: the same" in listed
    with pytest.raises(InputError, match="one lead already"):
        _run("duplicates", "merge", "lead_2", "lead_1", "--by", "bima")
    _run("duplicates", "unmerge", "lead_2", "--by", "bima", "--reason", "brothers")
    assert _run("duplicates", "within", "lead_1") == "Nothing is part of lead_1.\n"


def test_a_pair_is_told_apart(leads):
    _run("duplicates", "part", "lead_1", "lead_2", "--by", "bima", "--reason", "brothers")
    for other in ("lead_1", "lead_2"):
        _run("duplicates", "part", other, "lead_3", "--by", "bima")
    assert _run("duplicates") == "No two leads wait to be told apart.\n"


def test_a_merge_says_whose_work_ends(leads):
    now = clock.now()
    for number, rep in (("1", "rep_dewi"), ("2", "rep_tono")):
        tell(now, told("lead.qualified", f"lead_{number}", now), told("lead.routed", f"lead_{number}", now, rep_id=rep))
    answer = _run("duplicates", "merge", "lead_1", "lead_2", "--by", "bima")
    assert "rep_dewi has the lead afterwards; the work of rep_tono on it ends." in answer


def test_evidence_of_another_system_is_told_in_its_own_words(leads):
    now = clock.now()
    tell(now, told("lead.merged", "lead_2", now, into="lead_1", evidence=("same e-mail address",)))
    assert "; same e-mail address" in _run("duplicates", "within", "lead_1")


def test_somebody_says_whose_a_lead_is(leads):
    now = clock.now()
    assert _run("accounts", "list") == "Every lead has its account, or belongs to none.\n"
    known = [told("account.added", f"account_{number}", now, name="Sinar Abadi") for number in range(2)]
    tell(now, *known)
    for number in (7, 8):
        tell(now, told("lead.captured", f"lead_{number}", now, company="Sinar Abadi", email=f"x{number}@y.example"))
    listed = _run("accounts", "list", "--limit", "1")
    assert "lead_7" in listed
    assert "account_1  Sinar Abadi" in listed
    assert "lead_8" not in listed
    assert "lead_7 belongs to account_1 now" in _run("accounts", "match", "lead_7", "account_1", "--by", "bima")
    assert "lead_8 bukan milik akun" in _run("accounts", "none", "lead_8", "--by", "bima", "--lang", "id")
    assert "Every lead" in _run("accounts", "list")
