"""The worker folds what waits, says so once a minute, and gives back what is done with."""

from collections.abc import Iterator

import pytest

from selaras.records.inbox import Inbox
from selaras.records.models import LeadReading
from selaras.worker.intake import KeepIntake
from tests.actions.intake.sending import at, event, page, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(inbox: Inbox) -> Iterator[KeepIntake]:  # the inbox is emptied first
    keeping = KeepIntake()
    yield keeping
    keeping.close()
    keeping.close()


def test_what_waits_is_folded_and_said_once_a_minute(inbox: Inbox, keeper: KeepIntake) -> None:
    assert keeper.fold(at(60)) is None
    send(inbox, event("identify", userId="u1"), page(anonymousId="a1"), {"type": "dance"})
    assert keeper.fold(at(60)) == "3 events folded, 2 facts, 1 visits by nobody, 1 parked"
    assert LeadReading.objects.count() == 1
    send(inbox, page(1, anonymousId="a1"))
    assert keeper.fold(at(60.5)) is None
    assert keeper.fold(at(61.5)) == "1 events folded, 0 facts, 1 visits by nobody"


def test_more_than_one_batch_is_folded_in_a_row(inbox: Inbox, keeper: KeepIntake) -> None:
    send(inbox, *(page(n / 1000, anonymousId=f"a{n}") for n in range(501)))
    assert keeper.fold(at(60)) == "501 events folded, 0 facts, 501 visits by nobody"


def test_space_is_given_back(inbox: Inbox, keeper: KeepIntake) -> None:
    assert keeper.trim(at(60)) is None
    for minute in range(3):
        send(inbox, page(minute, anonymousId="a1"))
    keeper.fold(at(60))
    assert keeper.trim(at(60)) == "2 writes trimmed"
    assert keeper.trim(at(181 * 24 * 60)) == "3 visits by nobody forgotten"
