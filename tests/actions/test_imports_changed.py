"""A later export of the same table: what the source changed becomes facts, once, and nothing else does."""

from datetime import UTC, datetime, timedelta
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.actions.imports import import_file, plan_import
from selaras.connectors.files.mapping import mapping_of
from selaras.core.charter import starting_terms
from selaras.core.ledger import Fact as LedgerFact
from selaras.core.ledger.details import lead
from selaras.kit.identity import derived_id
from selaras.records.ledger import append, history
from selaras.records.models import Fact, ImportRowReject, ImportRun, PersonalDetails, ReadinessFinding

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LEADS = mapping_of(
    "{source: crm, table: leads, key: id, columns: {at: captured_at, email: email, title: title, staff: employees}}"
)
DATED = mapping_of("{source: crm, table: leads, key: id, columns: {at: captured_at, title: title, seen: changed_at}}")
DEALS = mapping_of(
    "{source: crm, table: opportunities, key: id, currency: USD, columns: {made: created_at, sum: amount, "
    "stage: stage, end: closed_at, who: owner, name: name}}"
)
LEAD = derived_id("lead", "crm", "1")
DEAL = derived_id("opportunity", "crm", "1")


def days(n):
    return NOW + timedelta(days=n)


@pytest.fixture
def bring(tmp_path, db):
    def bring(text, mapping=LEADS, day=0, **options):
        path = tmp_path / "file.csv"
        path.write_text(text, encoding="utf-8")
        terms = starting_terms()
        return import_file(plan_import(path, mapping, terms), terms, actor="b", clock=lambda: days(day), **options)

    return bring


def told(subject, kind):
    return [fact for fact in history(subject) if fact.kind == kind]


def test_a_changed_profile_is_updated_with_what_changed_alone(bring):
    bring("id,at,email,title,staff\n1,2026-01-02,a@b.example,CTO,10\n")
    outcome = bring("id,at,email,title,staff\n1,2026-01-02,new@b.example,CTO,25\n", day=7)
    assert (outcome.read, outcome.written, outcome.known) == (1, 1, 0)
    [updated] = told(LEAD, "lead.updated")
    assert updated.details == lead.Updated(email="new@b.example", employees=25)
    assert (updated.happened_at, updated.noted_at) == (days(7), days(7))
    kept = Fact.objects.get(kind="lead.updated")
    assert "new@b" not in kept.details
    assert "new@b" in PersonalDetails.objects.get(fact=kept).details
    assert not ReadinessFinding.objects.filter(code="row-changed").exists()


def test_a_change_happened_when_the_source_says(bring):
    bring("id,at,title,seen\n1,2026-01-02,CTO,2026-01-02\n", DATED)
    bring("id,at,title,seen\n1,2026-01-02,CEO,2026-02-01T10:00:00Z\n", DATED, day=7)
    [updated] = told(LEAD, "lead.updated")
    assert (updated.happened_at, updated.noted_at) == (datetime(2026, 2, 1, 10, tzinfo=UTC), days(7))


def test_an_older_file_does_not_turn_values_back(bring):
    old, new = "1,2026-01-02,CTO,2026-01-05\n", "1,2026-01-02,CEO,2026-02-01\n"
    bring(f"id,at,title,seen\n{old}", DATED)
    bring(f"id,at,title,seen\n{new}", DATED, day=7)
    again = bring(f"id,at,title,seen\n{old}2,2026-01-03,CMO,2026-01-05\n", DATED, day=8)
    assert (again.written, again.known) == (1, 1)
    assert [fact.details.title for fact in told(LEAD, "lead.updated")] == ["CEO"]


def test_a_value_may_change_and_change_back(bring):
    for day, title in enumerate(["CTO", "CEO", "CTO", "CEO"]):
        bring(f"id,at,email,title,staff\n1,2026-01-02,,{title},{'' if day < 2 else 5}\n", day=day)
    assert [fact.details.title for fact in told(LEAD, "lead.updated")] == ["CEO", "CTO", "CEO"]


def test_an_export_that_repeats_itself_does_not_undo_what_somebody_wrote(bring):
    bring("id,at,email,title,staff\n1,2026-01-02,,CTO,10\n")
    append([LedgerFact(kind="lead.updated", subject=LEAD, happened_at=days(1), noted_at=days(1), source_key="desk:1",
                       actor="user:dewi", details=lead.Updated(title="Chief"))])  # fmt: skip
    bring("id,at,email,title,staff\n1,2026-01-02,,CTO,11\n", day=2)
    assert told(LEAD, "lead.updated")[-1].details == lead.Updated(employees=11)


