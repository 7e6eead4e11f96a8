"""Nobody changes or removes a fact: not through the model, not with SQL."""

import pytest
from django.db import DatabaseError, connection, transaction

from selaras.records.guards import install
from selaras.records.ledger import append
from selaras.records.models import Fact, FactIsForeverError
from tests.records.company import captured

pytestmark = pytest.mark.django_db


@pytest.fixture
def appended():
    append([captured(1)])
    return Fact.objects.get()


@pytest.mark.parametrize(
    "attempt",
    [
        lambda fact: fact.save(),
        lambda fact: fact.delete(),
        lambda _: Fact.objects.update(actor="eka"),
        lambda _: Fact.objects.all().delete(),
        lambda fact: Fact.objects.bulk_update([fact], ["actor"]),
    ],
    ids=["save", "delete", "update all", "delete all", "bulk update"],
)
def test_the_model_refuses_to_change_a_fact(appended, attempt):
    with pytest.raises(FactIsForeverError, match="append another fact"):
        attempt(appended)


STATEMENTS = [
    "UPDATE records_fact SET actor = 'eka'",
    "UPDATE records_fact SET happened_at = 0 WHERE kind = 'lead.captured'",
    "DELETE FROM records_fact",
    "INSERT INTO records_fact SELECT * FROM records_fact WHERE 1 = 1 ON CONFLICT (source_key) DO UPDATE SET actor = ''",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_to_change_a_fact(appended, statement):
    with pytest.raises(DatabaseError, match="only ever appended"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Fact.objects.get().actor == "user:bima"


def test_the_database_refuses_its_own_way_of_losing_rows(appended):
    """PostgreSQL can empty a table in one go; SQLite can replace a row, which removes it without a word."""
    ways = {
        "postgresql": "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE records_fact CASCADE",
        "sqlite": "INSERT OR REPLACE INTO records_fact"
        " (id, kind, subject, happened_at, noted_at, source_key, actor, details)"
        " SELECT id, kind, subject, 0, 0, source_key, 'eka', details FROM records_fact",
    }
    with pytest.raises(DatabaseError, match="only ever appended"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ways[connection.vendor])
    assert Fact.objects.get().actor == "user:bima"


def test_guarding_twice_is_guarding_once(appended):
    install(connection)
    with pytest.raises(DatabaseError, match="only ever appended"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM records_fact")
