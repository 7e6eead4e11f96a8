"""Noting facts: the ledger and the readings move together or not at all."""

import pytest

from selaras.actions.lake import bring_lake_up_to_date, lake_freshness
from selaras.actions.ledger import ledger_is_empty, note
from selaras.actions.readings import catch_up_readings, rebuild_readings, refresh_leads
from selaras.kit.errors import InputError
from selaras.records.ledger import append
from selaras.records.models import Fact, LeadReading
from tests.records.company import START, captured, touched

pytestmark = pytest.mark.django_db


def test_noting_appends_and_refreshes():
    assert ledger_is_empty()
    assert note([captured(1), *touched(1, 2)]).new == 3
    assert not ledger_is_empty()
    assert LeadReading.objects.get().touches == 2


def test_noting_what_is_known_changes_nothing():
    note([captured(1)])
    LeadReading.objects.update(name="untouched")
    assert note([captured(1)]).known == 1
    assert LeadReading.objects.get().name == "untouched"


def test_when_one_fact_is_wrong_none_is_noted():
    with pytest.raises(InputError):
        note([captured(1), captured(2, at=START.replace(tzinfo=None))])
    assert not Fact.objects.exists()
    assert not LeadReading.objects.exists()


def test_facts_in_bulk_are_taken_in_after():
    append([captured(1), *touched(1, 2)])
    assert catch_up_readings() == 3
    assert catch_up_readings() == 0
    assert LeadReading.objects.get().touches == 2


def test_far_behind_all_readings_are_made_again():
    append([captured(1), *touched(1, 12)])
    assert catch_up_readings(too_far_behind=10) == 13
    assert catch_up_readings() == 0
    assert LeadReading.objects.get().touches == 12


def test_readings_are_made_again_one_by_one_or_all():
    append([captured(1), captured(2)])
    assert refresh_leads(["lead_1"]) == 1
    assert rebuild_readings().leads == 2


def test_the_lake_comes_up_to_the_ledger(settings, tmp_path):
    settings.LAKE = tmp_path / "lake"
    note([captured(1)])
    assert bring_lake_up_to_date(START).facts == 1
    assert lake_freshness().waiting == 0
    assert (settings.LAKE / "manifest.json").is_file()
