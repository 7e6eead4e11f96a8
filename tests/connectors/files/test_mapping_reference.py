"""The reference of mappings names every key, field and preset there is."""

from pathlib import Path

from selaras.connectors.files.reference import reference

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "mapping.md"


def test_the_page_is_what_the_code_says():
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "write it anew: python -m selaras.connectors.files.reference"
    )
