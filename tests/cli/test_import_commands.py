"""`selaras import`, `rejects` and `readiness` as a person meets them in a terminal."""

import pytest
import typer
from typer.testing import CliRunner

from selaras.cli.imports import import_, rejects_
from selaras.cli.readiness import readiness
from selaras.kit.errors import InputError
from selaras.records.models import Fact

DEALS = "id,made,stage,amount\n1,2026-01-02,Talks,10\n2,someday,Talks,10\n"
MAPPING = """\
source: crm
table: opportunities
key: id
columns: {made: created_at, stage: stage, amount: amount}
currency: USD
"""


@pytest.fixture
def deals(tmp_path):
    (tmp_path / "deals.csv").write_text(DEALS, encoding="utf-8")
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


@pytest.fixture
def selaras(db):
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command("import")(import_)
    app.command("rejects")(rejects_)
    app.command()(readiness)

    def run(*words, answer=None):
        result = CliRunner().invoke(app, [str(word) for word in words], input=answer)
        if isinstance(result.exception, InputError):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result.output

    return run


def test_the_plan_is_shown_and_nothing_is_written_without_a_yes(selaras, deals):
    shown = selaras("import", deals / "deals.csv", "-m", deals / "m.yaml", answer="n\n")
    for words in (
        "2 rows of opportunities from crm",
        "Times without an offset in made",
        "created_at=2026-01-01T17:00:00Z",
    ):
        assert words in shown
    assert "1 value cannot be read" in shown
    assert "Nothing was written." in shown
    assert not Fact.objects.exists()


def test_an_import_ends_with_its_report(selaras, deals):
    shown = selaras("import", deals / "deals.csv", "-m", deals / "m.yaml", "--yes", "--rejects", deals / "out.csv")
    assert "2 rows read: 1 written, 0 known already, 1 rejected." in shown
    assert "Before any figure:" in shown
    assert "this is not a date or time" in (deals / "out.csv").read_text(encoding="utf-8")
    assert "Nothing changed." in selaras("import", deals / "deals.csv", "-m", deals / "m.yaml", "--yes")


def test_rejects_are_shown_and_written(selaras, deals):
    with pytest.raises(InputError, match="no file has been imported yet"):
        selaras("rejects")
    selaras("import", deals / "deals.csv", "-m", deals / "m.yaml", "--yes")
    assert "row 3, column made: 'someday': this is not a date or time" in selaras("rejects")
    assert "baris 3, kolom made" in selaras("rejects", "--language", "id")
    assert "1 rejected" in selaras("rejects", "-o", deals / "again.csv")


def test_an_import_without_rejects_says_so(selaras, deals):
    (deals / "deals.csv").write_text(DEALS.replace("someday", "2026-01-03"), encoding="utf-8")
    selaras("import", deals / "deals.csv", "-m", deals / "m.yaml", "--yes")
    assert "Every value could be read." in selaras("rejects")
    (deals / "deals.csv").write_text("id,made,stage,amount\n1,2026-01-02,Talks,10\n", encoding="utf-8")
    assert "every row was known already" in selaras("import", deals / "deals.csv", "-m", deals / "m.yaml", "--yes")


def test_a_proposal_is_shown_and_written_once(selaras, deals):
    shown = selaras("import", deals / "deals.csv", "--propose")
    assert "source: deals" in shown
    assert "Talks" in shown
    assert "selaras import" in selaras("import", deals / "deals.csv", "--propose", "-o", deals / "new.yaml")
    with pytest.raises(InputError, match="this file exists"):
        selaras("import", deals / "deals.csv", "--propose", "-o", deals / "new.yaml")
    assert not Fact.objects.exists()


def test_a_mapping_or_a_preset_is_needed_and_not_both(selaras, deals):
    with pytest.raises(InputError, match="have one proposed"):
        selaras("import", deals / "deals.csv")
    with pytest.raises(InputError, match="both given"):
        selaras("import", deals / "deals.csv", "-m", deals / "m.yaml", "--preset", "hubspot-deals")
    (deals / "hub.csv").write_text("Record ID,Deal Name,Create Date\n1,Acme,2026-01-02\n", encoding="utf-8")
    assert "1 row read: 1 written" in selaras("import", deals / "hub.csv", "--preset", "hubspot-deals", "--yes")


def test_readiness_says_that_nothing_was_found(selaras):
    assert "nothing was found that weakens one" in selaras("readiness")
    assert "tidak ada temuan" in selaras("readiness", "--language", "id")


def test_a_damaged_row_and_ignored_columns_and_constants_are_in_the_plan(selaras, deals):
    (deals / "m.yaml").write_text(
        MAPPING.replace("stage: stage, ", "") + "constants: {channel: fair}\n", encoding="utf-8"
    )
    (deals / "deals.csv").write_text("id;made;stage;amount\n1;2026-01-02;Talks;10\n2;x\n", encoding="utf-8")
    shown = selaras("import", deals / "deals.csv", "-m", deals / "m.yaml", "--delimiter", ";", answer="n\n")
    for words in ("Not used: stage", "= fair", "1 row does not fit the header and will be rejected."):
        assert words in shown
