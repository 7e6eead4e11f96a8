"""Sealed text can be read with the installation's key, with an earlier one, and with no other."""

import pytest
from django.db import connection

from selaras.records.models import WebhookEndpoint
from selaras.records.models.sealed import SealBrokenError, opened, sealed
from tests.records.company import START

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_what_was_sealed_opens_and_never_looks_the_same():
    assert opened(sealed(SECRET)) == SECRET
    assert sealed(SECRET) != sealed(SECRET)


def test_an_earlier_key_still_opens_what_it_sealed(settings):
    text = sealed(SECRET)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key"
    assert opened(text) == SECRET
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(SealBrokenError, match="another key"):
        opened(text)


def test_a_key_may_be_bytes(settings):
    settings.SECRET_KEY = b"bytes are a key too"
    assert opened(sealed(SECRET)) == SECRET


@pytest.mark.django_db
def test_a_column_is_sealed_in_the_database_and_open_in_python():
    endpoint = WebhookEndpoint.objects.create(
        name="CRM", url="https://hook.example/", secret=SECRET, made_by="user:bima", made_at=START
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret, old_secret FROM records_webhookendpoint")
        [(secret, old)] = cursor.fetchall()
    assert SECRET not in secret
    assert old == ""
    endpoint.refresh_from_db()
    assert (endpoint.secret, endpoint.old_secret) == (SECRET, "")
