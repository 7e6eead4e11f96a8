"""The phrases as they lie in the locale folders: one folder per language, one Fluent file per word of the house."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from selaras.kit.errors import SelarasError

_LOCALE = Path(__file__).parent / "locale"

LANGUAGES: tuple[str, ...] = ("en", "id")


class PhraseError(SelarasError):
    """A phrase is missing, cannot be read, or was not given what it needs."""


@cache
def bundle(language: str) -> FluentBundle:
    """Return the bundle of a language, all its files in it."""
    made = FluentBundle([language], use_isolating=False)
    for path in files(language):
        made.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return made


def files(language: str) -> list[Path]:
    """Return the Fluent files of a language in order; a language without a folder is an error."""
    if language not in LANGUAGES:
        raise PhraseError(f"there are no phrases in '{language}'", next_step=f"use one of {', '.join(LANGUAGES)}")
    return sorted((_LOCALE / language).glob("*.ftl"))


def ids(language: str) -> dict[str, Path]:
    """Return every phrase id of a language with the file that holds it; an id given twice is an error."""
    found: dict[str, Path] = {}
    for path in files(language):
        for message in _messages(path):
            if message.id.name in found:
                raise PhraseError(
                    f"'{message.id.name}' stands in {found[message.id.name].name} too",
                    place=str(path.name),
                    next_step="keep one of the two",
                )
            found[message.id.name] = path
    return found


@cache
def variables(language: str) -> Mapping[str, frozenset[str]]:
    """Return the variables each phrase of a language asks for."""
    asked = {message.id.name: _variables_of(message) for path in files(language) for message in _messages(path)}
    return MappingProxyType(asked)


@cache
def _messages(path: Path) -> tuple[ast.Message, ...]:
    resource = FluentParser().parse(path.read_text(encoding="utf-8"))
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise PhraseError(
                f"this cannot be read as Fluent: {str(entry.content).splitlines()[0]!r}",
                place=f"{path.parent.name}/{path.name}",
                next_step="look for a missing = or a line that is not indented",
            )
    return tuple(entry for entry in resource.body if isinstance(entry, ast.Message))


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 -- fluent.syntax chose the name
        self.names.add(node.id.name)


def _variables_of(message: ast.Message) -> frozenset[str]:
    seen = _Variables()
    seen.visit(message)
    return frozenset(seen.names)
