"""Lets `python -m selaras` be the command line."""

from selaras.cli import app

app()
