"""The charter's JSON Schema: the file in the documentation is current, and the starting charter fits it."""

from pathlib import Path

import jsonschema
from ruamel.yaml import YAML

from selaras.core.charter import starting_text
from selaras.core.charter.schema import schema, schema_text

FILE = Path(__file__).parents[3] / "docs" / "reference" / "charter.schema.json"


def test_the_schema_in_the_documentation_is_current() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text(), (
        "run: selaras charter schema > docs/reference/charter.schema.json"
    )


def test_the_starting_charter_fits_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(YAML(typ="safe", pure=True).load(starting_text()), schema())


def test_the_schema_says_what_a_field_means() -> None:
    clause = schema()["$defs"]["LeadClause"]["properties"]
    assert clause["distinct_days"]["description"] == "True: two touches of one day count as one."
