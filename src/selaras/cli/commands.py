"""Every command of the terminal, loaded."""

from selaras.cli.tree import tree

commands = tree()
