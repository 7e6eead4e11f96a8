"""Who imports whom: no cycles, no connector that knows another, nothing imported late, nothing undeclared.

The floors themselves are import-linter contracts in pyproject.toml.
"""

import ast
import re
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

from tests.house.source import FLOORS, PRODUCT, ROOT, SRC

# Imported by another name than the package's, or never imported because something else loads them by name.
IMPORTED_AS = {
    "django-ninja": "ninja", "fluent-runtime": "fluent", "fluent-syntax": "fluent", "ibis-framework": "ibis",
    "python-calamine": "python_calamine", "pyyaml": "yaml", "ruamel-yaml": "ruamel", "vl-convert-python": "vl_convert",
}  # fmt: skip
LOADED_BY_OTHERS = {
    "duckdb": "Ibis opens it",
    "granian": "started as a process",
    "openpyxl": "pandas reads workbooks with it",
    "pandas": "Ibis hands over its results in it",
    "psycopg": "Django opens it",
    "sqlglot": "pinned for Ibis",
    "tzdata": "zoneinfo reads it",
    "uvloop": "granian runs its loop",
}


@pytest.fixture(scope="module")
def imports():
    graph = grimp.build_graph("selaras", cache_dir=None)
    return {module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules}


def test_no_modules_import_each_other_in_a_circle(imports):
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as found:
        pytest.fail(" imports ".join(reversed(found.args[1])))


def test_connectors_do_not_know_each_other(imports):
    """A connector is a folder; the files beside the folders are what all connectors share."""
    folders = {path.parent.name for path in (SRC / "selaras/connectors").glob("*/__init__.py")}
    crossing = [
        f"{module} imports {other}"
        for module, others in imports.items()
        for other in others
        if (ours := _connector(module, folders)) and (theirs := _connector(other, folders)) and ours != theirs
    ]
    assert not crossing, crossing


def _connector(module, folders):
    name = module.removeprefix("selaras.connectors.").split(".")[0]
    return name if module.startswith("selaras.connectors.") and name in folders else None


def test_every_package_is_a_floor_of_the_house():
    packages = {path.parent.name for path in (SRC / "selaras").glob("*/__init__.py")}
    assert packages == set(FLOORS)


def test_nothing_is_imported_inside_a_function():
    """Except where a command line starts up, and where Django calls an app that is ready."""
    late = [
        module.at(node)
        for module in PRODUCT
        if not module.dotted.startswith("selaras.cli") and module.path.name != "apps.py"
        for function in module.functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not late, f"an import inside a function hides a dependency, or a cycle: {late}"


def test_what_is_imported_is_declared():
    declared = {_module(name) for name in _declared()}
    undeclared = {top: where for top, where in _imported().items() if top not in declared}
    assert not undeclared, f"add these to the dependencies in pyproject.toml: {undeclared}"


def test_what_is_declared_is_used():
    unused = {name for name in _declared() if _module(name) not in _imported()} - LOADED_BY_OTHERS.keys()
    assert not unused, f"nothing imports these dependencies of pyproject.toml: {sorted(unused)}"


def _declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {re.split(r"[\[<>=!~; ]", line)[0].lower() for line in project["dependencies"]}


def _module(name):
    return IMPORTED_AS.get(name, name.replace("-", "_"))


def _imported():
    """Each outside package the product imports, and one place that does."""
    return {
        top: module.at(node)
        for module in PRODUCT
        for node in module.nodes
        for name in _names(node)
        if (top := name.split(".")[0]) not in sys.stdlib_module_names and top != "selaras"
    }


def _names(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
