"""Before anybody asks, the server has worked out every page of the menu once; it tells nobody and writes nothing."""

import random

import pytest
from django.contrib.sessions.models import Session

from selaras.records.ledger import append
from selaras.records.models import Fact, User
from selaras.records.readings import rebuild
from selaras.site.rehearsal import leads_first, rehearse, then_the_others
from selaras.web.frame.places import PLACES
from tests.records.company import company

pytestmark = pytest.mark.django_db(transaction=True)


def test_pages_are_rehearsed_and_nothing_is_written():
    append(company(random.Random(4)))
    rebuild()
    facts = Fact.objects.count()
    first, others = rehearse(leads_first), rehearse(then_the_others)
    assert first[1:] == ["/leads/", "/leads/"]
    assert first[0].startswith("/leads/lead_")
    assert {"/", "/leads/", "/charter/", "/data/", "/figures/acceptance_rate/rows/"} <= set(others)
    assert len(others) >= len(PLACES) - 2
    assert (Fact.objects.count(), Session.objects.count(), User.objects.count()) == (facts, 0, 0)


def test_a_company_without_leads_has_nothing_to_rehearse():
    assert rehearse(leads_first) == rehearse(then_the_others) == []
