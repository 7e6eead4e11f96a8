"""Names of events and patterns of pages, compared as the charter promises: by their letters and digits, * for any."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

ANY: Final = "*"


@lru_cache(maxsize=65_536)
def plain_name(name: str) -> str:
    """Return the letters and digits of a name in small letters; its case, blanks, hyphens and underscores fall away.

    >>> plain_name("Demo Requested") == plain_name("demo_requested") == plain_name("demoRequested")
    True
    """
    return "".join(letter for letter in name.casefold() if letter.isalnum())


@lru_cache(maxsize=4096)
def page_pattern(pattern: str) -> re.Pattern[str]:
    """Return what a path (a pattern with a slash) or a plain name must match as a whole.

    >>> (
    ...     bool(page_pattern("/*/pricing").fullmatch("/en/pricing")),
    ...     bool(page_pattern("Case Study*").fullmatch("casestudy")),
    ... )
    (True, True)
    """
    parts = pattern.casefold().split(ANY) if is_path(pattern) else [plain_name(part) for part in pattern.split(ANY)]
    return re.compile(".*".join(map(re.escape, parts)), re.DOTALL)


def is_path(pattern: str) -> bool:
    """Whether a pattern speaks of the path of a page and not of its name."""
    return "/" in pattern


def covered(pattern: str, others: Iterable[str]) -> bool:
    """Return whether every page that a pattern speaks of is spoken of by one of the others.

    >>> covered("/en/pricing", ["/*/pricing"]), covered("/*/pricing", ["/en/pricing"]), covered("Pricing", ["*"])
    (True, False, True)
    """
    text = pattern.casefold() if is_path(pattern) else ANY.join(plain_name(part) for part in pattern.split(ANY))
    return any(
        other == ANY or (is_path(other) == is_path(pattern) and page_pattern(other).fullmatch(text) is not None)
        for other in others
    )
