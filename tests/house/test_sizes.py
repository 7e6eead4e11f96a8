"""Modules and functions stay small enough to read in one sitting.

Branches and parameters have limits of the same kind, held by ruff (PLR0912, PLR0913; the numbers are in
pyproject.toml).
"""

import ast

from tests.house.source import OURS, PRODUCT

MODULE_LINES = 400
FUNCTION_LINES = 45


def test_a_module_is_at_most_four_hundred_lines():
    long = {module.place: lines for module in OURS if (lines := module.text.count("\n")) > MODULE_LINES}
    assert not long, f"split these by the words they hold: {long}"


def test_a_function_is_at_most_forty_five_lines():
    """Docstrings do not count: an example that runs is welcome."""
    long = {
        f"{module.at(node)} {node.name}": lines
        for module in PRODUCT
        for node in module.functions
        if (lines := _lines(node)) > FUNCTION_LINES
    }
    assert not long, f"name the steps and let each be a function: {long}"


def _lines(node):
    documented = ast.get_docstring(node) is not None
    docstring = node.body[0].end_lineno - node.body[0].lineno + 1 if documented else 0
    return node.end_lineno - node.lineno + 1 - docstring
