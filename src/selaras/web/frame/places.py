"""The places of the site, in the order of the menu, with the key that leads to each."""

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the menu; ``key`` is pressed after g."""

    name: str
    phrase: str
    icon: str
    key: str
    here: bool = False


_PLACES = (
    ("monday", "web-place-monday", "layout-dashboard", "m"),
    ("leads", "web-place-leads", "users", "l"),
    ("charter", "web-place-charter", "heart-handshake", "c"),
    ("data", "web-place-data", "database", "d"),
)
_BELONGS = {"lead": "leads", "figure": "monday", "figure-rows": "monday"}


def places_for(request: HttpRequest) -> list[Place]:
    """Return the menu with the reader's own place marked."""
    match = getattr(request, "resolver_match", None)
    name = (match.url_name or "") if match else ""
    here = _BELONGS.get(name, name.partition("-")[0])
    return [Place(*place, here=place[0] == here) for place in _PLACES]
