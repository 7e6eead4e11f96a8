"""Importing: nothing twice, nothing lost, nothing silent, whatever happens on the way."""

import csv
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from selaras.actions.imports import import_file, plan_import
from selaras.actions.imports_readiness import report
from selaras.actions.imports_rejects import inert, newest_run, rejects_of, write_rejects
from selaras.connectors.files.mapping import mapping_of
from selaras.core.charter import starting_terms
from selaras.kit.errors import InputError, SelarasError
from selaras.records.models import AccountReading, Fact, ImportRowReject, ImportRun, LeadReading, OpportunityReading

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LEADS = mapping_of("{source: crm, table: leads, key: id, columns: {at: captured_at, email: email, staff: employees}}")
TEXT = "id,at,email,staff\n1,2026-01-02,a@b.example,10\n2,someday,=cmd(),-5\n3,2026-01-04,c@d.example,\n4,2026-01-05\n"


@pytest.fixture
def bring(tmp_path, db):
    def bring(text, mapping=LEADS, **options):
        path = tmp_path / "file.csv"
        path.write_text(text, encoding="utf-8")
        terms = starting_terms()
        return import_file(plan_import(path, mapping, terms), terms, actor="bima", clock=lambda: NOW, **options)

    return bring


def test_every_row_is_written_rejected_or_known(bring):
    outcome = bring(TEXT)
    assert (outcome.read, outcome.written, outcome.rejected, outcome.known) == (4, 2, 2, 0)
    assert LeadReading.objects.count() == 2
    run = ImportRun.objects.get()
    assert (run.state, run.rows_read, run.rows_written, run.rows_rejected, run.actor) == ("done", 4, 2, 2, "bima")


def test_rejects_name_row_column_value_and_reason(bring):
    outcome = bring(TEXT)
    assert [(r.row, r.column, r.value, r.reason.id) for r in rejects_of(outcome.run_id)] == [
        (3, "at", "someday", "imports-reject-instant"),
        (3, "staff", "-5", "imports-reject-count"),
        (5, "", "4,2026-01-05", "imports-reject-width"),
    ]


def test_the_rejects_file_holds_nothing_a_spreadsheet_would_run(bring, tmp_path):
    outcome = bring("id,at,email,staff\n=1+1,x,a@b.example,1\n2,=cmd(),a@b.example,1\n")
    assert write_rejects(outcome.run_id, tmp_path / "out/rejects.csv", lambda sentence: sentence.id) == 2
    with (tmp_path / "out/rejects.csv").open(newline="", encoding="utf-8") as file:
        assert [row["value"] for row in csv.DictReader(file)] == ["x", "'=cmd()"]
    assert [inert(text) for text in ("@a", "-1", "plain")] == ["'@a", "'-1", "plain"]
    with pytest.raises(InputError, match="--rejects"):
        write_rejects(outcome.run_id, tmp_path, lambda sentence: sentence.id)


def test_the_same_file_again_changes_nothing_and_says_so(bring):
    bring(TEXT)
    facts = Fact.objects.count()
    again = bring(TEXT)
    assert (again.repeated, again.read, again.rejected) == (True, 4, 2)
    assert (Fact.objects.count(), ImportRowReject.objects.count(), ImportRun.objects.count()) == (facts, 3, 1)


def test_a_longer_file_adds_only_what_is_new(bring):
    bring("id,at,email,staff\n1,2026-01-02,a@b.example,10\n")
    outcome = bring("id,at,email,staff\n1,2026-01-02,a@b.example,10\n2,2026-01-03,c@d.example,5\n")
    assert (outcome.read, outcome.written, outcome.known) == (2, 1, 1)
    assert Fact.objects.count() == 2


def test_what_no_fact_can_change_is_reported(bring):
    leads = mapping_of("{source: crm, table: leads, key: id, columns: {at: captured_at, from: channel}}")
    bring("id,at,from\n1,2026-01-02,fair\n2,2026-01-02,web\n", leads)
    outcome = bring("id,at,from\n1,2026-01-02,web\n2,2026-01-02,web\n", leads)
    assert (outcome.written, outcome.known) == (0, 2)
    [changed] = [finding for finding in report(outcome.run_id) if finding.code == "row-changed"]
    assert (changed.rows, changed.examples[0].row, changed.examples[0].value) == (1, 2, "1")


