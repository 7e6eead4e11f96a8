"""The source tree as the house tests see it: every module read and parsed once."""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
FLOORS = (
    "kit", "core", "records", "connectors", "analytics", "actions", "phrases", "web", "api", "cli", "worker", "site",
)  # fmt: skip

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of Python."""

    path: Path

    @property
    def place(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def dotted(self) -> str:
        """The name it is imported by: selaras.core.charter."""
        parts = self.path.relative_to(SRC).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def generated(self) -> bool:
        """Migrations are written by Django and never edited."""
        return "migrations" in self.path.parts and self.path.stem != "__init__"

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=self.place)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    @property
    def functions(self) -> list[Function]:
        return [node for node in self.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    def at(self, node: ast.AST) -> str:
        """Where something stands, as an editor opens it."""
        return f"{self.place}:{getattr(node, 'lineno', 1)}"


def modules(*folders: str) -> list[Module]:
    """Every module under the given folders, in order."""
    return [Module(path) for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


PRODUCT = tuple(module for module in modules("src/selaras") if not module.generated)
TESTS = tuple(modules("tests"))
OURS = (*PRODUCT, *TESTS, *modules("tools"), *modules("bench"))
