"""The tests keep their own laws: the same floors, real objects, and no patching."""

import ast

from tests.house.source import FLOORS, ROOT, TESTS

BESIDE_THE_FLOORS = {"harness", "house", "stories", "docs", "bench"}
PATCHING = {"setattr", "delattr", "setitem", "delitem"}


def test_tests_stand_on_the_floors_they_test():
    strays = [
        module.place
        for module in TESTS
        if module.path.relative_to(ROOT / "tests").parts[0] not in {*FLOORS, *BESIDE_THE_FLOORS, "conftest.py"}
    ]
    assert not strays, f"tests mirror src/selaras: {strays}"


def test_nothing_is_patched():
    """Environment variables may be set: they are how a process is told things."""
    patched = [
        module.at(node)
        for module in TESTS
        for node in module.nodes
        if (isinstance(node, ast.Attribute) and node.attr in PATCHING and _is(node.value, "monkeypatch"))
        or (isinstance(node, ast.Import | ast.ImportFrom) and "mock" in ast.unparse(node).split())
        or (isinstance(node, ast.arg) and node.arg == "mocker")
    ]
    assert not patched, f"use the real object, or a hand-written fake with the same promises: {patched}"


def _is(node, name):
    return isinstance(node, ast.Name) and node.id == name


def test_no_test_is_skipped_without_saying_why():
    silent = [
        module.at(node)
        for module in TESTS
        for node in module.nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"pytest.mark.skip", "pytest.skip"}
        and not node.args and not node.keywords
    ]  # fmt: skip
    assert not silent, silent
