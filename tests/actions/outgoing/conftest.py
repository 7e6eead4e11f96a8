"""A desk whose mail and webhooks arrive at real servers on this machine."""

from importlib import import_module
from typing import Any

import pytest

from tests.connectors.outgoing.servers import http_receiver, mail_receiver


@pytest.fixture(scope="session")
def desk() -> Any:
    """The module that settles the desk; this file is read before Django has its settings."""
    return import_module("tests.actions.outgoing.desk")


@pytest.fixture
def people(db, settings, desk):
    """The cast at a desk that has no mail server and may post to this machine."""
    settings.SMTP_URL, settings.MAIL_FROM, settings.OUTGOING_ALLOW = "", "", "127.0.0.1"
    settings.SITE_URL = "https://desk.selaras.example"
    return desk.settle_people()


@pytest.fixture
def lead(people, desk):
    """A lead of Dewi's with a promise that runs."""
    desk.settle_lead()


@pytest.fixture
def mailed(settings):
    """A mail server, and the desk set to use it."""
    with mail_receiver() as (postbox, port):
        settings.SMTP_URL = f"smtp://127.0.0.1:{port}?tls=none"
        settings.MAIL_FROM = "desk@selaras.example"
        yield postbox


@pytest.fixture
def receiver():
    with http_receiver() as running:
        yield running
