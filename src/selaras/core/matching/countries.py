"""Countries by their ISO 3166 code, whether somebody writes the code or a name in one of our languages."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from babel import Locale

_LANGUAGES: Final = ("en", "id")
_ALSO: Final = {
    "usa": "US", "united states of america": "US", "america": "US", "uk": "GB", "great britain": "GB", "england": "GB",
    "scotland": "GB", "wales": "GB", "uae": "AE", "korea": "KR", "republic of korea": "KR", "viet nam": "VN",
    "republic of indonesia": "ID", "republik indonesia": "ID", "russian federation": "RU", "czech republic": "CZ",
    "hong kong": "HK", "macau": "MO", "holland": "NL", "the netherlands": "NL", "the philippines": "PH", "burma": "MM",
    "turkey": "TR", "ivory coast": "CI", "idn": "ID", "sgp": "SG", "mys": "MY", "phl": "PH", "tha": "TH", "vnm": "VN",
    "aus": "AU", "nzl": "NZ", "jpn": "JP", "ind": "IN", "chn": "CN", "kor": "KR", "gbr": "GB", "can": "CA", "deu": "DE",
    "fra": "FR", "nld": "NL", "are": "AE",
}  # fmt: skip


@lru_cache(maxsize=4096)
def country_code(text: str) -> str | None:
    """Return the ISO 3166 code of a country; None for what names none.

    >>> (
    ...     country_code("Indonesia"),
    ...     country_code("sg"),
    ...     country_code("Jerman"),
    ...     country_code("USA"),
    ...     country_code("Atlantis"),
    ... )
    ('ID', 'SG', 'DE', 'US', None)
    """
    key = _key(text)
    return key.upper() if key.upper() in _codes() else _names().get(key)


def _key(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[a-z]+", "".join(letter for letter in apart if not unicodedata.combining(letter))))


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    codes = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in codes if re.fullmatch(r"[A-Z]{2}", code) and code not in {"ZZ", "EU", "EZ", "UN"})


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    named = (one for language in _LANGUAGES for one in Locale(language).territories.items())
    return {_key(str(name)): str(code) for code, name in named if code in _codes()} | _ALSO
