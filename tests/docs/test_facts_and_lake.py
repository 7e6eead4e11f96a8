"""The reference pages say what the code says, of every kind and every column."""

import pytest

from selaras.core.ledger import KINDS, RELATIONS
from tools.reference import PAGES, REFERENCE


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_what_the_code_says(name):
    assert (REFERENCE / name).read_text(encoding="utf-8") == PAGES[name](), "run: python -m tools.reference"


def test_every_kind_and_every_detail_is_explained():
    page = PAGES["facts.md"]()
    for kind in KINDS.values():
        section = page.split(f"## `{kind.name}`\n", 1)[1].split("\n## ", 1)[0]
        assert [name for name in kind.details.__struct_fields__ if f"| `{name}`" not in section] == []


def test_every_relation_and_every_column_is_explained():
    page = PAGES["lake.md"]()
    for relation in RELATIONS.values():
        section = page.split(f"## {relation.name}\n", 1)[1].split("\n## ", 1)[0]
        assert [column.name for column in relation.columns if f"| `{column.name}` |" not in section] == []
