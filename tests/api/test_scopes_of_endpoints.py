"""Scope × endpoint, whole: who may call what by role, and what a key of theirs opens of it."""

import json
import re
from functools import cache

import pytest
from django.test import Client

from selaras.api.routes import api
from selaras.core.staff import SCOPES, Act, Role, Scope, may, opened
from selaras.records.models import User
from tests.api import calling

pytestmark = pytest.mark.django_db
OPEN_TO_ALL = {"health", "list_problems", "one_problem"}
ONE_S_OWN = {
    "who_calls", "list_choices", "choose_notification", "list_notices", "read_notices", "list_feeds", "open_feed",
    "close_feed",
}  # fmt: skip


@cache
def operations():
    """Every operation: its method, a path that can be called, and the acts of which it needs one."""
    found = {}
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                told = re.sub(r"{[^}]+}", "1", path)
                found[operation.view_func.__name__] = (
                    operation.methods[0],
                    told,
                    getattr(operation.view_func, "needs", ()),
                )
    return found


def refused_to(program, name):
    """Why a call is not permitted; None where it is, whatever it answers then."""
    method, path, _ = operations()[name]
    answer = program.call(method, path.lstrip("/"), {} if method != "GET" else None)
    return json.loads(answer.content)["code"] if answer.status_code in (401, 403) else None


def test_every_operation_needs_an_act_or_is_open_to_all_or_about_oneself():
    assert {name for name, (_, _, needs) in operations().items() if not needs} == OPEN_TO_ALL | ONE_S_OWN


@pytest.mark.parametrize("role", Role)
def test_a_role_may_call_exactly_what_the_table_permits(house, role):
    person = User.objects.create_user("somebody", password=calling.PASSWORD, role=role)
    seated = Client()
    seated.force_login(person)
    for name, (method, path, needs) in operations().items():
        answer = seated.generic(method, f"/api/v1{path}", "{}", content_type="application/json")
        permitted = not needs or any(may(role, act) for act in needs)
        assert (answer.status_code != 403) is permitted, (name, answer.content)


@pytest.mark.parametrize("scope", Scope)
def test_a_key_opens_exactly_what_its_scope_names(house, settings, scope):
    settings.API_CALLS_A_MINUTE = 10_000
    admin = calling.person("bima" if calling.person("bima").may(next(iter(SCOPES[scope]))) else "admin")
    if not any(admin.may(act) for act in SCOPES[scope]):
        admin = calling.person("sari")
    program = calling.by_key(admin.username, scope.value)
    for name, (_, _, needs) in operations().items():
        permitted = not needs or any(admin.may(act) and act in opened([scope]) for act in needs)
        permitted = permitted and name not in ONE_S_OWN - {"who_calls"}
        assert (refused_to(program, name) is None) is permitted, name


def test_a_key_can_do_at_most_what_its_owner_may_now(desk):
    program = desk.by_key("bima")
    assert program.get("leads")
    User.objects.filter(username="bima").update(role="executive")
    assert program.get("leads", 403)["code"] == "not_permitted"


def test_a_key_without_the_scope_is_told_which_one_it_lacks(desk):
    problem = desk.by_key("bima", "read:charter").get("leads", 403)
    assert problem["code"] == "out_of_scope"
    issued = desk.by_key("bima", "read:leads")
    assert issued.get("leads")["items"][0]["name"] is None, "who a lead is has a scope of its own"


def test_no_key_issues_keys_or_signs():
    assert not {Act.HOLD_KEYS, Act.SIGN_FOR_MARKETING, Act.SIGN_FOR_SALES} & opened(Scope)


def test_eka_from_elsewhere_sees_nothing(desk):
    eka = desk.person("eka")
    for name in operations().keys() - OPEN_TO_ALL - ONE_S_OWN:
        assert refused_to(desk.by_password("eka"), name) == "not_permitted", name
    assert not eka.may(Act.READ_MONDAY)
