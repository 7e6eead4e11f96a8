"""Every function of the product says what it takes and what it gives."""

import ast

from tests.house.source import PRODUCT


def test_every_parameter_and_every_answer_is_annotated():
    bare = [
        f"{module.at(node)} {node.name}({missing})"
        for module in PRODUCT
        for node in module.functions
        if (missing := ", ".join(_bare(node)))
    ]
    assert not bare, "\n".join(bare)


def _bare(node):
    arguments = node.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    named += [starred for starred in (arguments.vararg, arguments.kwarg) if starred]
    missing = [one.arg for one in named if one.annotation is None and one.arg not in {"self", "cls"}]
    return missing + (["return"] if node.returns is None else [])


def test_a_bare_parameter_is_seen():
    function = ast.parse("def elapsed(self, start: int, *rest, end) -> int: ...").body[0]
    assert _bare(function) == ["end", "rest"]
