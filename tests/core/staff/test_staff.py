"""The table of role and act, whole: nobody signs for both sides, and nobody may what the table does not say."""

import pytest

from selaras.core.staff import ACTS, Act, Role, may, permitted, side_of


def test_every_act_stands_in_the_table_and_somebody_may_do_it():
    assert set(ACTS) == set(Act)
    assert all(ACTS.values())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
def test_may_says_what_the_table_says(role, act):
    assert may(role, act) is may(role.value, act) is (role in ACTS[act])
    assert (act in permitted(role)) is may(role, act)


@pytest.mark.parametrize("role", Role)
def test_nobody_signs_for_both_sides(role):
    assert not (may(role, Act.SIGN_FOR_MARKETING) and may(role, Act.SIGN_FOR_SALES))


def test_a_signature_comes_from_the_side_it_is_for():
    assert {side_of(role) for role in ACTS[Act.SIGN_FOR_MARKETING]} == {"marketing"}
    assert {side_of(role) for role in ACTS[Act.SIGN_FOR_SALES]} == {"sales"}


def test_whoever_reads_more_leads_reads_the_fewer_too():
    assert ACTS[Act.READ_ALL_LEADS] <= ACTS[Act.READ_TEAM_LEADS] <= ACTS[Act.READ_OWN_LEADS]


@pytest.mark.parametrize("act", Act)
def test_a_stranger_may_do_nothing(act):
    assert not may("eka", act)
    assert not may("", act)


def test_those_above_the_teams_read_figures_and_no_person():
    assert not may(Role.EXECUTIVE, Act.READ_PERSONAL_DETAILS)
    assert not may(Role.EXECUTIVE, Act.READ_REP_FIGURES)
