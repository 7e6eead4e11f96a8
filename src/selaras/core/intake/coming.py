"""How a visitor came to a page: the page, what was there before it, and what the link itself says."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from selaras.core.intake.message import Message
from selaras.core.matching.domains import domain_of

CLICK_IDS: Final = (
    "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "li_fat_id", "twclid", "ttclid", "fbclid",
)  # fmt: skip
"""What advertisers add to the address a click leads to, the first one counting."""

_UTM: Final = ("source", "medium", "campaign", "term", "content")
_READ_AS_ONE: Final = frozenset({"utm_source", "utm_medium"})
_GAPS: Final = re.compile(r"[\s\-_]+")


def coming(message: Message, own_hosts: Iterable[str] = ()) -> dict[str, str]:
    """Return what an event says of the page it happened on and of the way there, by the charter's names for it.

    What it does not say is absent. A site is one's own where it shares the page's registered domain, or is one of
    ``own_hosts`` or below it.
    """
    page, said = message.about("page"), message.properties if message.kind == "page" else {}
    url = text(said.get("url")) or text(page.get("url"))
    host, path, query = _address(url or "")
    path = _path(text(said.get("path")) or text(page.get("path")) or path)
    query = text(said.get("search")) or text(page.get("search")) or query
    referrer = text(said.get("referrer")) or text(page.get("referrer")) or text(message.about("referrer").get("url"))
    known = {"path": path, "host": host} | _link(message.about("campaign"), query or "")
    if path or host:
        known |= _before(referrer or "", host, own_hosts)
    return {name: value for name, value in known.items() if value}


def text(value: Any) -> str | None:
    """Return what a sender wrote as text without blanks around it; None where it is empty or no single value.

    >>> text(" Initech "), text(7), text(True), text({"a": 1}), text("")
    ('Initech', '7', 'true', None, None)
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) else None


def _link(campaign: Mapping[str, Any], query: str) -> dict[str, str]:
    """Return what a link says, from the sender's own reading of it or else from the address."""
    asked = _asked(query)
    said = {f"utm_{part}": text(campaign.get("name" if part == "campaign" else part)) for part in _UTM}
    found = {name: value or asked.get(name, "") for name, value in said.items()}
    found["click_id"] = next((name for name in CLICK_IDS if asked.get(name)), "")
    return {name: _GAPS.sub("_", value.casefold()) if name in _READ_AS_ONE else value for name, value in found.items()}


def _before(referrer: str, host: str, own_hosts: Iterable[str]) -> dict[str, str]:
    before, _, _ = _address(referrer)
    if not before:
        return {"came_from": "nowhere"}
    domain = domain_of(before)
    own = (domain is not None and domain == domain_of(host)) or before == host or _below(before, own_hosts)
    site = (domain or before).partition(".")[0]
    return {"came_from": "own" if own else "outside", "referrer_host": before, "referrer_site": site}


def _below(host: str, hosts: Iterable[str]) -> bool:
    return any(f".{host}".endswith(f".{one.casefold().removeprefix('www.')}") for one in hosts)


@lru_cache(maxsize=16_384)
def _address(url: str) -> tuple[str, str, str]:
    """Return host without www, path and query of an address; all empty where it is none."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", "", ""
    return host, parts.path or ("/" if host else ""), parts.query


@lru_cache(maxsize=16_384)
def _asked(query: str) -> Mapping[str, str]:
    plain = query.casefold()
    if "utm_" not in plain and not any(name in plain for name in CLICK_IDS):
        return {}
    try:
        return {name.casefold(): value.strip() for name, value in parse_qsl(query.lstrip("?"), max_num_fields=100)}
    except ValueError:
        return {}


def _path(path: str) -> str:
    """Return a path as the charter's patterns read it: without a query and without a slash at its end."""
    bare = re.split(r"[?#]", path, maxsplit=1)[0].casefold()
    return bare.rstrip("/") or ("/" if bare else "")
