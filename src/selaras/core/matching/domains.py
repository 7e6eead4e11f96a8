"""Domains in one form: the part a company registers, in the letters the network uses; and those at which
anybody has mail.
"""

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

import idna
import tldextract

_SUFFIXES: Final = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())  # the bundled list; never the network
_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def domain_of(text: str) -> str | None:
    """Return the registered domain a web address, host or e-mail address belongs to; None where there is
    none.

    Subdomains, ports and paths fall away, other alphabets become their ASCII form, and public suffixes of two
    parts are known.

    >>> domain_of("https://www.Shop.Maju-Jaya.co.id:8080/katalog?x=1"), domain_of("dewi@münchen.example.com")
    ('maju-jaya.co.id', 'example.com')
    >>> domain_of("https://münchen.de"), domain_of("localhost")
    ('xn--mnchen-3ya.de', None)
    """
    bare = _SCHEME.sub("", text.strip())
    host = re.split(r"[/?#]", bare, maxsplit=1)[0].rpartition("@")[2].partition(":")[0].strip(". ")
    return _registered(host)


@lru_cache(maxsize=65_536)
def ascii_host(host: str) -> str | None:
    """Return a host in the letters the network uses; None where it cannot be one.

    >>> ascii_host("München.de"), ascii_host("..")
    ('xn--mnchen-3ya.de', None)
    """
    try:
        return idna.encode(host, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        return None


@lru_cache(maxsize=65_536)
def _registered(host: str) -> str | None:
    name = ascii_host(host)
    return None if name is None else _SUFFIXES.extract_str(name).top_domain_under_public_suffix or None


@lru_cache(maxsize=1)
def free_mail_domains() -> frozenset[str]:
    """Return the domains at which anybody can have an address."""
    listed = files("selaras.core.matching").joinpath("free_mail_domains.txt").read_text(encoding="ascii")
    return frozenset(listed.split())


def is_free_mail(text: str) -> bool:
    """Whether anybody can have an address at this host or domain; such a domain never names a company.

    >>> is_free_mail("dewi@gmail.com"), is_free_mail("maju-jaya.co.id")
    (True, False)
    """
    host = text.strip().rpartition("@")[2].casefold()
    return host in free_mail_domains() or domain_of(host) in free_mail_domains()


def company_domain(text: str) -> str | None:
    """Return the registered domain of an address that may name a company; None where anybody can have mail there.

    >>> company_domain("ayu@mail.maju-jaya.co.id"), company_domain("ayu@gmail.com")
    ('maju-jaya.co.id', None)
    """
    return None if is_free_mail(text) else domain_of(text)
