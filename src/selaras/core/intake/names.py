"""By which names a person is known: an e-mail address, a user id, an anonymous id; each in one form.

An office's address names nobody: two people who use it are not one person.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Identified, LeadProfile
from selaras.core.matching.emails import email_normal, is_role_address

EMAIL: Final = "email"
USER: Final = "user_id"
ANONYMOUS: Final = "anonymous_id"
STRONG: Final = (EMAIL, USER)
"""Names of one person only; an anonymous id is that of a device, which others may use too."""


class Known(NamedTuple):
    """That a lead is known by a name, from an instant on."""

    name: str
    lead_id: str
    since: datetime


def name_of(system: str, value: str) -> str:
    """Return the name under which a tracker knows somebody.

    >>> name_of("user_id", "97980cfea0067")
    'user_id:97980cfea0067'
    """
    return f"{system}:{value}"


def email_name(email: str) -> str | None:
    """Return the name an e-mail address gives; None where it is an office's, or no address.

    >>> email_name("Dewi.S+fair@gmail.com"), email_name("info@maju.co.id")
    ('email:dewis@gmail.com', None)
    """
    normal = email_normal(email)
    return None if normal is None or is_role_address(normal) else name_of(EMAIL, normal)


def system_of(name: str) -> str:
    """Return what sort of name it is."""
    return name.partition(":")[0]


def known_by(facts: Iterable[Fact]) -> list[Known]:
    """Return by which names these facts make leads known, each from the first time it was said.

    Of an anonymous id every time it is said counts: the device may have been somebody else's in between.
    """
    found: dict[tuple[str, ...], Known] = {}
    for known in _said(facts):
        key = (known.name, known.lead_id, *([str(known.since)] if system_of(known.name) == ANONYMOUS else []))
        if key not in found or known.since < found[key].since:
            found[key] = known
    return list(found.values())


def _said(facts: Iterable[Fact]) -> Iterator[Known]:
    for fact in facts:
        details = fact.details
        if isinstance(details, Identified) and details.value:  # erased, it reads as empty
            yield Known(name_of(details.system, details.value), fact.subject, fact.happened_at)
        elif isinstance(details, LeadProfile) and details.email and (name := email_name(details.email)):
            yield Known(name, fact.subject, fact.happened_at)
