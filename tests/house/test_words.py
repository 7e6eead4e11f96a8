"""Names and sentences: every module says what it is for, and nothing is called by a word that means anything."""

import ast
import re

import pytest

from tests.house.source import OURS, PRODUCT, TESTS

HOMELESS = {
    "utils", "util", "helpers", "helper",
    "common", "misc", "manager", "managers", "service", "services", "base",
}  # fmt: skip
UNFINISHED = re.compile(
    r"\b(TODO|FIXME|XXX|HACK|raise NotImplemented(?:Error)?|placeholder|stubbed|simplified|for now|not yet implemented"
    r"|in a real (?:app|system|implementation)|dummy|mocked?)\b",
    re.IGNORECASE,
)
EXCEPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no\s*(?:cover|branch))(?P<rest>.*)")
REASON = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
VAGUE = re.compile(r"^_*(?:process|handle|do|perform|calculate|compute)_")


def test_every_module_opens_with_a_sentence():
    silent = [module.place for module in OURS if not (ast.get_docstring(module.tree) or "").strip()]
    assert not silent, f"say in one sentence what the reader gets: {silent}"


def test_a_modules_first_sentence_ends():
    endless = [
        module.place
        for module in OURS
        if (said := ast.get_docstring(module.tree)) and not re.search(r"[.?!:](?:\s|$)", said.split("\n\n")[0])
    ]
    assert not endless, f"the first paragraph holds no finished sentence: {endless}"


def test_no_module_is_called_by_a_word_without_meaning():
    homeless = [module.place for module in OURS if HOMELESS & {module.path.stem, module.path.parent.name}]
    assert not homeless, f"a thing without a better name has no home yet: {homeless}"


def test_nothing_in_the_product_is_unfinished():
    found = [
        f"{module.place}:{number}: {line.strip()}"
        for module in PRODUCT
        for number, line in enumerate(module.text.splitlines(), 1)
        if UNFINISHED.search(line) and "placeholder=" not in line
    ]
    assert not found, "\n".join(found)


def test_functions_say_the_answer_they_give():
    vague = [
        f"{module.at(node)} {node.name}"
        for module in PRODUCT
        if module.dotted.startswith(("selaras.kit", "selaras.core", "selaras.actions"))
        for node in module.functions
        if VAGUE.match(node.name)
    ]
    assert not vague, f"a core function is named for its answer, an action for what a person would say: {vague}"


def test_every_lint_exception_carries_its_reason():
    bare = [
        f"{module.place}:{number}: {line.strip()}"
        for module in OURS
        if module.path.name != "test_words.py"
        for number, line in enumerate(module.text.splitlines(), 1)
        if (found := EXCEPTION.search(line)) and not REASON.search(found["rest"])
    ]
    assert not bare, "write why after the code, as in `# noqa: S603 -- the command is ours`:\n" + "\n".join(bare)


@pytest.mark.parametrize(
    "line", ["x = 1  # noqa: S101, E501", "x = 1  # type: ignore[arg-type]", "if a:  # pragma: no cover"]
)
def test_an_exception_without_a_reason_is_seen(line):
    assert not REASON.search(EXCEPTION.search(line)["rest"])


def test_a_tests_name_is_a_sentence():
    """Three words at least, and no number to tell it from its neighbour."""
    numbered = [
        f"{module.at(node)} {node.name}"
        for module in TESTS
        for node in module.functions
        if node.name.startswith("test_") and (node.name.count("_") < 3 or re.search(r"_\d$", node.name))
    ]
    assert not numbered, f"say what is true: {numbered}"
