"""From a demo request to whoever hears of it: the desk decides, and what follows is told once, each in its time."""

import pytest

from selaras.actions.desk import desk
from selaras.actions.due import look_at_due
from selaras.actions.endpoints import EndpointOrder, add_endpoint
from selaras.core.staff import Role
from selaras.records.models import Fact, LeadReading, OutgoingMessage, User
from tests.actions.desk.company import BIMA, MONDAY, asks_for_a_demo, at, opened
from tests.actions.outgoing.desk import deliver

pytestmark = pytest.mark.django_db


@pytest.fixture
def rep(settings):
    """A desk at which everybody sits, and the rep who gets the first lead."""
    settings.OUTGOING_ALLOW = "127.0.0.1"
    opened()
    for name, role in (("budi", Role.SALES_REP), ("dewi", Role.SALES_REP), ("tono", Role.SALES_REP)):
        User.objects.create_user(name, role=role, rep_id=f"rep_{name}")
    User.objects.create_user("rina", role=Role.SALES_MANAGER, rep_id="rep_rina")
    User.objects.create_user("bima", role=Role.REVENUE_OPERATIONS)


def heard():
    names = dict(User.objects.values_list("pk", "username"))
    rows = OutgoingMessage.objects.filter(medium="page").order_by("pk").values_list("sort", "audience_id")
    return [(sort, names[int(user)]) for sort, user in rows]


def test_a_demo_request_is_announced_in_the_transaction_that_decides_it(rep):
    asks_for_a_demo()
    assert heard() == [("announced", LeadReading.objects.get().rep_id.removeprefix("rep_"))]
    assert OutgoingMessage.objects.get().urgent


def test_telling_it_again_tells_nobody_again(rep):
    asks_for_a_demo()
    before = heard()
    asks_for_a_demo()
    assert heard() == before


def test_unanswered_it_climbs_is_reminded_of_and_missed_and_everybody_hears_it_once(rep):
    asks_for_a_demo()
    for hour in (0.2, 0.5, 1, 2, 4, 8):
        look_at_due(at(hour))
    told = heard()
    assert {"announced", "climbed", "reminder", "breach"} <= {sort for sort, _ in told}
    assert ("breach", "rina") in told
    for hour in (0.2, 0.5, 1, 2, 4, 8):
        look_at_due(at(hour))
    assert heard() == told


def test_when_the_desk_takes_everything_back_nothing_goes_out(rep):
    def taken_back():
        with desk(MONDAY):
            asks_for_a_demo()
            assert heard()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        taken_back()
    assert not Fact.objects.filter(subject="lead_1").exists()
    assert not OutgoingMessage.objects.exists()


def test_a_program_hears_every_fact_of_the_story(rep, receiver):
    add_endpoint(EndpointOrder("CRM", receiver.url, ("lead.*",)), by=BIMA, now=MONDAY)
    asks_for_a_demo()
    deliver(MONDAY)
    kinds = Fact.objects.filter(subject="lead_1").values_list("kind", flat=True)
    assert sorted(row.sort for row in OutgoingMessage.objects.filter(medium="webhook", state="delivered")) == sorted(
        kinds
    )
