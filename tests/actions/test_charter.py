"""The charter in force is the one that was known to be: what is signed later binds no earlier answer."""

from datetime import timedelta

import pytest
from django.db import transaction

from selaras.actions.charter import charter_in_force, charter_versions, propose
from selaras.cli.looking import yardstick_at
from selaras.core.charter import starting_terms
from selaras.core.charter.signing import Proposal
from selaras.core.charter.versions import in_force_among
from selaras.web.frame.agreement import agreement_at
from tests.actions.desk.company import AYU, at, signed

pytestmark = pytest.mark.django_db
FIRST, THEN, LATER = at(0), at(24 * 10), at(24 * 30)


def thinner(below):
    terms = starting_terms()
    return terms.model_copy(update={"figures": terms.figures.model_copy(update={"thin_below": below})})


@pytest.fixture
def signed_later():
    """A charter of the first day, and one signed a month later that binds from the first day on."""
    signed(when=FIRST)
    signed(thinner(99), when=LATER, since=FIRST)


def test_a_retroactive_charter_signed_later_changes_no_earlier_answer(signed_later):
    assert in_force_among(charter_versions(), THEN).number == 2, "by what is known today it bound then"
    assert charter_in_force(THEN).number == 1
    assert charter_in_force(LATER).number == 2
    assert charter_in_force(FIRST - timedelta(seconds=1)) is None


def test_pages_and_terminal_measure_by_what_was_known(signed_later):
    assert yardstick_at(THEN).thin_below == starting_terms().figures.thin_below
    assert yardstick_at(LATER).thin_below == 99
    assert (agreement_at(THEN).version, agreement_at(LATER).version) == (1, 2)
    assert [version.number for version in agreement_at(THEN).known] == [1]


def test_what_was_taken_back_is_not_remembered():
    with transaction.atomic():
        propose(Proposal(thinner(40), FIRST), by=AYU, now=FIRST)
        assert charter_versions()[0].terms.figures.thin_below == 40
        transaction.set_rollback(True)
    assert charter_versions() == ()
    propose(Proposal(thinner(50), FIRST), by=AYU, now=FIRST)
    assert charter_versions()[0].terms.figures.thin_below == 50
