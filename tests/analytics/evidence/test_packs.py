"""A pack gives its claim again from its own rows, and says so when anything in it was changed."""

import hashlib
import io
import json
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from selaras.analytics import Cut, Cuts, Question, Yardstick, metric_named
from selaras.analytics.diagnosis import diagnose
from selaras.analytics.evidence import Charter, check, pack_figure, pack_verdict
from selaras.core.charter.canonical import canonical, sha256
from selaras.core.diagnosis import Rule
from selaras.kit.errors import InputError
from selaras.phrases.evidence import figure_pages, verdict_pages
from tests.analytics.diagnosis.two_months import KNOWN, two_months
from tests.analytics.writing import Telling, lake_of
from tests.core.bare import bare_terms

FAST = Rule(draws=40)


@pytest.fixture(scope="module")
def terms():
    target = {"starts_on": "2026-06-01", "ends_on": "2026-06-30", "revenue": 30_000}
    return bare_terms(time_zone="UTC", figures={"targets": [target]})


@pytest.fixture(scope="module")
def question(terms, tmp_path_factory) -> Question:
    lake = lake_of(two_months(Telling()), tmp_path_factory.mktemp("lake"))
    return Question(lake.at(KNOWN), Cuts().named("2026-06"), Yardstick.of(terms))


@pytest.fixture(scope="module")
def charter(terms) -> Charter:
    return Charter(canonical(terms), sha256(terms), 1)


def verdict_pack(question, terms, charter, against, basis, part=None):
    rule = replace(FAST, basis=basis)
    verdict = diagnose(question.moment, terms, as_of=KNOWN, period=question.period, against=against, rule=rule)
    members = pack_verdict(question, terms, verdict, charter, part)
    return members.with_pages(verdict_pages(verdict, members.name, charter.number, part))


@pytest.fixture(scope="module")
def pack(question, terms, charter):
    return verdict_pack(question, terms, charter, "last_period", "pipeline", "speed")


def kept(pack, folder: Path) -> Path:
    path = folder / pack.name
    path.write_bytes(pack.content)
    return path


def changed(pack, folder: Path, name: str, data: bytes, *, sums: bool) -> Path:
    """The pack with one member replaced, and with its list of sums mended as a forger would."""
    with zipfile.ZipFile(io.BytesIO(pack.content)) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    members[name] = data
    if sums:
        listed = members["SHA256SUMS"].decode().splitlines()
        mended = [line for line in listed if not line.endswith(f"  {name}")]
        members["SHA256SUMS"] = "\n".join([*mended, f"{hashlib.sha256(data).hexdigest()}  {name}"]).encode()
    path = folder / "changed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for entry, content in members.items():
            archive.writestr(entry, content)
    return path


@pytest.mark.parametrize(("against", "basis"), [("last_period", "revenue"), ("plan", "pipeline")])
def test_a_verdict_is_counted_again_from_its_own_rows(question, terms, charter, folder, against, basis) -> None:
    found = check(kept(verdict_pack(question, terms, charter, against, basis), folder))
    assert found.holds, found.faults
    assert {"parts", "gap", "owners"} <= set(found.counted)
    assert found.rows > 244
    assert found.claim["charter"] == {"version": 1, "sha256": charter.sha256}


def test_the_same_claim_gives_the_same_file(question, terms, charter, pack) -> None:
    again = verdict_pack(question, terms, charter, "last_period", "pipeline", "speed")
    assert again.content == pack.content
    assert pack.name == "evidence-verdict-2026-06-last_period-pipeline-speed.zip"


def test_the_sums_are_checked_by_plain_tools(pack, folder) -> None:
    with zipfile.ZipFile(kept(pack, folder)) as archive:
        archive.extractall(folder / "opened")
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder / "opened", capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    for language, said in (("en", "Follow-up speed: "), ("id", "Kecepatan tindak lanjut: ")):
        assert said in (folder / "opened" / f"index.{language}.html").read_text(encoding="utf-8")


def test_a_member_that_was_changed_is_named(pack, folder) -> None:
    found = check(changed(pack, folder, "queries.sql", b"SELECT 1", sums=False))
    assert found.faults == ("queries.sql: its SHA-256 is not the one listed",)
    added = check(changed(pack, folder, "rows/new.csv", b"", sums=False))
    assert added.faults == ("rows/new.csv: in the file, and not listed",)


def test_a_claim_that_the_rows_do_not_give_does_not_hold_though_its_sums_do(pack, folder) -> None:
    with zipfile.ZipFile(io.BytesIO(pack.content)) as archive:
        claim = json.loads(archive.read("claim.json"))
    claim["parts"][0]["money"]["minor"] += 1
    claim["gap"]["minor"] += 1
    found = check(changed(pack, folder, "claim.json", json.dumps(claim).encode(), sums=True))
    assert not found.holds
    assert [fault.partition(":")[0] for fault in found.faults] == ["gap", "parts"]


def test_a_file_that_is_no_pack_is_an_error_with_the_next_step(pack, folder) -> None:
    no_zip = folder / "no.zip"
    no_zip.write_text("no zip")
    for path in (folder / "nowhere.zip", no_zip, changed(pack, folder, "claim.json", b"[]", sums=True)):
        with pytest.raises(InputError, match="selaras evidence"):
            check(path)


def test_a_refused_verdict_has_no_evidence(question, terms, charter) -> None:
    verdict = diagnose(question.moment, terms, as_of=KNOWN, period=question.period, against="last_year", rule=FAST)
    with pytest.raises(InputError, match="no evidence"):
        pack_verdict(question, terms, verdict, charter)


@pytest.mark.parametrize(
    ("name", "cut", "counted"),
    [
        ("mql_volume", Cut("channel", "fair"), "count"),
        ("acceptance_rate", None, "share"),
        ("mql_to_sql", None, "share"),
        ("won", None, "sum"),
        ("time_to_first_contact", None, "rows"),
    ],
)
def test_a_figure_is_counted_again_as_far_as_rows_can(question, charter, folder, name, cut, counted) -> None:
    members, _ = pack_figure(name, question, cut, charter, hidden=frozenset({"rep"}))
    from_rows = check(kept(members.with_pages(figure_pages(members.name, figure_called(name), "1", 2, ())), folder))
    assert from_rows.holds, from_rows.faults
    assert from_rows.counted == (counted,)
    forged = json.loads(members.content["claim.json"]) | {"value": 7, "n": 7, "numerator": 7}
    wrong = replace(members, content=members.content | {"claim.json": json.dumps(forged).encode()})
    assert not check(kept(wrong.with_pages({}), folder)).holds


def figure_called(name: str):
    return metric_named(name).called


def test_a_figure_that_is_not_made_of_rows_has_no_pack(question, charter) -> None:
    for name, cut in (("target", None), ("spend", None), ("mql_volume", Cut("channel", "nowhere"))):
        with pytest.raises(InputError):
            pack_figure(name, question, cut, charter)