def test_nobody_who_was_forgotten_comes_back(bring):
    bring("id,at,email,title,staff\n1,2026-01-02,a@b.example,CTO,10\n")
    append([LedgerFact(kind="lead.erased", subject=LEAD, happened_at=days(1), noted_at=days(1), source_key="desk:2",
                       actor="user:bima", details=lead.Erased(request="r1"))])  # fmt: skip
    outcome = bring("id,at,email,title,staff\n1,2026-01-02,new@b.example,CEO,11\n", day=2)
    assert outcome.written == 0
    assert not PersonalDetails.objects.exists()


def test_an_open_deal_changes_amount_stage_close_date_and_owner(bring):
    bring("id,made,sum,stage,end,who,name\n1,2026-01-02,100,Talks,2026-04-01,r1,Big\n", DEALS)
    bring("id,made,sum,stage,end,who,name\n1,2026-01-02,250.50,Offer,2026-05-01,r2,Big\n", DEALS, day=7)
    [changed] = told(DEAL, "opportunity.changed")
    assert (changed.details.amount_minor, changed.details.currency, changed.details.base_minor) == (25050, "USD", 25050)
    assert changed.details.close_date.month in {4, 5}
    assert changed.details.owner_id == derived_id("rep", "crm", "r2")
    [moved] = told(DEAL, "opportunity.moved")
    assert (moved.details.from_stage, moved.details.to_stage, moved.happened_at) == ("Talks", "Offer", days(7))


def test_the_amount_of_a_deal_that_is_won_is_corrected_where_it_was_won(bring):
    row = "id,made,sum,stage,end,who,name\n1,2026-01-02,{},Closed Won,2026-02-01,r1,Big\n"
    bring(row.format(100), DEALS)
    outcome = bring(row.format(120), DEALS, day=7)
    first, second = told(DEAL, "opportunity.won")
    assert (outcome.written, first.happened_at) == (1, second.happened_at)
    assert (first.details.amount_minor, second.details.amount_minor) == (10000, 12000)


@pytest.mark.parametrize(
    ("table", "columns", "first", "second", "kind"),
    [
        ("accounts", "{id: name, staff: employees, sum: amount}", "Acme,10,5", "Acme,11,5", "account.updated"),
        ("people", "{who: name, id: email, sum: amount}", "Dewi,d@x.example,5", "Dewi,d@x.example,9", "rep.updated"),
    ],
)
def test_companies_and_people_change_too(bring, table, columns, first, second, kind):
    header = "id,staff,sum" if table == "accounts" else "who,id,sum"
    mapping = mapping_of(f"{{source: crm, table: {table}, key: id, currency: USD, columns: {columns}}}")
    bring(f"{header}\n{first}\n", mapping)
    assert bring(f"{header}\n{second}\n", mapping, day=7).written == 1
    assert Fact.objects.filter(kind=kind).count() == 1


def test_a_lead_that_moves_to_another_company_belongs_to_it_from_then_on(bring):
    mapping = mapping_of("{source: crm, table: leads, key: id, columns: {at: captured_at, firm: account}}")
    bring("id,at,firm\n1,2026-01-02,Acme\n", mapping)
    bring("id,at,firm\n1,2026-01-02,Zed\n", mapping, day=7)
    assert [fact.happened_at.date() for fact in told(LEAD, "lead.matched")] == [
        datetime(2026, 1, 1, tzinfo=UTC).date(),
        days(7).date(),
    ]


ROWS = st.lists(
    st.tuples(st.sampled_from("12345"), st.sampled_from(["2026-01-02", "someday"]), st.sampled_from(["CTO", "CEO", ""]),
              st.sampled_from(["1", "2", "-1", ""])), max_size=8,
)  # fmt: skip


def text_of(rows, note):
    return "id,at,email,title,staff\n" + "".join(f"{k},{a},{k}@b.example,{t},{s}\n" for k, a, t, s in rows) + note


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=ROWS, second=ROWS, at_once=st.integers(1, 4))
def test_importing_the_second_file_twice_is_importing_it_once(bring, first, second, at_once):
    for model in (ImportRowReject, ReadinessFinding, ImportRun):
        model.objects.all().delete()
    source = f"s{crc32(repr((first, second, at_once)).encode())}"
    mapping = LEADS.model_copy(update={"source": source})
    mine = Fact.objects.filter(source_key__startswith=f"{source}:")
    end = "9,2026-01-02,,,\n"
    for day, rows in enumerate((first, second)):
        outcome = bring(text_of(rows, end), mapping, day, rows_at_once=at_once)
        assert outcome.read == outcome.written + outcome.known + outcome.rejected == len(rows) + 1
    kept = list(mine.order_by("id").values_list("source_key", "details"))
    assert bring(text_of(second, end), mapping, 2, rows_at_once=at_once).repeated
    longer = bring(text_of(second, end + "9,2026-01-02,,,\n"), mapping, 3, rows_at_once=at_once)
    assert longer.written == 0
    assert list(mine.order_by("id").values_list("source_key", "details")) == kept
