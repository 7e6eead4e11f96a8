"""The lake holds every fact exactly once, as the relations say, and nothing of a person."""

import json
import random
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.instants import to_microseconds
from selaras.kit.manifest import read_manifest, write_manifest
from selaras.records.lake import LakeBusyError, LakeError, export, freshness
from selaras.records.lake.compacting import TOGETHER
from selaras.records.ledger import append, newest_position
from tests.records.company import START, captured, company, one_of_each, touched
from tests.records.lake_rows import rows_of_lake, rows_of_ledger

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 3, tzinfo=UTC)


@pytest.fixture
def lake(tmp_path):
    return tmp_path / "lake"


@pytest.mark.parametrize("seed", range(6))
def test_the_lake_says_of_every_kind_what_the_relation_says(lake, seed):
    append(one_of_each(random.Random(seed)))
    append(company(random.Random(seed)))
    export(lake, NOW)
    assert rows_of_lake(lake) == rows_of_ledger()


def test_nothing_personal_reaches_the_lake(lake):
    append([captured(1, email="dewi@maju.example", first_name="Dewi", last_name="Lestari", phone="+62 811")])
    export(lake, NOW)
    text = str(rows_of_lake(lake))
    assert not [word for word in ("maju", "Dewi", "Lestari", "811") if word in text]


def test_only_new_facts_are_written(lake):
    append(touched(1, 10))
    assert export(lake, NOW).facts == 10
    before = read_manifest(lake)
    append(touched(1, 13))
    assert export(lake, NOW).facts == 3
    after = read_manifest(lake)
    assert after.tables["touches"][: len(before.tables["touches"])] == before.tables["touches"]
    assert after.position == newest_position()
    assert rows_of_lake(lake) == rows_of_ledger()


def test_where_nothing_is_new_nothing_is_written(lake):
    append(touched(1, 3))
    export(lake, NOW)
    before = read_manifest(lake)
    assert export(lake, NOW + timedelta(hours=1)).facts == 0
    assert read_manifest(lake) == before


def test_an_empty_ledger_makes_an_empty_lake(lake):
    done = export(lake, NOW)
    assert (done.facts, done.position) == (0, 0)
    assert freshness(lake).waiting == 0


def test_the_watermark_is_the_newest_note(lake):
    append([captured(1, at=START + timedelta(days=9)), captured(2)])
    export(lake, NOW)
    assert read_manifest(lake).noted_until == to_microseconds(START + timedelta(days=9))


def test_many_facts_are_written_in_portions(lake):
    append(touched(1, 100))
    heard = []
    done = export(lake, NOW, part_facts=30, progress=lambda written, total: heard.append((written, total)))
    assert done.facts == 100
    assert [total - written for written, total in heard] == [70, 40, 10, 0]
    assert rows_of_lake(lake) == rows_of_ledger()


def test_small_parts_are_put_together_and_no_row_is_lost(lake):
    for turn in range(TOGETHER * TOGETHER + 3):
        append(touched(1, turn + 1, start=turn))
        export(lake, NOW)
    assert len(read_manifest(lake).tables["touches"]) < TOGETHER
    assert rows_of_lake(lake) == rows_of_ledger()


def test_a_reader_who_holds_an_older_manifest_still_finds_its_files(lake):
    for turn in range(TOGETHER - 1):
        append(touched(1, turn + 1, start=turn))
        export(lake, NOW)
    held = read_manifest(lake).files(lake)["touches"]
    append(touched(1, TOGETHER, start=TOGETHER - 1))
    assert export(lake, NOW).compacted == TOGETHER - 1
    assert rows_of_lake(lake) == rows_of_ledger()
    assert all((lake / name).is_file() for name in held)
    append(touched(1, 20, start=TOGETHER))
    export(lake, NOW + timedelta(hours=1))
    assert not any((lake / name).is_file() for name in held)
    assert rows_of_lake(lake) == rows_of_ledger()


def test_the_litter_of_a_killed_exporter_is_removed(lake):
    append(touched(1, 3))
    export(lake, NOW)
    orphan = lake / f"v{SCHEMA_VERSION}" / "touches" / "000000000001-000000000003-g99.parquet"
    orphan.write_bytes(b"half a file")
    export(lake, NOW)
    assert not orphan.exists()
    assert rows_of_lake(lake) == rows_of_ledger()


def test_a_lake_of_other_columns_is_made_anew(lake):
    append(touched(1, 3))
    export(lake, NOW)
    manifest = json.loads((lake / "manifest.json").read_text())
    (lake / "manifest.json").write_text(json.dumps(manifest | {"shape": "older"}))
    done = export(lake, NOW)
    assert (done.anew, done.facts) == (True, 3)
    assert rows_of_lake(lake) == rows_of_ledger()
    assert export(lake, NOW).anew is False


def test_a_lake_with_a_missing_file_is_made_anew(lake):
    append(touched(1, 3))
    export(lake, NOW)
    next(lake.glob(f"v{SCHEMA_VERSION}/touches/*.parquet")).unlink()
    assert export(lake, NOW).anew is True
    assert rows_of_lake(lake) == rows_of_ledger()


def test_a_lake_of_another_ledger_is_made_anew(lake):
    append(touched(1, 3))
    export(lake, NOW)
    manifest = read_manifest(lake)
    write_manifest(lake, type(manifest)(**{**_fields(manifest), "mark": "somebody-elses-fact"}))
    assert export(lake, NOW).anew is True
    assert rows_of_lake(lake) == rows_of_ledger()


def _fields(manifest):
    return {name: getattr(manifest, name) for name in manifest.__struct_fields__}


def test_a_damaged_manifest_is_an_error_that_says_what_to_do(lake):
    lake.mkdir()
    (lake / "manifest.json").write_text("{half")
    with pytest.raises(Exception, match="manifest is damaged.*remove the file"):
        export(lake, NOW)


def test_two_exporters_never_write_one_lake(lake):
    append(touched(1, 3))
    with pytest.raises(LakeBusyError, match="another exporter"):
        export(lake, NOW, progress=lambda *_: export(lake, NOW))


def test_a_folder_that_cannot_be_written_is_an_error_that_names_it(tmp_path):
    (tmp_path / "lake").write_text("a file where the folder should be")
    append(touched(1, 1))
    with pytest.raises(LakeError, match=r"lake: .*cannot be written.*export again"):
        export(tmp_path / "lake", NOW)


def test_freshness_counts_what_waits(lake):
    append(touched(1, 3))
    assert (freshness(lake).waiting, freshness(lake).written_at) == (3, None)
    export(lake, NOW)
    append(touched(1, 5))
    fresh = freshness(lake)
    assert (fresh.facts, fresh.waiting, fresh.written_at) == (3, 2, NOW)


@pytest.mark.django_db(transaction=True)
def test_what_may_yet_be_rolled_back_is_not_exported(lake):
    with transaction.atomic():
        append(touched(1, 3))
        with pytest.raises(LakeError, match="commit first"):
            export(lake, NOW)
