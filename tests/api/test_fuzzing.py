"""The API keeps what its document says, whatever it is asked; nothing breaks, and nothing is lost."""

import pytest

from selaras.actions.readings import rebuild_readings
from selaras.records.models import ClockReading, Fact, LeadReading, OpportunityReading
from tests.api.fuzzing import Fuzzing

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.no_cover]


def readings():
    return [sorted(model.objects.values_list(), key=str) for model in (LeadReading, ClockReading, OpportunityReading)]


def test_the_api_keeps_its_word_whatever_it_is_asked(db, house, calling, settings):
    settings.API_CALLS_A_MINUTE = 1_000_000
    authorization, there = calling.settled()
    before = list(Fact.objects.order_by("id").values_list())
    fuzzing = Fuzzing(authorization, examples=1, there=there)
    for _, operation in fuzzing.operations():
        fuzzing.run(operation)
    assert fuzzing.calls > 150
    assert list(Fact.objects.order_by("id").values_list())[: len(before)] == before
    live = readings()
    rebuild_readings()
    assert readings() == live
