"""A condition asked of every row by the engine answers as the core does of one lead."""

from itertools import product

import ibis
import pytest

from selaras.analytics.conditions import fields_of, holds
from selaras.analytics.door import Door, statement
from selaras.core.charter.conditions import condition

EMPLOYEES = (None, 20, 50, 500)
COUNTRIES = (None, "ID", " sg", "US")
TITLES = (None, "Head of IT", "clerk")
CONDITIONS = (
    "always",
    "employees >= 50 and employees <= 500",
    "employees between 50 and 499.5",
    "country in ('ID', 'SG')",
    "country not in ('id')",
    "not country == 'ID' or employees > 100",
    "title contains 'head' and country != 'US'",
    "title is known and not employees is not known",
    "email is known or employees < 50",
    "not (country in ('ID') and title contains 'IT')",
)


@pytest.fixture(scope="module")
def door() -> Door:
    door = Door()
    door.run("CREATE TABLE t (place BIGINT, employees BIGINT, country VARCHAR, title VARCHAR)")
    for place, row in enumerate(product(EMPLOYEES, COUNTRIES, TITLES)):
        told = ", ".join("NULL" if value is None else repr(value) for value in row)
        door.run(f"INSERT INTO t VALUES ({place}, {told})")
    return door


@pytest.mark.parametrize("text", CONDITIONS)
def test_the_engine_answers_as_the_core(text: str, door: Door) -> None:
    table = ibis.table({"place": "int64", "employees": "int64", "country": "string", "title": "string"}, name="t")
    asked = condition(text)
    column = holds(text, fields_of(table)).cast("boolean")
    code = ibis.cases((column, 1), (~column, 0), else_=-1)
    found = [code for _, code in door.rows(statement(table.select("place", code=code).order_by("place")))]
    expected = [
        asked.holds({"employees": employees, "country": country, "title": title})
        for employees, country, title in product(EMPLOYEES, COUNTRIES, TITLES)
    ]
    assert found == [-1 if held is None else int(held) for held in expected]


def test_a_field_no_table_has_is_unknown_or_taken_as_known() -> None:
    assert holds("email is known", {}).equals(ibis.literal(value=False))
    assert holds("email is known", {}, taken_as_known=True).equals(ibis.literal(value=True))
