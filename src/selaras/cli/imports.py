"""`selaras import` and `selaras rejects`: a file is looked at, its plan is shown, and only then it is read in."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from selaras.actions.charter import terms_in_force
from selaras.actions.imports import Outcome, import_file, plan_import
from selaras.actions.imports_rejects import newest_run, rejects_of, write_rejects
from selaras.cli.imports_shown import show_outcome, show_plan, show_proposal
from selaras.cli.readiness import show_report
from selaras.connectors.files.mapping import Mapping, file_options, read_mapping
from selaras.connectors.files.planning import Plan, with_options
from selaras.connectors.files.presets import preset
from selaras.connectors.files.proposing import propose
from selaras.core.charter import Terms, starting_terms
from selaras.kit.clock import now
from selaras.kit.errors import InputError
from selaras.phrases import render, say
from selaras.records.troubles import DatabaseTroubleError

File = Annotated[Path, typer.Argument(help="CSV, TSV, JSON lines, Parquet or Excel; .gz too.", show_default=False)]
MappingFile = Annotated[Path | None, typer.Option("--mapping", "-m", help="Mapping file (YAML).")]
Preset = Annotated[str | None, typer.Option("--preset", help="Prepared mapping, such as hubspot-contacts.")]
Propose = Annotated[bool, typer.Option("--propose", help="Look at the file and propose a mapping; nothing is written.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write the proposed mapping to this file.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Import without asking.")]
Delimiter = Annotated[str | None, typer.Option(help="Character between columns; \\t for a tab.")]
Encoding = Annotated[str | None, typer.Option(help="Such as utf-8 or cp1252.")]
Header = Annotated[int | None, typer.Option(help="Row that holds the column names.", min=1)]
Sheet = Annotated[str | None, typer.Option(help="Sheet of a workbook.")]
Dates = Annotated[str | None, typer.Option(help="Order of day and month: dmy, mdy or iso.")]
Zone = Annotated[str | None, typer.Option("--time-zone", help="Zone of times without an offset.")]
Rejects = Annotated[Path | None, typer.Option(help="File for rows that cannot be read; in the data folder by default.")]
Language = Annotated[str, typer.Option("--language", help="en or id.", envvar="SELARAS_LANGUAGE")]


def import_(  # noqa: PLR0913, PLR0917 (each parameter is an option of the command)
    file: File, mapping: MappingFile = None, preset_name: Preset = None,
    propose_: Propose = False, output: Output = None, yes: Yes = False, delimiter: Delimiter = None,
    encoding: Encoding = None, header: Header = None, sheet: Sheet = None, dates: Dates = None, time_zone: Zone = None,
    rejects: Rejects = None, language: Language = "en",
) -> None:  # fmt: skip
    """Import a file: see its plan first, then its rows become facts. Repeating it, or stopping it, does no harm."""
    console = Console(highlight=False, soft_wrap=True)
    given = {
        "delimiter": "\t" if delimiter == "\\t" else delimiter, "encoding": encoding, "header": header, "sheet": sheet,
        "dates": dates, "time_zone": time_zone,
    }  # fmt: skip
    if propose_:
        options = file_options({k: v for k, v in given.items() if v is not None})
        show_proposal(console, propose(file, options), output, language)
        return
    terms = agreed_terms()
    planned = _planned(file, with_options(_mapping(file, mapping, preset_name), **given), terms)
    show_plan(console, planned, language)
    if not yes and not typer.confirm(say(language, "imports-ask", rows=planned.rows)):
        console.print(say(language, "imports-nothing-written"))
        return
    call_command("migrate", verbosity=0)
    outcome = _imported(planned, terms)
    path = rejects or settings.HOME / "rejects" / f"{file.name}.{outcome.run_id[-6:]}.csv"
    if outcome.rejected:
        write_rejects(outcome.run_id, path, lambda sentence: render(language, sentence))
    show_outcome(console, outcome, path if outcome.rejected else None, language)
    show_report(console, language, outcome.run_id)


def rejects_(
    run: Annotated[str, typer.Argument(help="Run id; the newest import where not given.")] = "",
    output: Output = None, language: Language = "en",
) -> None:  # fmt: skip
    """Show the values of an import that could not be read, or write them to a file."""
    console = Console(highlight=False, soft_wrap=True)
    newest = newest_run()
    if newest is None:
        raise InputError("no file has been imported yet", next_step="selaras import FILE --propose")
    run_id = run or newest.run_id
    if output is not None:
        lines = write_rejects(run_id, output, lambda sentence: render(language, sentence))
        console.print(say(language, "imports-rejects-written", lines=lines, path=str(output)))
        return
    none = True
    for reject in rejects_of(run_id):
        none = False
        place = say(language, "imports-reject-place", row=reject.row, column=reject.column or "-")
        console.print(f"{place}: {reject.value!r}: {render(language, reject.reason)}", markup=False)
    if none:
        console.print(say(language, "imports-no-rejects"))


def agreed_terms() -> Terms:
    """Return the charter in force; the starting one where none was signed yet, or where there is no database yet."""
    try:
        return terms_in_force(now())
    except DatabaseTroubleError:
        return starting_terms()


def _mapping(file: Path, mapping: Path | None, preset_name: str | None) -> Mapping:
    if mapping is not None and preset_name is not None:
        raise InputError("a mapping and a preset were both given", next_step="give one of --mapping and --preset")
    if mapping is not None:
        return read_mapping(mapping)
    if preset_name is not None:
        return preset(preset_name, file)
    raise InputError("no mapping was given", place=str(file),
                     next_step=f"have one proposed: selaras import {file} --propose -o mapping.yaml")  # fmt: skip


def _planned(file: Path, mapping: Mapping, terms: Terms) -> Plan:
    with Progress(SpinnerColumn(), TextColumn("{task.completed:,}"), transient=True) as bar:
        task = bar.add_task("", total=None)
        return plan_import(file, mapping, terms, lambda rows: bar.update(task, completed=rows))


def _imported(planned: Plan, terms: Terms) -> Outcome:
    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), transient=True) as bar:
        task = bar.add_task("", total=planned.rows)
        return import_file(
            planned,
            terms,
            actor="cli",
            clock=now,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
