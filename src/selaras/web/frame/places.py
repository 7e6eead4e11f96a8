"""The places of the site, in the order of the menu, with the key that leads to each and who finds them there."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from django.http import HttpRequest

from selaras.core.staff import Act

Shelf = Literal["figures", "handoff", "agreement"]


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the menu; ``key`` is pressed after g. One on a shelf stands under More, the others in the bar.

    ``acts`` are what makes a reader find it: any of them is enough, and none means everybody.
    """

    name: str
    phrase: str
    icon: str
    key: str
    acts: tuple[Act, ...] = ()
    shelf: Shelf | None = None


PLACES: Final = (
    Place("monday", "web-place-monday", "layout-dashboard", "m"),
    Place("review", "web-place-review", "user-check", "r", (Act.REVIEW_LEADS,)),
    Place("myday", "web-place-myday", "sun", "t", (Act.WORK_LEADS,)),
    Place("leads", "web-place-leads", "users", "l"),
    Place("promises", "web-place-promises", "clock", "p"),
    Place("verdict", "web-place-verdict", "target", "v"),
    Place("pipeline", "web-place-pipeline", "chart-line", "n", shelf="figures"),
    Place("funnel", "web-place-funnel", "filter", "f", shelf="figures"),
    Place("channels", "web-place-channels", "speakerphone", "h", shelf="figures"),
    Place("attribution", "web-place-attribution", "tag", "a", shelf="figures"),
    Place("routing", "web-place-routing", "route", "o", shelf="handoff"),
    Place(
        "duplicates", "web-place-duplicates", "git-merge", "u", (Act.MERGE_LEADS, Act.MATCH_ACCOUNTS), shelf="handoff"
    ),
    Place("disputes", "web-place-disputes", "scale", "i", (Act.OPEN_DISPUTES, Act.RULE_DISPUTES), shelf="handoff"),
    Place("escalations", "web-place-escalations", "alert-triangle", "e", shelf="handoff"),
    Place("charter", "web-place-charter", "heart-handshake", "c", shelf="agreement"),
    Place("replay", "web-place-replay", "history", "y", (Act.READ_DRY_RUNS,), shelf="agreement"),
    Place("audits", "web-place-audits", "list-details", "q", shelf="agreement"),
    Place("data", "web-place-data", "database", "d", shelf="agreement"),
    Place("settings", "web-place-settings", "settings", "s", shelf="agreement"),
)
_BELONGS = {
    "lead": "leads",
    "dispute": "disputes",
    "escalation": "escalations",
    "finding": "escalations",
    "audit": "audits",
    "symptoms": "verdict",
    "symptoms-rows": "verdict",
    "figure": "monday",
    "figure-rows": "monday",
    "journey": "attribution",
}


@dataclass(frozen=True, slots=True)
class Menu:
    """The places this reader finds: in the bar, under More, and where they are now."""

    first: tuple[Place, ...]
    more: tuple[Place, ...]
    here: str

    @property
    def shelves(self) -> tuple[tuple[str, tuple[Place, ...]], ...]:
        """What stands under More, shelf by shelf, each with the phrase of its heading."""
        on = {shelf: tuple(place for place in self.more if place.shelf == shelf) for shelf in get_args(Shelf)}
        return tuple((f"web-shelf-{shelf}", places) for shelf, places in on.items() if places)

    @property
    def here_is_more(self) -> bool:
        """Whether the reader's place stands under More."""
        return any(place.name == self.here for place in self.more)

    @property
    def here_phrase(self) -> str:
        """The phrase of the reader's place; the first place's where the page belongs to none."""
        return next((place.phrase for place in PLACES if place.name == self.here), PLACES[0].phrase)

    @property
    def every(self) -> tuple[Place, ...]:
        """All of them, in order."""
        return (*self.first, *self.more)


def places_for(request: HttpRequest) -> Menu:
    """Return the menu of this reader, with their own place named."""
    match = getattr(request, "resolver_match", None)
    name = (match.url_name or "") if match else ""
    user = getattr(request, "user", None)
    found = tuple(place for place in PLACES if not place.acts or any(_may(user, act) for act in place.acts))
    first = tuple(place for place in found if place.shelf is None)
    return Menu(first, tuple(place for place in found if place.shelf), _BELONGS.get(name, name.partition("-")[0]))


def _may(user: object, act: Act) -> bool:
    may = getattr(user, "may", None)
    return bool(may and may(act))
