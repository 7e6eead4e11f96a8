"""Secrets reach no log, no row in the clear and no error, whatever goes wrong on the way."""

import logging

import pytest
from django.db import connection

from selaras.actions.channels import ChannelOrder, add_channel
from selaras.actions.endpoints import EndpointOrder, add_endpoint, rotate_secret
from selaras.records.models import Channel, Delivery, OutgoingMessage, WebhookEndpoint
from tests.actions.outgoing.desk import BIMA, NOW, breached, deliver, later, put

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("behaviour", ["200", "404", "500", "reset", "garbage", "silence"])
def test_secrets_reach_no_log_and_no_row(lead, receiver, mailed, settings, caplog, behaviour):
    settings.SMTP_URL = settings.SMTP_URL.replace("smtp://", "smtp://selaras:pass-of-the-mail-server@")
    receiver.behaviour = behaviour
    with caplog.at_level(logging.DEBUG):
        made = add_endpoint(EndpointOrder("CRM", receiver.url, ("*",)), by=BIMA, now=NOW)
        new = rotate_secret(made.endpoint.pk, by=BIMA, now=NOW).secret
        add_channel(ChannelOrder("Slack", "slack", receiver.url, ("breach",)), by=BIMA, now=NOW)
        apprise = f"json://127.0.0.1:{receiver.port}/hook/secret-path-1234"
        add_channel(ChannelOrder("Other", "apprise", apprise, ("breach",)), by=BIMA, now=NOW)
        put(breached())
        deliver(later(seconds=1), seconds=0.15)
    secrets = (made.secret, new, "secret-path-1234", "pass-of-the-mail-server", "whsec_")
    said = caplog.text + "".join(Delivery.objects.values_list("answer", flat=True))
    said += "".join(OutgoingMessage.objects.values_list("payload", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret, old_secret FROM records_webhookendpoint")
        said += str(cursor.fetchall())
        cursor.execute("SELECT address, hint FROM records_channel")
        said += str(cursor.fetchall())
    assert Delivery.objects.count() == 5
    assert [secret for secret in secrets if secret in said] == []


def test_what_a_row_is_called_names_no_secret(lead, receiver):
    made = add_endpoint(EndpointOrder("CRM", receiver.url, ("*",)), by=BIMA, now=NOW)
    add_channel(ChannelOrder("Slack", "slack", receiver.url, ("breach",)), by=BIMA, now=NOW)
    put(breached())
    deliver()
    kinds = (WebhookEndpoint, Channel, OutgoingMessage, Delivery)
    said = " ".join(f"{row} {row!r}" for kind in kinds for row in kind.objects.all())
    assert made.secret not in said
    assert "secret-path" not in said
