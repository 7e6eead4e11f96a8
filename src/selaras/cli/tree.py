"""Every command of the terminal, in one tree; a command that was named is loaded without the others.

Loading them all takes longer than most of them run, for each brings the part of Selaras it speaks for.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Final

import typer

_COMMANDS: Final = {
    "run": "run.run",
    "demo": "demo.demo",
    "migrate": "upkeep.migrate",
    "rebuild": "upkeep.rebuild",
    "export": "upkeep.export",
    "erase": "upkeep.erase",
    "users": "staff",
    "leads": "leads",
    "clocks": "clocks",
    "disputes": "disputes",
    "audit": "audits",
    "opportunities": "opportunities",
    "keys": "keys",
    "write-keys": "write_keys",
    "intake": "intake",
    "outgoing": "outgoing",
    "webhooks": "webhooks",
    "calendars": "calendars",
    "duplicates": "duplicates",
    "accounts": "accounts",
    "import": "imports.import_",
    "rejects": "imports.rejects_",
    "readiness": "readiness.readiness",
    "metrics": "metrics.metrics",
    "pipeline": "pipeline",
    "diagnose": "verdict.diagnose",
    "evidence": "verdict",
    "symptoms": "symptoms.symptoms",
    "attribute": "attribution.attribute",
    "charter": "charter",
    "replay": "replay.replay",
    "sla": "promises.sla",
    "evaluate": "promises.evaluate",
    "breaches": "promises.breaches",
    "delays": "promises.delays_",
    "deliver": "giving",
    "forecast": "giving.forecast",
    "capacity": "giving.capacity",
    "escalations": "escalations",
    "findings": "findings",
    "routing": "routing",
}
"""Each command, and where it is: a module with an ``app`` of commands below it, or a function of a module."""


def tree(arguments: Sequence[str] = ()) -> typer.Typer:
    """Return the command that the arguments name; all of them where they name none that there is."""
    top = typer.Typer(
        name="selaras",
        help="Marketing and sales in one agreement, one set of facts and one page.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )
    top.callback()(selaras)
    named = next((word for word in arguments if not word.startswith("-")), "")
    for name in [named] if named in _COMMANDS else _COMMANDS:
        _add(top, name)
    return top


def selaras(
    home: Annotated[
        Path | None, typer.Option(help="Data folder: database, lake, secret key.", envvar="SELARAS_HOME")
    ] = None,
) -> None:
    """Marketing and sales in one agreement, one set of facts and one page."""
    del home  # taken out of the arguments before the settings are read; declared here for the help


def _add(top: typer.Typer, name: str) -> None:
    module, _, function = _COMMANDS[name].partition(".")
    loaded = import_module(f"selaras.cli.{module}")
    if function:
        top.command(name)(getattr(loaded, function))
    else:
        top.add_typer(loaded.app, name=name)
