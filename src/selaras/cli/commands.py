"""Every command of the terminal, in one tree."""

from pathlib import Path
from typing import Annotated

import typer

from selaras.cli import (
    accounts,
    calendars,
    charter,
    clocks,
    disputes,
    duplicates,
    escalations,
    findings,
    giving,
    intake,
    keys,
    leads,
    opportunities,
    outgoing,
    promises,
    routing,
    staff,
    upkeep,
    webhooks,
    write_keys,
)
from selaras.cli.demo import demo
from selaras.cli.imports import import_, rejects_
from selaras.cli.metrics import metrics
from selaras.cli.readiness import readiness
from selaras.cli.run import run

commands = typer.Typer(
    name="selaras",
    help="Marketing and sales in one agreement, one set of facts and one page.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@commands.callback()
def selaras(
    home: Annotated[
        Path | None, typer.Option(help="Data folder: database, lake, secret key.", envvar="SELARAS_HOME")
    ] = None,
) -> None:
    """Marketing and sales in one agreement, one set of facts and one page."""
    del home  # taken out of the arguments before the settings are read; declared here for the help


commands.command()(run)
commands.command()(demo)
commands.command()(upkeep.migrate)
commands.command()(upkeep.rebuild)
commands.command()(upkeep.export)
commands.command()(upkeep.erase)
commands.add_typer(staff.app, name="users")
commands.add_typer(leads.app, name="leads")
commands.add_typer(clocks.app, name="clocks")
commands.add_typer(disputes.app, name="disputes")
commands.add_typer(opportunities.app, name="opportunities")
commands.add_typer(keys.app, name="keys")
commands.add_typer(write_keys.app, name="write-keys")
commands.add_typer(intake.app, name="intake")
commands.add_typer(outgoing.app, name="outgoing")
commands.add_typer(webhooks.app, name="webhooks")
commands.add_typer(calendars.app, name="calendars")
commands.add_typer(duplicates.app, name="duplicates")
commands.add_typer(accounts.app, name="accounts")
commands.command("import")(import_)
commands.command("rejects")(rejects_)
commands.command()(readiness)
commands.command()(metrics)
commands.add_typer(charter.app, name="charter")
commands.command()(promises.sla)
commands.command()(promises.evaluate)
commands.command()(promises.breaches)
commands.command("delays")(promises.delays_)
commands.add_typer(giving.app, name="deliver")
commands.command()(giving.forecast)
commands.command()(giving.capacity)
commands.add_typer(escalations.app, name="escalations")
commands.add_typer(findings.app, name="findings")
commands.add_typer(routing.app, name="routing")
