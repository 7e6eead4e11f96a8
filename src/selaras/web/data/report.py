"""The readiness report as the page shows it: what was found, what that does, and which figures it weakens."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from selaras.analytics import METRICS
from selaras.kit.sentence import Sentence
from selaras.records.models import ReadinessFinding
from selaras.web.frame.known_words import has_words

SEVERITIES: Final = ("blocking", "error", "warning", "note")
_TONES: Final = {"blocking": "bad", "error": "bad", "warning": "warn"}
_SHOWN_EXAMPLES: Final = 5


@dataclass(frozen=True, slots=True)
class Weakened:
    """A figure that a finding weakens; ``name`` is that of its definition, empty where this version has none."""

    called: Sentence | str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One example of a finding: its row in the file where that is known, and the value that shows it."""

    value: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding."""

    says: Sentence | str
    does: Sentence | str
    severity: str
    tone: str
    table: str
    column: str
    rows: int
    out_of: int
    examples: tuple[Case, ...]
    weakens: tuple[Weakened, ...]

    @property
    def share(self) -> float | None:
        """Which share of the rows it concerns."""
        return self.rows / self.out_of if self.out_of else None


def findings(rows: Iterable[ReadinessFinding]) -> list[Finding]:
    """Return the findings, the gravest first and among those of one weight the widest first."""
    told = [_finding(row) for row in rows]
    return sorted(told, key=lambda each: (_weight(each.severity), -(each.share or 0)))


def _finding(row: ReadinessFinding) -> Finding:
    return Finding(
        says=_sentence(row.code, _read(row.values, {})),
        does=_effect(row.code),
        severity=row.severity,
        tone=_TONES.get(row.severity, ""),
        table=row.table,
        column=row.column,
        rows=row.rows,
        out_of=row.out_of,
        examples=tuple(_example(each) for each in _read(row.examples, [])[:_SHOWN_EXAMPLES]),
        weakens=tuple(map(_weakened, _read(row.metrics, []))),
    )


def _sentence(code: str, values: dict[str, Any]) -> Sentence | str:
    """Return the phrase a code names; a code of a newer version that has no words yet is shown as it is."""
    plain = code.replace("_", "-")
    found = next(filter(has_words, (code, plain, f"readiness-{plain}")), None)
    return Sentence.of(found, **values) if found else code.replace("_", " ")


def _effect(code: str) -> Sentence | str:
    """Return the phrase that says what a finding does to the figures; nothing where there is none."""
    phrase = f"readiness-{code.replace('_', '-')}-effect"
    return Sentence.of(phrase) if has_words(phrase) else ""


def _weakened(name: str) -> Weakened:
    return Weakened(METRICS[name].called, name) if name in METRICS else Weakened(name)


def _read(text: str, otherwise: Any) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return otherwise


def _example(example: Any) -> Case:
    if isinstance(example, dict):
        return Case(str(example.get("value", "")), example.get("row"))
    return Case(" → ".join(map(str, example)) if isinstance(example, list) else str(example))


def _weight(severity: str) -> int:
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)
