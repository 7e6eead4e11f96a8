"""A search finds the leads whose text holds every word, index or none, whatever was written since."""

import random

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import QuerySet

from selaras.core.ledger.details import lead
from selaras.records.ledger import append
from selaras.records.ledger.forgetting import overwritten
from selaras.records.models import LeadReading
from selaras.records.readings import rebuild, refresh_after
from selaras.records.searching import holding, words_indexed
from tests.records.company import captured, company, fact

pytestmark = pytest.mark.django_db
ON_SQLITE = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="how SQLite's own index is kept")
ODD = (
    "Ḷestari",
    'PT "Maju"',
    "50%_off",
    r"back\slash",
    "x",
    "Straße",
    "İzmir",
    "日本語の会社",
    "o'neil",
    "-- AND OR *",
)


@pytest.fixture
def odd_leads():
    told([captured(number, company=name, email=f"e{number}@{name[:3]}.example") for number, name in enumerate(ODD)])


def told(facts):
    append(facts)
    refresh_after(facts)


def found(*words) -> set[str]:
    """Return the leads that hold the words, the same whether they are walked through, counted or looked up."""
    by_way = [holding(LeadReading.objects.all(), words, few, many) for few, many in ((9, 99), (0, 99), (0, 0))]
    each: list[QuerySet[LeadReading]] = [way for narrowed in by_way for way in narrowed]
    ids = [set(way.values_list("lead_id", flat=True)) for way in each]
    assert all(one == ids[0] for one in ids)
    return ids[0]


def holding_in_truth(*words) -> set[str]:
    texts = dict(LeadReading.objects.values_list("lead_id", "search"))
    return {lead_id for lead_id, text in texts.items() if all(word in text for word in words)}


def some_words(rng) -> list[str]:
    texts = [text for text in LeadReading.objects.values_list("search", flat=True) if text]
    words = []
    for _ in range(25):
        text = rng.choice(texts)
        at = rng.randrange(len(text))
        words.append(text[at : at + rng.choice([1, 2, 3, 4, 9])] + rng.choice(["", "", "", "q"]))
    return [*words, "qqq", "nobody at all", "%", "__", "\\", '"', "a\0b"]


def all_right(rng):
    words = some_words(rng)
    for word in words:
        assert found(word) == holding_in_truth(word), repr(word)
    for pair in zip(words[::2], words[1::2], strict=False):
        assert found(*pair) == holding_in_truth(*pair), repr(pair)


def test_a_search_finds_what_holds_the_words_and_nothing_else(odd_leads):
    assert found("maju") == {"lead_1"}
    assert found("strasse") == {"lead_5"}
    assert found() == set(LeadReading.objects.values_list("lead_id", flat=True))
    all_right(random.Random(1))


@pytest.mark.parametrize("seed", range(2))
def test_whatever_happens_to_leads_the_search_keeps_step(seed):
    rng = random.Random(seed)
    facts = company(rng)
    for start in range(0, len(facts), 25):
        told(facts[start : start + 25])
    all_right(rng)
    rebuild()
    all_right(rng)


def test_a_new_name_is_found_and_the_old_one_is_not(odd_leads):
    said = lead.Updated(company="Kopi Tubruk")
    told([fact("lead.updated", "lead_1", said, key="renamed")])
    assert (found("tubruk"), found("maju")) == ({"lead_1"}, set())


def test_a_merged_lead_is_found_under_the_lead_it_is_part_of(odd_leads):
    told([fact("lead.merged", "lead_1", lead.Merged(into="lead_6"), key="merged")])
    all_right(random.Random(2))


def test_a_reading_that_is_gone_is_not_found(odd_leads):
    LeadReading.objects.filter(lead_id="lead_1").delete()
    assert found("maju") == set()
    rebuild()
    assert found("maju") == {"lead_1"}


def test_without_an_index_the_same_is_found(odd_leads):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE lead_words" if connection.vendor == "sqlite" else "DROP INDEX lead_words")
        if connection.vendor == "sqlite":
            for name in ("new", "changed", "gone"):
                cursor.execute(f"DROP TRIGGER lead_words_{name}")
    all_right(random.Random(3))
    told([captured(99, company="Later")])
    assert found("later") == {"lead_99"}
    words_indexed()
    all_right(random.Random(4))
    assert "lead_words" in connection.introspection.table_names() or connection.vendor == "postgresql"


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="how PostgreSQL finds its way")
def test_postgresql_goes_by_the_index(odd_leads):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        assert "lead_words" in holding(LeadReading.objects.all(), ["maju"]).rows.explain()


@ON_SQLITE
def test_sqlite_goes_by_the_index(odd_leads):
    few, many = (holding(LeadReading.objects.order_by("-captured_at"), ["maju"], few) for few in (20_000, 0))
    assert "lead_words" in few.rows.explain()
    assert "lead_words" not in many.rows.explain()
    assert "lead_words" in many.to_count.explain()


@ON_SQLITE
def test_an_index_that_went_with_its_table_is_made_by_migrating(odd_leads):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER lead_words_gone")
        cursor.execute("DELETE FROM lead_words_ids")
    call_command("migrate", verbosity=0)
    all_right(random.Random(5))


@ON_SQLITE
def test_what_was_forgotten_is_in_no_corner_of_the_index(odd_leads):
    def kept() -> bytes:
        with connection.cursor() as cursor:
            return b"".join(block for (block,) in cursor.execute("SELECT block FROM lead_words_data").fetchall())

    told([captured(99, last_name="ꙮꙮꙮ")])
    assert found("ꙮꙮꙮ") == {"lead_99"}
    assert "ꙮ".encode() in kept()
    with overwritten():
        told([fact("lead.erased", "lead_99", lead.Erased(request="7"), key="erased")])
    assert found("ꙮꙮꙮ") == set()
    assert "ꙮ".encode() not in kept()
