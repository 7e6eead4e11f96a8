"""Telling: what a row of a table says, as facts of the ledger."""

from selaras.connectors.files.telling.context import Setting, Teller
from selaras.connectors.files.telling.tables import teller_of

__all__ = ["Setting", "Teller", "teller_of"]
