"""People in the forms by which they are compared, and the blocks within which they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from selaras.core.matching.companies import company_key, folded
from selaras.core.matching.domains import company_domain
from selaras.core.matching.emails import email_normal, is_role_address
from selaras.core.matching.phones import phone_normal

Forms = Mapping[str, str]
"""What is known of a person, each thing in one form; what is not known is absent or empty."""

FORMS: Final = ("name", "words", "initial", "email", "mailbox", "domain", "phone", "company", "country")
BLOCKS: Final = ("email", "phone", "mailbox", "words", "at_domain", "at_company")
"""The forms of which two people must share one to be compared at all."""

CROWD: Final = 50
"""A block larger than this says nothing about a person: a switchboard's number, a common name."""

_TITLES: Final = frozenset(
    {
        "bapak", "bu", "dr", "dra", "drs", "frau", "haji", "herr", "hj", "ibu", "ir", "miss", "mr", "mrs", "ms", "pak",
        "prof", "saudara", "saudari", "sdr", "sdri", "sir",
    }
)  # fmt: skip
_DEGREE: Final = re.compile(r"\w{1,3}\.(?:\w{1,4}\.?)+")
_NO_MARKS: Final = str.maketrans("", "", "._-")
_SHORTEST_MAILBOX: Final = 5


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A lead as matching sees it."""

    id: str
    email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    company: str | None = None
    country: str | None = None


def person_forms(person: KnownPerson) -> dict[str, str]:
    """Return a person in the forms by which people are compared, with the blocks they are in.

    An office's address is no form of a person, and a free-mail domain none of a company.

    >>> forms = person_forms(KnownPerson("lead_1", "Dewi@Maju.co.id", "Ibu Dewi", "Lestari, S.E.", company="PT Maju"))
    >>> forms["name"], forms["initial"], forms["email"], forms["company"], forms["at_domain"]
    ('dewi lestari', 'd lestari', 'dewi@maju.co.id', 'maju', 'les maju.co.id')
    """
    name = person_key(f"{person.first_name or ''} {person.last_name or ''}")
    words = name.split()
    email = email_normal(person.email) if person.email and not is_role_address(person.email) else None
    mailbox = (email or "").partition("@")[0].translate(_NO_MARKS)
    domain = company_domain(person.email) if person.email else None
    company = company_key(person.company or "")
    start = words[-1][:3] if words else ""
    return {
        "name": name,
        "words": " ".join(sorted(words)),
        "initial": f"{words[0][0]} {words[-1]}" if len(words) > 1 else "",
        "email": email or "",
        "mailbox": mailbox if len(mailbox) >= _SHORTEST_MAILBOX else "",
        "domain": domain or "",
        "phone": (phone_normal(person.phone, person.country) if person.phone else None) or "",
        "company": company,
        "country": (person.country or "").strip().upper(),
        "at_domain": f"{start} {domain}" if start and domain else "",
        "at_company": f"{start} {company}" if start and company else "",
    }


def person_key(name: str) -> str:
    """Return a person's name without titles and degrees, in plain small letters.

    A title that is all there is of a name stays.

    >>> person_key("Prof. Dr. Müller-Lüdenscheidt, Ph.D."), person_key("Ibu")
    ('muller ludenscheidt', 'ibu')
    """
    parts = [part for part in re.split(r"[\s,;()\"]+", name) if part and not _DEGREE.fullmatch(part)]
    words = [word for part in parts for word in re.split(r"[\W_]+", folded(part).replace("'", "")) if word]
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words)
