"""What a spreadsheet would run as a formula, and how a text is written so that it does not."""

from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: Any) -> Any:
    """Return a value that no spreadsheet runs; an apostrophe, which spreadsheets do not show, stands before the text.

    A number keeps its minus.

    >>> harmless("=HYPERLINK(1)"), harmless(-3), harmless("webinar"), harmless(None)
    ("'=HYPERLINK(1)", -3, 'webinar', None)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
