"""What is wrong with a charter: every mistake at once, each with its place and the way to mend it."""

from dataclasses import dataclass

from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake.

    ``path`` is its place in the document (``promises.leads[2].allowance.time``), ``line`` and ``column`` in the
    file, counted from 1 (0 where the file has no such place). ``what`` and ``fix`` are said in any language.
    """

    path: str
    line: int
    column: int
    what: Sentence
    fix: Sentence


class CharterError(InputError):
    """A charter cannot be used; ``problems`` are all its mistakes in the order of the file."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        self.name = name
        self.problems = problems
        first = problems[0]
        count = "one mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        super().__init__(
            f"{count}, the first at line {first.line}: {first.path or 'the document'} ({first.what.id})",
            place=name,
            next_step="see every mistake with: selaras charter check",
        )
