"""`selaras charter`: check a charter, read it, compare two, begin a new one."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from django.core.management import call_command
from rich.console import Console

from selaras.actions.charter import charter_in_force, charter_versions
from selaras.cli.charter_files import read_terms
from selaras.core.charter import Terms, load_terms, starting_terms, starting_text
from selaras.core.charter.difference import difference
from selaras.core.charter.document import Document, document, version_document
from selaras.core.charter.schema import schema_text
from selaras.core.charter.warnings import warnings
from selaras.kit.clock import now
from selaras.kit.errors import InputError
from selaras.phrases import render, say
from selaras.phrases.documents import as_markdown

app = typer.Typer(help="Check, read and compare charters, or begin a new one.", no_args_is_help=True)


class Language(StrEnum):
    """A language the product speaks."""

    EN = "en"
    ID = "id"


File = Annotated[Path, typer.Argument(help="A charter in YAML.", show_default=False)]
Spoken = Annotated[Language, typer.Option("--lang", help="Language of the answer.", envvar="SELARAS_LANGUAGE")]


@app.command()
def check(file: File, lang: Spoken = Language.EN) -> None:
    """Say every mistake of a charter with its line, and warn of what it can hardly mean; a mistake is exit code 1."""
    terms = _read(file, lang)
    found = warnings(terms)
    for one in found:
        _print(say(lang, "charter-check-warning", place=one.place, what=render(lang, one.sentence)))
    _print(say(lang, "charter-check-fine", file=str(file), n=len(found)))


@app.command()
def show(
    file: Annotated[Path | None, typer.Argument(help="A charter in YAML; else the one in force.")] = None,
    version: Annotated[int | None, typer.Option(help="A version from the ledger.", min=1)] = None,
    lang: Spoken = Language.EN,
) -> None:
    """Print a charter as a document: a file, a version, or the one in force (the starting charter where none is)."""
    if file is not None and version is not None:
        raise InputError("a file and a version were given", next_step="give one of the two")
    whole = _from_ledger(version, now()) if file is None else document(_read(file, lang))
    _print(as_markdown(lang, whole).rstrip())


@app.command()
def diff(old: File, new: File, lang: Spoken = Language.EN) -> None:
    """Say what differs between two charters."""
    changes = difference(_read(old, lang), _read(new, lang))
    part = None
    for change in changes:
        if change.part != part:
            part = change.part
            _print(f"## {render(lang, part)}")
        _print(f"- {render(lang, change.sentence)}")
    if not changes:
        _print(say(lang, "charter-difference-none"))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a charter."""
    _print(schema_text().rstrip())


@app.command()
def new() -> None:
    """Print the starting charter as YAML, to be changed and proposed."""
    _print(starting_text().rstrip())


def _read(file: Path, lang: Language) -> Terms:
    return read_terms(file, lang, lambda text: load_terms(text, name=str(file)))


def _from_ledger(number: int | None, at: datetime) -> Document:
    call_command("migrate", verbosity=0)
    if number is None:
        found = charter_in_force(at)
        return document(starting_terms()) if found is None else version_document(found)
    known = charter_versions()
    for version in known:
        if version.number == number:
            return version_document(version)
    there = ", ".join(str(version.number) for version in known) or "none yet"
    raise InputError(f"there is no version {number} of the charter", next_step=f"versions: {there}")


def _print(text: str) -> None:
    Console(highlight=False, soft_wrap=True, markup=False, emoji=False).print(text)
