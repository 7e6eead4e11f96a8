"""The worker sends round after round while there is more, says what it did, and forgets what is old."""

import pytest

from selaras.actions.endpoints import EndpointOrder, add_endpoint
from selaras.core.ledger.details import lead as leads
from selaras.records.models import OutgoingMessage
from selaras.worker.outgoing import send_out, sweep_up
from tests.actions.outgoing.desk import BIMA, NOW, fact, later, put
from tests.connectors.outgoing.servers import http_receiver

pytestmark = pytest.mark.django_db


@pytest.fixture
def receiver(settings):
    settings.OUTGOING_ALLOW = "127.0.0.1"
    with http_receiver() as running:
        yield running


def test_round_after_round_is_sent_while_there_is_more(receiver):
    add_endpoint(EndpointOrder("CRM", receiver.url), by=BIMA, now=NOW)
    put(*(fact("lead.touched", f"lead_{n}", leads.Touched(signal="page_viewed")) for n in range(40)))
    assert send_out(NOW, urgent=True) is None
    assert send_out(NOW, urgent=False) == "40 sent, 0 to try again, 0 given up, 0 no longer true"
    assert send_out(NOW, urgent=False) is None


def test_what_fails_waits_for_its_time(receiver):
    add_endpoint(EndpointOrder("CRM", receiver.url), by=BIMA, now=NOW)
    receiver.behaviour = "500"
    put(fact("lead.touched", "lead_1", leads.Touched(signal="page_viewed")))
    assert send_out(NOW, urgent=False) == "0 sent, 1 to try again, 0 given up, 0 no longer true"
    assert len(receiver.got) == 1


def test_what_is_old_is_swept(receiver):
    add_endpoint(EndpointOrder("CRM", receiver.url), by=BIMA, now=NOW)
    put(fact("lead.touched", "lead_1", leads.Touched(signal="page_viewed")))
    send_out(NOW, urgent=False)
    assert sweep_up(NOW) is None
    assert sweep_up(later(days=91)) == "1 old messages removed"
    assert not OutgoingMessage.objects.exists()
