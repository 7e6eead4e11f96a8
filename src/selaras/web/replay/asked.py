"""What a reader asks to be replayed: a version, or the agreement with another threshold and other points."""

from collections.abc import Mapping
from dataclasses import dataclass

from selaras.actions.replay import waiting_version
from selaras.core.charter.terms import Terms
from selaras.core.charter.versions import Version
from selaras.kit.sentence import Sentence
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError
from selaras.web.frame.moment import Moment

_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Wish:
    """The terms to replay, the version they are of, and whether the reader changed them."""

    terms: Terms
    version: Version | None
    changed: bool

    @property
    def points(self) -> list[tuple[str, float]]:
        """What each behaviour gives, in the order of the charter."""
        return [(rule.signal, rule.points) for rule in self.terms.scoring.behaviour]


def wished(request: Asked, moment: Moment) -> Wish | None:
    """Return what the address asks for; the version that waits where it names none, None where none waits."""
    version = _version(request, moment)
    asked = {name: str(text).strip() for name, text in request.GET.items() if _changes(name)}
    given = {name: text for name, text in asked.items() if text}
    if version is None and not given:
        version = waiting_version(moment.at) if "version" not in request.GET else None
        if version is None:
            return None
    terms = version.terms if version else moment.terms
    changed = with_changes(terms, given)
    return Wish(changed, version, changed != terms)


def with_changes(terms: Terms, given: Mapping[str, str]) -> Terms:
    """Return the terms with another threshold, or other points for some behaviours."""
    rules = tuple(
        rule.model_copy(update={"points": _number(given.get(f"points-{rule.signal}"), rule.points)})
        for rule in terms.scoring.behaviour
    )
    threshold = _number(given.get("threshold"), terms.scoring.threshold)
    scoring = terms.scoring.model_copy(update={"behaviour": rules, "threshold": threshold})
    return terms.model_copy(update={"scoring": scoring})


def _changes(name: str) -> bool:
    return name == "threshold" or name.startswith("points-")


def _number(text: str | None, otherwise: float) -> float:
    if text is None:
        return otherwise
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise AddressError(Sentence.of("replay-not-a-number", text=text[:40])) from None
    if not -_LARGEST < value < _LARGEST:
        raise AddressError(Sentence.of("replay-not-a-number", text=text[:40]))
    return value


def _version(request: Asked, moment: Moment) -> Version | None:
    text = request.GET.get("version", "").strip()
    if not text:
        return None
    found = next((one for one in moment.agreement.known if str(one.number) == text), None)
    if found is None:
        raise AddressError(Sentence.of("replay-no-version", text=text[:40]))
    return found
