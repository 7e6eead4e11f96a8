"""A document in a language, as Markdown."""

from selaras.core.charter.document import Document, Section, Table
from selaras.kit.sentence import Sentence
from selaras.phrases.saying import render


def as_markdown(language: str, document: Document) -> str:
    """Return the document in the language as Markdown, with headings, lists and tables."""
    title = render(language, Sentence.of("charter-value", value=document.title))
    parts = [f"# {_plain(title)}", *(_section(language, section) for section in document.sections)]
    return "\n\n".join(parts) + "\n"


def _section(language: str, section: Section) -> str:
    blocks = [f"## {render(language, section.heading)}"]
    if section.items:
        blocks.append("\n".join(f"- {_plain(render(language, item))}" for item in section.items))
    blocks += [_table(language, table) for table in section.tables]
    return "\n\n".join(blocks)


def _table(language: str, table: Table) -> str:
    rows = [[render(language, cell) for cell in table.head]]
    rows += [[render(language, Sentence.of("charter-value", value=cell)) for cell in row] for row in table.rows]
    lines = ["| " + " | ".join(_plain(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(table.head), *lines[1:]])


def _plain(text: str) -> str:
    """Keep a text on one line and from being read as a tag."""
    return " ".join(text.split()).replace("<", "&lt;")
