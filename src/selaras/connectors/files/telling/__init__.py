"""Telling: what a row of a table says, as facts of the ledger."""

from selaras.connectors.files.telling.context import Setting, Teller
from selaras.connectors.files.telling.revising import ORIGINS, TOLD_BY, Revision, revise
from selaras.connectors.files.telling.tables import teller_of

__all__ = ["ORIGINS", "TOLD_BY", "Revision", "Setting", "Teller", "revise", "teller_of"]
