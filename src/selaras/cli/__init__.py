"""The command line: what a program or an engineer does without a page. It speaks and calls verbs; it never decides."""

import os
import sys

import django
from rich.console import Console

from selaras.cli.tree import tree
from selaras.kit.errors import SelarasError


def app() -> None:
    """Start the command line; an error of ours is one readable line and exit code 1, a bug keeps its trace."""
    home = chosen_home(sys.argv)
    if home is not None:
        os.environ["SELARAS_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.site.settings")
    try:
        django.setup()
        tree(sys.argv[1:])()
    except SelarasError as problem:
        Console(stderr=True).print(str(problem), style="red", highlight=False, markup=False, soft_wrap=True)
        sys.exit(1)


def chosen_home(arguments: list[str]) -> str | None:
    """Take --home out of the arguments, wherever it stands, and return the folder it names."""
    for place, argument in enumerate(arguments[1:], start=1):
        if argument == "--":
            return None
        if argument == "--home" and place + 1 < len(arguments):
            home = arguments[place + 1]
            del arguments[place : place + 2]
            return home
        if argument.startswith("--home="):
            del arguments[place]
            return argument.removeprefix("--home=")
    return None
