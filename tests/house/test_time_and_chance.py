"""The same inputs give the same answer: one place reads the clock, and no chance is without a seed.

Ruff's banned APIs say so while one types; these tests hold it also against a lint exception or another spelling.
"""

import ast

import pytest

from tests.house.source import PRODUCT

CLOCK = "src/selaras/kit/clock.py"
READS_THE_CLOCK = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns", "timezone.now",
    "timezone.localdate", "timezone.localtime", "functions.Now", "arrow.utcnow", "pd.Timestamp.now", "ibis.now",
    "ibis.today",
}  # fmt: skip
SAYS_THE_CLOCK = ("CURRENT_TIMESTAMP", "CURRENT_DATE", "auto_now")
NEEDS_A_SEED = {"Random", "default_rng", "RandomState"}


def test_only_the_clock_reads_the_wall_clock():
    found = [place for module in PRODUCT if module.place != CLOCK for place in _clock_reads(module)]
    assert not found, f"below the faces, now and as_of are parameters: {found}"


def test_no_database_reads_a_clock_of_its_own():
    found = [
        f"{module.place}: {word}"
        for module in PRODUCT
        for word in SAYS_THE_CLOCK
        if word.lower() in module.text.lower()
    ]
    assert not found, f"pass the instant as a parameter: {found}"


def test_every_random_source_has_a_seed():
    found = [
        module.at(node)
        for module in PRODUCT
        for node in module.nodes
        if isinstance(node, ast.Call) and _dotted(node.func).split(".")[-1] in NEEDS_A_SEED
        and not node.args and not node.keywords
    ]  # fmt: skip
    assert not found, f"the same seed gives the same history: {found}"


@pytest.mark.parametrize("code", ["datetime.now(UTC)", "datetime.datetime.now()", "f(now=timezone.now)", "date.today"])
def test_a_clock_is_recognised_however_it_is_spelled(code):
    assert any(_reads_the_clock(node) for node in ast.walk(ast.parse(code)))


def _clock_reads(module):
    return [module.at(node) for node in module.nodes if _reads_the_clock(node)]


def _reads_the_clock(node):
    if not isinstance(node, ast.Attribute):
        return False
    dotted = _dotted(node)
    return any(dotted == name or dotted.endswith(f".{name}") for name in READS_THE_CLOCK)


def _dotted(node):
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""
