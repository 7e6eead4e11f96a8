"""Loading the demo: the whole company or none of another, once however often it is asked for."""

from dataclasses import replace

import pytest

from selaras.actions.demo import DEMO_PASSWORD, DemoOrder, demo_is_begun, demo_is_loaded, load_demo
from selaras.connectors.simulator import DEMO_UNTIL, Scenario
from selaras.kit.errors import InputError
from selaras.records.models import Fact, LeadReading, User

TINY = Scenario(leads=120, reps=8, campaigns=12, months=3)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def order(tmp_path, settings):
    settings.LAKE = tmp_path / "lake"
    return DemoOrder(TINY, 3, DEMO_UNTIL, tmp_path / "demo")


def test_the_demo_brings_facts_readings_truth_and_cast(order):
    assert not demo_is_loaded()
    heard = []
    loaded = load_demo(order, DEMO_UNTIL, lambda step, done, total: heard.append((step, done, total)))
    assert loaded.new + loaded.judged == Fact.objects.count() > 1_000
    assert loaded.judged > 0
    assert LeadReading.objects.count() > 100
    assert (order.truth_folder / "truth.json").exists()
    assert (order.truth_folder / "clock").read_text() == "0"
    assert User.objects.get(username="dewi").check_password(DEMO_PASSWORD)
    assert User.objects.get(username="dewi").rep_id.startswith("rep_")
    assert {step for step, _, _ in heard} == {"simulate", "facts", "readings", "promises", "lake"}
    assert demo_is_loaded()


def test_loading_the_demo_twice_changes_nothing(order):
    first = load_demo(order, DEMO_UNTIL)
    again = load_demo(order, DEMO_UNTIL)
    assert (again.new, again.known, again.judged) == (0, first.new, 0)


def test_an_interrupted_load_is_begun_but_not_loaded_and_can_be_finished(order):
    class PlugPulledError(Exception):
        pass

    def pull_the_plug(step: str, _done: int, _total: int) -> None:
        if step == "readings":
            raise PlugPulledError

    with pytest.raises(PlugPulledError):
        load_demo(order, DEMO_UNTIL, pull_the_plug)
    assert demo_is_begun()
    assert not demo_is_loaded()
    load_demo(order, DEMO_UNTIL)
    assert demo_is_loaded()
    assert LeadReading.objects.count() > 100


def test_another_company_in_the_same_ledger_is_refused(order):
    load_demo(order, DEMO_UNTIL)
    told = Fact.objects.count()
    with pytest.raises(InputError, match="another history"):
        load_demo(replace(order, seed=4), DEMO_UNTIL)
    assert Fact.objects.count() == told
