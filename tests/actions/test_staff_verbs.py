"""People are let in with exactly one role, and shown out without losing their name."""

import pytest

from selaras.actions.staff import (
    DEMO_STAFF,
    Newcomer,
    add_demo_staff,
    add_person,
    change_password,
    change_role,
    everybody,
    show_out,
)
from selaras.core.staff import Act, Role
from selaras.kit.errors import InputError

pytestmark = pytest.mark.django_db
PASSWORD = "kopi-tubruk-71"


def test_a_person_signs_in_with_their_role():
    user = add_person(Newcomer("bima", "revenue_operations", "Bima", language="id"), PASSWORD)
    assert user.check_password(PASSWORD)
    assert user.may(Act.IMPORT_DATA)
    assert not user.may(Act.SIGN_FOR_SALES)
    assert (user.language, user.is_staff) == ("id", False)


def test_a_name_is_given_once():
    add_person(Newcomer("bima", Role.MARKETING), PASSWORD)
    with pytest.raises(InputError, match="'bima' signs in already"):
        add_person(Newcomer("bima", Role.MARKETING), PASSWORD)


def test_a_role_nobody_knows_is_an_error_that_lists_the_roles():
    with pytest.raises(InputError, match="'boss' is not a role; use one of: marketing, "):
        add_person(Newcomer("bima", "boss"), PASSWORD)


def test_a_weak_password_is_refused():
    with pytest.raises(InputError, match="bima: the password is too weak"):
        add_person(Newcomer("bima", Role.MARKETING), "12345678")
    assert everybody() == []


def test_another_role_takes_the_place_of_the_one_before():
    add_person(Newcomer("ayu", Role.MARKETING_LEADER), PASSWORD)
    user = change_role("ayu", "sales_leader")
    assert user.may(Act.SIGN_FOR_SALES)
    assert not user.may(Act.SIGN_FOR_MARKETING)


def test_an_administrator_who_is_one_no_more_keeps_no_flag():
    add_person(Newcomer("admin", Role.ADMINISTRATOR), PASSWORD)
    assert everybody()[0].is_superuser
    assert change_role("admin", Role.EXECUTIVE).is_superuser is False


def test_a_password_can_be_changed():
    add_person(Newcomer("tono", Role.SALES_REP), PASSWORD)
    assert change_password("tono", "teh-botol-999").check_password("teh-botol-999")


def test_whoever_is_shown_out_may_do_nothing():
    add_person(Newcomer("tono", Role.SALES_REP), PASSWORD)
    assert not show_out("tono").may(Act.READ_MONDAY)


def test_somebody_who_is_not_there_is_an_error_that_names_them():
    with pytest.raises(InputError, match="nobody named 'eka' signs in"):
        show_out("eka")


def test_the_demo_has_somebody_of_every_role_and_can_be_loaded_twice():
    add_demo_staff("demo", {"dewi": "rep_1"})
    users = add_demo_staff("demo", {"dewi": "rep_2"})
    assert {user.role for user in users} == set(Role)
    assert len(everybody()) == len(DEMO_STAFF)
    assert {user.username: user.rep_id for user in everybody()}["dewi"] == "rep_2"
