"""`selaras readiness`: what is missing or wrong in the data, and what that does to which figure."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from selaras.actions.imports_readiness import look_at_ledger, report
from selaras.core.readiness import Finding
from selaras.kit.clock import now
from selaras.phrases import render, say

_STYLES = {"error": "red", "warning": "yellow", "note": "dim"}
_EXAMPLES = 3


def readiness(
    language: Annotated[str, typer.Option("--language", help="en or id.", envvar="SELARAS_LANGUAGE")] = "en",
) -> None:
    """Say what is missing or wrong in the data, before any figure is believed."""
    look_at_ledger(now())
    show_report(Console(highlight=False, soft_wrap=True), language)


def show_report(console: Console, language: str, run_id: str | None = None) -> None:
    """Print the report: each finding with examples, what it does, and the figures it weakens."""
    findings = report(run_id)
    console.print()
    if not findings:
        console.print(say(language, "readiness-nothing"))
        return
    console.print(say(language, "readiness-title", findings=len(findings)))
    for finding in findings:
        _show(console, finding, language)


def _show(console: Console, finding: Finding, language: str) -> None:
    severity = say(language, f"readiness-severity-{finding.severity}")
    console.print(
        Text.assemble(
            (f"{severity:8} ", _STYLES[finding.severity]), f"{finding.table}: ", render(language, finding.says)
        )
    )
    for example in finding.examples[:_EXAMPLES]:
        at = say(language, "readiness-at-row", row=example.row) + " " if example.row else ""
        console.print(f"           {at}{example.value}", markup=False)
    weakens = ", ".join(finding.metrics)
    effect = render(language, finding.does)
    console.print(f"         → {effect}" + (f" ({weakens})" if weakens else ""), markup=False)
