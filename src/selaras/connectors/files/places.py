"""Where in a YAML text a key stands, so that an error can name the line."""

from collections.abc import Callable
from typing import Any

import yaml


def lines_of(text: str) -> Callable[[tuple[Any, ...]], int]:
    r"""Return a function from the path of a key to its line; the line of the nearest parent where the key is absent.

    >>> line = lines_of("a: 1\nb:\n  c: 2\n")
    >>> line(("b", "c")), line(("b", "missing"))
    (3, 2)
    """
    known: dict[tuple[Any, ...], int] = {(): 1}
    _walk(yaml.compose(text, Loader=yaml.SafeLoader), (), known)

    def line(path: tuple[Any, ...]) -> int:
        wanted = tuple(str(part) for part in path)
        while wanted not in known:
            wanted = wanted[:-1]
        return known[wanted]

    return line


def _walk(node: Any, path: tuple[Any, ...], known: dict[tuple[Any, ...], int]) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, str(key.value))
            known[here] = key.start_mark.line + 1
            _walk(value, here, known)
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            known[*path, str(place)] = value.start_mark.line + 1
            _walk(value, (*path, str(place)), known)
