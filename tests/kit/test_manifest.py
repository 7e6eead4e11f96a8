"""A manifest changes in one step, and what it does not name is litter."""

import msgspec
import pytest

from selaras.kit.manifest import Manifest, ManifestError, Part, faults, flush, litter, read_manifest, write_manifest

PART = Part(path="v1/touches/1-3.parquet", rows=3, bytes=4, first=1, last=3)
MANIFEST = Manifest(
    schema_version=1,
    generation=2,
    position=3,
    noted_until=9,
    tables={"touches": (PART,)},
    retired={"v1/touches/0.parquet": 5},
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "v1" / "touches").mkdir(parents=True)
    (tmp_path / PART.path).write_bytes(b"1234")
    return tmp_path


def test_what_is_written_is_read(folder):
    write_manifest(folder, MANIFEST)
    assert read_manifest(folder) == MANIFEST


def test_a_new_manifest_takes_the_place_of_the_old(folder):
    write_manifest(folder, MANIFEST)
    write_manifest(folder, msgspec.structs.replace(MANIFEST, generation=3))
    assert read_manifest(folder).generation == 3
    assert [path.name for path in folder.glob("manifest*")] == ["manifest.json"]


def test_a_folder_without_a_manifest_has_none(tmp_path):
    assert read_manifest(tmp_path) is None
    assert read_manifest(tmp_path / "nowhere") is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema_version": "one"}'])
def test_a_damaged_manifest_is_an_error_with_a_next_step(folder, text):
    (folder / "manifest.json").write_text(text)
    with pytest.raises(ManifestError, match=r"manifest.json: the manifest is damaged.*remove the file"):
        read_manifest(folder)


def test_a_manifest_that_cannot_be_read_is_an_error_that_names_it(folder):
    (folder / "manifest.json").mkdir()
    with pytest.raises(ManifestError, match=r"manifest.json: the manifest cannot be read"):
        read_manifest(folder)


def test_a_manifest_knows_its_rows_and_files(folder):
    assert MANIFEST.rows == 3
    assert MANIFEST.files(folder) == {"touches": [str(folder / PART.path)]}


def test_whole_files_have_no_faults(folder):
    assert faults(folder, MANIFEST) == []


def test_a_file_that_is_cut_short_or_missing_is_a_fault(folder):
    (folder / PART.path).write_bytes(b"12")
    assert faults(folder, MANIFEST) == [f"{PART.path} has 2 bytes, not 4"]
    (folder / PART.path).unlink()
    assert faults(folder, MANIFEST) == [f"{PART.path} is missing"]


def test_what_is_neither_named_nor_retired_is_litter(folder):
    for name in ("0.parquet", "7.parquet"):
        (folder / "v1" / "touches" / name).write_bytes(b"")
    pattern = "v*/*/*.parquet"
    assert [path.name for path in litter(folder, MANIFEST, pattern)] == ["7.parquet"]
    assert len(litter(folder, None, pattern)) == 3


def test_flushing_what_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        flush(tmp_path / "nowhere")
