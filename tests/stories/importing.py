"""Bringing in a file as a person would, under one of the example mappings."""

from datetime import UTC, datetime
from pathlib import Path

from selaras.actions.imports import import_file, plan_import
from selaras.connectors.files.mapping import read_mapping
from selaras.core.charter import starting_terms

EXAMPLES = Path(__file__).parents[2] / "examples"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def bring_in(path, mapping):
    """Import a file under the named example mapping, or under a mapping given."""
    terms = starting_terms()
    mapping = read_mapping(EXAMPLES / mapping) if isinstance(mapping, str) else mapping
    return import_file(plan_import(path, mapping, terms), terms, actor="bima", clock=lambda: NOW)
