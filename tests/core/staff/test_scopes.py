"""The scopes of keys: every act is opened by exactly one, or by none where only a person may do it."""

import pytest

from selaras.core.staff import NEVER_BY_KEY, SCOPES, Act, Scope, opened


def test_every_scope_opens_something():
    assert set(SCOPES) == set(Scope)
    assert all(SCOPES.values())


@pytest.mark.parametrize("act", Act)
def test_an_act_is_opened_by_one_scope_or_is_a_persons_own(act):
    opening = [scope for scope in Scope if act in SCOPES[scope]]
    assert len(opening) == (0 if act in NEVER_BY_KEY else 1), "give a new act its scope, or say that no key may do it"


def test_a_key_never_signs_and_never_issues_keys():
    assert not opened(Scope) & {Act.SIGN_FOR_MARKETING, Act.SIGN_FOR_SALES, Act.HOLD_KEYS}


def test_a_scope_that_only_reads_opens_no_act_that_writes():
    reading = [scope for scope in Scope if scope.value.startswith("read:")]
    assert all(act.value.startswith(("read_", "export_")) for act in opened(reading))


def test_scopes_together_open_what_each_opens():
    assert opened(["read:leads", "read:charter"]) == opened(["read:leads"]) | opened(["read:charter"])
    assert opened(["write:everything", ""]) == frozenset()
