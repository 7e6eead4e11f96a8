"""A command is found alone as it is found among all; a word that is no command is answered with all of them."""

import pytest
from typer.testing import CliRunner

from selaras.cli.commands import commands
from selaras.cli.tree import tree

NAMES = [command.name for command in commands.registered_commands] + [
    group.name for group in commands.registered_groups
]


@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_the_same_alone_and_among_all(name):
    alone = CliRunner().invoke(tree([name, "--help"]), [name, "--help"])
    among = CliRunner().invoke(commands, [name, "--help"])
    assert alone.exit_code == among.exit_code == 0
    assert alone.output == among.output


def test_a_word_that_is_no_command_is_looked_for_among_all():
    answer = CliRunner().invoke(tree(["exprot"]), ["exprot"])
    assert answer.exit_code == 2
    assert "export" in answer.output


def test_help_tells_of_every_command():
    told = CliRunner().invoke(tree(["--help"]), ["--help"], terminal_width=200).output
    assert [name for name in NAMES if name not in told] == []