def test_a_key_that_comes_twice_is_told_once_and_reported(bring):
    outcome = bring("id,at,email,staff\n1,2026-01-02,a@b.example,10\n1,2026-01-03,x@d.example,5\n")
    assert (outcome.written, outcome.known) == (1, 1)
    assert "key-again" in {finding.code for finding in report(outcome.run_id)}


def test_a_row_whose_whole_is_refused_is_rejected_with_its_key(bring):
    deals = mapping_of("{source: crm, table: opportunities, key: id, columns: {made: created_at, stage: stage}}")
    outcome = bring("id,made,stage\n1,2026-01-02,Closed Won\n2,2026-01-02,Talks\n", deals)
    assert (outcome.written, outcome.rejected) == (1, 1)
    [reject] = rejects_of(outcome.run_id)
    assert (reject.row, reject.value, reject.reason.id) == (2, "1", "imports-reject-close")
    assert OpportunityReading.objects.count() == 1


def test_an_interrupted_import_goes_on_where_it_stopped(bring):
    class StoppedError(Exception):
        pass

    def stop(done, _all):
        if done == 4:
            raise StoppedError

    text = "id,at,email,staff\n" + "".join(f"{n},2026-01-02,{n}@b.example,1\n" for n in range(10))
    with pytest.raises(StoppedError):
        bring(text, rows_at_once=2, progress=stop)
    run = ImportRun.objects.get()
    assert (run.state, run.position, Fact.objects.count()) == ("interrupted", 4, 4)
    seen = []
    outcome = bring(text, rows_at_once=2, progress=lambda done, every: seen.append((done, every)))
    assert (outcome.read, outcome.written, Fact.objects.count()) == (10, 10, 10)
    assert seen[-1] == (10, 10)
    with pytest.raises(StoppedError):
        bring(text + "11,2026-01-02,z@b.example,1\n", rows_at_once=2, progress=stop)
    with pytest.raises(InputError, match="cut differently"):
        bring(text + "11,2026-01-02,z@b.example,1\n", rows_at_once=3)


def test_two_imports_of_one_file_do_not_run_side_by_side(bring):
    def meddle(done, _all):
        ImportRun.objects.update(position=done + 1)

    text = "id,at,email,staff\n" + "".join(f"{n},2026-01-02,{n}@b.example,1\n" for n in range(6))
    with pytest.raises(InputError, match="another process imports this file now"):
        bring(text, rows_at_once=2, progress=meddle)


def test_facts_are_noted_when_their_batch_is_written(tmp_path, db):
    path = tmp_path / "a.csv"
    path.write_text("id,at,email,staff\n1,2026-01-02,,\n2,2026-01-02,,\n", encoding="utf-8")
    hours = iter(range(9, 24))
    terms = starting_terms()
    import_file(
        plan_import(path, LEADS, terms), terms, actor="b", clock=lambda: NOW.replace(hour=next(hours)), rows_at_once=1
    )
    first, second = Fact.objects.order_by("id")
    assert first.noted_at < second.noted_at


def test_references_nobody_told_of_go_from_the_report_when_they_come(bring):
    deals = mapping_of("{source: crm, table: opportunities, key: id, columns: {made: created_at, who: account}}")
    accounts = mapping_of("{source: crm, table: accounts, key: name, columns: {name: name}}")
    bring("id,made,who\n1,2026-01-02,Acme\n2,2026-01-02,Zed\n3,2026-01-02,Zed\n", deals)
    [lost] = [finding for finding in report() if finding.code == "key-unmatched"]
    assert (lost.rows, [e.value for e in lost.examples]) == (3, ["Zed (2)", "Acme (1)"])
    bring("name\nZed\nAcme Inc\nOther Corp\n", accounts)
    [left] = [finding for finding in report() if finding.code == "key-unmatched"]
    assert (left.rows, left.words["keys"]) == (1, "1")
    bring("name\nAcme\n", accounts)
    assert [finding for finding in report() if finding.code == "key-unmatched"] == []
    assert AccountReading.objects.count() == 4


