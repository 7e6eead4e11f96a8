"""The index over subjects is left out while a first history is told, and is there whenever anybody needs it."""

import pytest
from django.core.management import call_command
from django.db import connection

from selaras.core.ledger.details import lead
from selaras.records.ledger import append, history
from selaras.records.models import PersonalDetails
from tests.records.company import captured, fact, touched

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps its indexes while facts are copied"),
]
SOME = [captured(1), *touched(1, 29)]


def indexed():
    with connection.cursor() as cursor:
        return "fact_subject" in connection.introspection.get_constraints(cursor, "records_fact")


def without_index():
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX fact_subject")


def watched(facts, seen):
    for one in facts:
        seen.append(indexed())
        yield one


def test_a_first_history_is_told_without_the_index_and_ends_with_it():
    seen = []
    append(watched(SOME, seen), batch=10)
    assert (seen[0], seen[10], seen[-1], indexed()) == (True, False, False, True)
    assert len(history("lead_1")) == 30


def test_a_few_facts_or_a_ledger_with_facts_keep_the_index():
    seen = []
    append(watched(SOME[:9], seen), batch=10)
    append(watched(SOME[9:], seen), batch=10)
    assert all(seen)


def test_a_history_that_breaks_off_leaves_the_index():
    def broken():
        yield from SOME[:15]
        raise OSError("the file ends here")

    with pytest.raises(OSError, match="ends here"):
        append(broken(), batch=10)
    assert indexed()


def test_a_request_to_be_forgotten_within_a_first_history_is_carried_out():
    asked = fact("lead.erased", "lead_1", lead.Erased(request="7"), key="erased", at=SOME[-1].happened_at)
    append([*SOME, asked], batch=10)
    assert not PersonalDetails.objects.exists()
    assert indexed()


def test_an_index_that_a_kill_left_out_is_built_by_the_next_append():
    append(SOME[:5])
    without_index()
    append(SOME[5:])
    assert indexed()


def test_an_index_that_a_kill_left_out_is_built_by_migrating():
    without_index()
    call_command("migrate", verbosity=0)
    assert indexed()
