"""A person who asks is forgotten; the counts by which both teams are judged stay."""

import random
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from selaras.actions.erasure import erase_person
from selaras.actions.ledger import note
from selaras.core.ledger.details import lead
from selaras.kit.errors import InputError
from selaras.records.ledger import append, lead_history
from selaras.records.models import Fact, LeadReading, PersonalDetails
from selaras.records.readings import rebuild
from tests.records.company import START, captured, company, fact

pytestmark = pytest.mark.django_db
NOW = START + timedelta(days=60)


def counts():
    stages = LeadReading.objects.order_by("lead_id").values_list("lead_id", "stage", "status", "pass_number", "touches")
    return list(stages), Fact.objects.exclude(kind="lead.erased").count()


def test_the_person_goes_and_the_counts_stay():
    append(company(random.Random(4)))
    rebuild()
    before, details = counts(), PersonalDetails.objects.count()
    forgotten = erase_person("lead_2", NOW, "user:bima", "2026-17")
    assert forgotten.details >= 1
    assert counts() == before
    assert PersonalDetails.objects.filter(fact__subject__in=forgotten.leads).count() == 0
    assert PersonalDetails.objects.count() == details - forgotten.details
    reading = LeadReading.objects.get(lead_id="lead_2")
    assert (reading.name, reading.email, reading.erased) == ("", "", True)
    assert "dewi2" not in reading.search


def test_asking_twice_with_one_number_changes_nothing():
    note([captured(1)])
    assert erase_person("lead_1", NOW, "user:bima", "1").details == 1
    assert erase_person("lead_1", NOW + timedelta(days=1), "user:bima", "1").details == 0
    assert Fact.objects.filter(kind="lead.erased").count() == 1


def test_every_lead_that_is_the_same_person_is_forgotten():
    note([captured(1), captured(2), captured(3), fact("lead.merged", "lead_2", lead.Merged(into="lead_1"), key="m")])
    assert erase_person("lead_2", NOW, "user:bima", "1").leads == ("lead_1", "lead_2")
    assert [f.details.email for f in lead_history("lead_1") if f.kind == "lead.captured"] == [None, None]
    assert PersonalDetails.objects.get().fact.subject == "lead_3"


def test_what_was_said_before_stays_forgotten_when_it_is_told_later():
    note([captured(1)])
    erase_person("lead_1", NOW, "user:bima", "1")
    note([fact("lead.updated", "lead_1", lead.Updated(phone="+62 811"), key="late", at=START + timedelta(days=1))])
    assert not PersonalDetails.objects.exists()


def test_a_lead_nobody_knows_is_an_error_that_names_it():
    with pytest.raises(InputError, match="lead_99: the ledger knows no such lead"):
        erase_person("lead_99", NOW, "user:bima", "1")


@pytest.mark.django_db(transaction=True)
def test_nothing_of_the_person_is_left_on_the_disk():
    if connection.vendor != "sqlite":
        pytest.skip("where PostgreSQL keeps its files is the server's affair")
    append([captured(n, email=f"unmistakable{n}@maju.example") for n in range(50)])
    erase_person("lead_7", NOW, "user:bima", "1")
    connection.close()
    name = str(connection.settings_dict["NAME"])
    kept = b"".join(path.read_bytes() for path in Path(name).parent.glob(Path(name).name + "*"))
    assert b"unmistakable8@" in kept
    assert b"unmistakable7@" not in kept
