"""Where in the file each part of a charter stands."""

from collections.abc import Iterator, Sequence

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

Step = str | int
Marks = dict[tuple[Step, ...], tuple[int, int]]


def marks(root: Node) -> Marks:
    """Return the line and column, counted from 1, of every part below the root; of a mapping's part, of its key."""
    return {(): _at(root)} | dict(_below(root, ()))


def _below(node: Node, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], tuple[int, int]]]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            here = (*path, str(key.value))
            yield here, _at(key)
            yield from _below(value, here)
    elif isinstance(node, SequenceNode):
        for place, value in enumerate(node.value):
            yield (*path, place), _at(value)
            yield from _below(value, (*path, place))


def _at(node: Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def nearest_mark(known: Marks, path: Sequence[Step]) -> tuple[int, int]:
    """Return the mark of the path, or of the nearest part around it that the file has."""
    for end in range(len(path), -1, -1):
        mark = known.get(tuple(path[:end]))
        if mark is not None:
            return mark
    return 0, 0


def written(path: Sequence[Step]) -> str:
    """Return a path as people write it.

    >>> written(("promises", "leads", 2, "allowance"))
    'promises.leads[2].allowance'
    """
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
