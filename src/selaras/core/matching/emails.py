"""E-mail addresses in one form, and those that belong to an office rather than to a person."""

import re
from typing import Final, Literal

from selaras.core.matching.domains import ascii_host

PlusTags = Literal["drop", "keep"]

_PARTS: Final = re.compile(r"^(?P<local>[^\s@<>,;:]+)@(?P<host>[^\s@<>,;:]+\.[^\s@<>,;:]+)$")
_DOTS_MEAN_NOTHING: Final = frozenset({"gmail.com", "googlemail.com"})
_ROLES: Final = frozenset(
    [
        "abuse",
        "accounting",
        "accounts",
        "admin",
        "administrator",
        "ap",
        "billing",
        "buchhaltung",
        "careers",
        "compliance",
        "contact",
        "contato",
        "contact-us",
        "customercare",
        "customerservice",
        "cs",
        "dns",
        "einkauf",
        "enquiries",
        "enquiry",
        "everyone",
        "facturacion",
        "feedback",
        "finance",
        "hello",
        "help",
        "helpdesk",
        "hostmaster",
        "hr",
        "humas",
        "info",
        "information",
        "inquiries",
        "invoice",
        "it",
        "jobs",
        "kontak",
        "kontakt",
        "layanan",
        "legal",
        "mail",
        "marketing",
        "media",
        "newsletter",
        "no-reply",
        "noc",
        "noreply",
        "office",
        "operations",
        "orders",
        "pemasaran",
        "penjualan",
        "post",
        "postmaster",
        "pr",
        "press",
        "procurement",
        "purchasing",
        "recruiting",
        "recruitment",
        "redaksi",
        "root",
        "sales",
        "secretariat",
        "security",
        "service",
        "services",
        "spam",
        "staff",
        "subscribe",
        "support",
        "team",
        "tech",
        "test",
        "unsubscribe",
        "vendas",
        "ventas",
        "web",
        "webmaster",
        "welcome",
    ]
)


def email_normal(text: str, plus_tags: PlusTags = "drop") -> str | None:
    """Return an e-mail address in the one form by which people are compared; None where it is no address.

    Case never matters. A tag after a plus falls away unless the policy keeps it, and dots do where the
    provider ignores them.

    >>> email_normal(" Dewi.S+fair@GMail.com "), email_normal("dewi@maju jaya")
    ('dewis@gmail.com', None)
    """
    found = _PARTS.match(text.strip().removeprefix("mailto:"))
    if found is None:
        return None
    host = ascii_host(found["host"].rstrip("."))
    if host is None:
        return None
    local = found["local"].casefold()
    if plus_tags == "drop":
        local = local.partition("+")[0] or local
    if host in _DOTS_MEAN_NOTHING:
        host, local = "gmail.com", local.replace(".", "")
    return f"{local}@{host}"


def is_role_address(text: str) -> bool:
    """Whether an address belongs to an office; two people who use it are not one person.

    >>> is_role_address("Info@maju-jaya.co.id"), is_role_address("ayu@maju-jaya.co.id")
    (True, False)
    """
    return text.strip().partition("@")[0].partition("+")[0].casefold() in _ROLES
