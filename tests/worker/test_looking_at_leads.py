"""The worker compares leads that came without the desk and says in a few words what came of it."""

import pytest

from selaras.actions.readings import rebuild_readings
from selaras.records.ledger import append
from selaras.worker.matching import look_at_leads
from tests.actions.desk.company import at, opened, told

pytestmark = pytest.mark.django_db


def test_what_was_found_is_said_once():
    opened()
    append(told("lead.captured", f"lead_{n}", at(-9), email="dewi@maju.co.id", first_name="Dewi") for n in (1, 2))
    rebuild_readings()
    assert look_at_leads(at()) == "2 leads compared, 1 merged, 0 pairs put before somebody"
    assert look_at_leads(at(1)) is None
