"""How an import looks in the terminal: the proposal, the plan, and what came of it."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from selaras.actions.imports import Outcome
from selaras.connectors.files.planning import Plan
from selaras.connectors.files.proposing import Proposal
from selaras.connectors.files.rowreading import shown
from selaras.kit.errors import InputError
from selaras.phrases import render, say


def show_proposal(console: Console, proposal: Proposal, output: Path | None, language: str) -> None:
    """Show the proposed mapping column by column, and the mapping itself or where it was written."""
    console.print(say(language, "imports-proposal-title", table=proposal.table, file=proposal.file.path.name))
    grid = Table(*(say(language, f"imports-{head}") for head in ("column", "field", "sure", "why", "example")))
    for guess in proposal.guesses:
        sure = f"{guess.confidence:.0%}" if guess.field else ""
        grid.add_row(
            *map(Text, (guess.column, guess.field or "-", sure, render(language, guess.why), guess.example[:40]))
        )
    console.print(grid)
    for sentence in (*proposal.file.said, *proposal.open):
        console.print(f"• {render(language, sentence)}", markup=False)
    if output is None:
        console.print(Text(proposal.yaml))
        return
    if output.exists():
        raise InputError("this file exists", place=str(output), next_step="name another with -o, or remove it")
    output.write_text(proposal.yaml, encoding="utf-8")
    console.print(
        say(language, "imports-proposal-written", path=str(output), file=str(proposal.file.path)), markup=False
    )


def show_plan(console: Console, planned: Plan, language: str) -> None:
    """Show what would be read and how, and the first rows as they will be read."""
    mapping = planned.mapping
    console.print(
        say(language, "imports-plan-title", file=planned.file.path.name, rows=planned.rows, table=mapping.table,
            source=mapping.source), markup=False,
    )  # fmt: skip
    grid = Table(say(language, "imports-column"), say(language, "imports-field"))
    for theirs, ours in planned.used:
        grid.add_row(Text(theirs), Text(ours))
    for ours, value in mapping.constants.items():
        grid.add_row(Text(f"= {value}"), Text(ours))
    console.print(grid)
    if planned.ignored:
        console.print(say(language, "imports-ignored", columns=", ".join(planned.ignored)), markup=False)
    for sentence in planned.said:
        console.print(f"• {render(language, sentence)}", markup=False)
    if planned.damaged:
        console.print("• " + say(language, "imports-damaged", rows=planned.damaged), markup=False)
    console.print(say(language, "imports-first-rows"))
    for number, values, unread in planned.preview:
        told = ", ".join(f"{name}={shown(value)}" for name, value in values.items())
        more = f" ({say(language, 'imports-unread', values=unread)})" if unread else ""
        console.print(f"  {number}: {told}{more}", markup=False)


def show_outcome(console: Console, outcome: Outcome, rejects: Path | None, language: str) -> None:
    """Show what the import came to."""
    if outcome.repeated:
        console.print(say(language, "imports-repeated", rows=outcome.read), markup=False)
        return
    console.print(
        say(language, "imports-outcome", read=outcome.read, written=outcome.written, rejected=outcome.rejected,
            known=outcome.known), markup=False,
    )  # fmt: skip
    if outcome.read and not outcome.written and not outcome.rejected:
        console.print(say(language, "imports-nothing-new"))
    if rejects is not None:
        console.print(say(language, "imports-rejects-written", lines=outcome.rejected, path=str(rejects)), markup=False)
