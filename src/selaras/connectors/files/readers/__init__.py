"""Readers: every kind of file becomes a header and numbered rows of text, and nothing is guessed without being said."""

from selaras.connectors.files.readers.opening import opened
from selaras.connectors.files.readers.shape import Damaged, OpenFile, Row

__all__ = ["Damaged", "OpenFile", "Row", "opened"]