def test_amounts_without_a_rate_are_a_finding(bring):
    deals = mapping_of(
        "{source: crm, table: opportunities, key: id, columns: {made: created_at, sum: amount}, currency: KWD}"
    )
    outcome = bring("id,made,sum\n1,2026-01-02,1.234\n", deals)
    [finding] = [f for f in report(outcome.run_id) if f.code == "rate-missing"]
    assert finding.words == {"currency": "KWD", "base": "USD"}


def test_known_values_may_come_from_a_file_beside(bring, tmp_path):
    (tmp_path / "products.csv").write_text("product,price\nGTX Pro,1\n", encoding="utf-8")
    text = (
        "{source: crm, table: opportunities, key: id, columns: {made: created_at, what: product}, "
        "known_values: {product: {file: products.csv, column: %s}}}"
    )
    outcome = bring("id,made,what\n1,2026-01-02,GTXPro\n", mapping_of(text % "product"))
    assert "value-near" in {finding.code for finding in report(outcome.run_id)}
    with pytest.raises(InputError, match="there is no column 'prod'"):
        bring("id,made,what\n1,2026-01-02,GTXPro\n", mapping_of(text % "prod"))


@pytest.mark.parametrize(
    ("table", "columns", "row", "code"),
    [
        ("touches", "{a: lead, b: at, c: signal}", "1,2026-01-02,moonwalk", "value-unknown"),
        ("activities", "{a: lead, b: at, c: medium}", "1,2026-01-02,pigeon", "value-unknown"),
    ],
)
def test_signals_and_media_the_charter_does_not_know_are_reported(bring, table, columns, row, code):
    mapping = mapping_of(f"{{source: web, table: {table}, columns: {columns}}}")
    outcome = bring(f"a,b,c\n{row}\n", mapping)
    assert {"value-unknown", "key-unmatched"} <= {finding.code for finding in report(outcome.run_id)}


def test_there_is_no_newest_run_before_the_first_import(db):
    assert newest_run() is None


SCRIPT = """
import os, sys, time
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "selaras.site.settings"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from selaras.actions.imports import import_file, plan_import
from selaras.connectors.files.mapping import mapping_of
from selaras.core.charter import starting_terms
from selaras.kit.clock import now
terms = starting_terms()
mapping = mapping_of("{source: web, table: touches, key: id, columns: {who: lead, at: at, what: signal}}")
def slowly(done, every):
    print(done, flush=True)
    time.sleep(float(sys.argv[2]))
planned = plan_import(Path(sys.argv[1]), mapping, terms)
outcome = import_file(planned, terms, actor="t", clock=now, rows_at_once=100, progress=slowly)
print("outcome", outcome.read, outcome.written, outcome.known, flush=True)
"""


@pytest.mark.slow
def test_a_killed_import_loses_nothing_and_repeats_nothing(tmp_path):
    path = tmp_path / "touches.csv"
    path.write_text(
        "id,who,at,what\n" + "".join(f"{n},L{n % 7},2026-01-02,view\n" for n in range(1000)), encoding="utf-8"
    )
    environment = {
        **os.environ,
        "SELARAS_HOME": str(tmp_path),
        "SELARAS_DATABASE": "",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    first = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path), "0.2"], env=environment, stdout=subprocess.PIPE, text=True
    )
    while "300" not in first.stdout.readline():
        time.sleep(0)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    first.stdout.close()
    again = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path), "0"], env=environment, capture_output=True, text=True, check=True
    )
    assert again.stdout.splitlines()[-1] == "outcome 1000 1000 0"
    third = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path), "0"], env=environment, capture_output=True, text=True, check=True
    )
    assert third.stdout.splitlines() == ["outcome 1000 1000 0"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a read-only session is a setting of this SQLite connection")
def test_a_read_only_database_is_named_with_the_way_out(tmp_path, transactional_db):
    path = tmp_path / "a.csv"
    path.write_text("id,at,email,staff\n1,2026-01-02,,\n", encoding="utf-8")
    terms = starting_terms()
    planned = plan_import(path, LEADS, terms)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=ON")
    try:
        with pytest.raises(SelarasError) as refused:
            import_file(planned, terms, actor="b", clock=lambda: NOW)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only=OFF")
    assert refused.value.what == "the database is read-only"
    assert refused.value.next_step == "make the file and its folder writable for this user"
    assert Path(refused.value.place).suffix == ".db"
