"""Charters in files, as every command reads them: terms, or every mistake said with its line."""

from collections.abc import Callable
from pathlib import Path

import typer

from selaras.core.charter import CharterError
from selaras.core.charter.terms import Terms
from selaras.kit.errors import InputError
from selaras.phrases import render, say


def read_terms(file: Path, language: str, read: Callable[[bytes], Terms]) -> Terms:
    """Return the terms in the file; where it has mistakes, say each and end the command with exit code 1."""
    try:
        return read(_bytes(file))
    except CharterError as error:
        for one in error.problems:
            told = {"what": render(language, one.what), "fix": render(language, one.fix)}
            place = f"{file}:{one.line}:{one.column}" + (f" {one.path}" if one.path else "")
            typer.echo(say(language, "charter-check-problem", place=place, **told))
        typer.echo(say(language, "charter-check-wrong", file=str(file), n=len(error.problems)))
        raise typer.Exit(1) from None


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        what = (problem.strerror or "unreadable").lower()
        raise InputError(f"the charter cannot be read: {what}", place=str(file), next_step="check the path") from None
