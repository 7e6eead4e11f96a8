"""The charter as a document both teams can read and sign: every part of the terms, in no language yet."""

from selaras.core.charter.document.basics import basics, calendars, validity
from selaras.core.charter.document.desk import desk
from selaras.core.charter.document.figures import attribution, figures
from selaras.core.charter.document.intake import intake
from selaras.core.charter.document.leads import frameworks, reasons, scoring, stages
from selaras.core.charter.document.parts import Document, Section, Table
from selaras.core.charter.document.promises import ladder, promises
from selaras.core.charter.document.routing import routing
from selaras.core.charter.terms import Terms
from selaras.core.charter.versions import Version
from selaras.core.charter.wording import title_of

__all__ = ["Document", "Section", "Table", "document", "version_document"]

_PARTS = (
    basics, calendars, stages, frameworks, scoring, reasons, routing, promises, ladder, intake, desk, figures,
    attribution,
)  # fmt: skip


def document(terms: Terms) -> Document:
    """Return the terms as a document; every value of the terms stands in it.

    >>> from selaras.core.charter.starting import starting_terms
    >>> len(document(starting_terms()).sections)
    13
    """
    sections = (part(terms) for part in _PARTS)
    return Document(title_of(terms), tuple(section for section in sections if section.items or section.tables))


def version_document(version: Version) -> Document:
    """Return a version as a document that opens with who signed it and from when it binds."""
    whole = document(version.terms)
    return Document(whole.title, (validity(version), *whole.sections))
