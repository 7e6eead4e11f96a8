"""What an event means under the charter: which behaviour, by which channel, of which campaign, about what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final

from selaras.core.charter.conditions import EVENT, PROPERTY, Condition, condition
from selaras.core.charter.patterns import is_path, page_pattern, plain_name
from selaras.core.charter.terms import EventRule, IntakeTerms
from selaras.core.intake.coming import coming, text
from selaras.core.intake.message import Message
from selaras.kit.identity import derived_id
from selaras.kit.instants import to_microseconds

_PAGES: Final = frozenset({"page", "screen"})
_NAMED: Final = _PAGES | {"track"}
_REMEMBERED: Final = 16_384
_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an event says; ``signal`` is None where the charter's rules say nothing of it.

    ``introduces``: its properties describe a person. ``campaign`` is the link's own name for it, ``content`` the piece
    or the page's path, ``session`` the sender's name for the session or one made from the slot of the clock.
    """

    signal: str | None = None
    channel: str | None = None
    campaign: str | None = None
    content: str | None = None
    session: str | None = None
    introduces: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    rule: EventRule
    names: frozenset[str]
    when: Condition | None

    @classmethod
    def of(cls, rule: EventRule) -> "_Rule":
        when = None if rule.when == "always" else condition(rule.when, EVENT)
        return cls(rule, frozenset(map(plain_name, rule.events)), when)

    @property
    def speaks_of_all(self) -> bool:
        return not (self.rule.events or self.rule.pages)

    def shows(self, name: str, path: str) -> bool:
        """Return whether it speaks of a page of this plain name and path."""
        if self.speaks_of_all:
            return True
        return any(
            page == "*" or page_pattern(page).fullmatch(path if is_path(page) else name) is not None
            for page in self.rule.pages
        )


class Meanings:
    """The charter's rules for events, laid out so that thousands of events a second can be asked about."""

    def __init__(self, terms: IntakeTerms) -> None:
        self._terms = terms
        self._rules = tuple(map(_Rule.of, terms.events))
        self._channels = tuple((rule.channel, condition(rule.when, EVENT)) for rule in terms.channels)
        self._way = tuple(sorted({name for _, when in self._channels for name in when.fields}))
        whens = [*(rule.when for rule in self._rules if rule.when), *(when for _, when in self._channels)]
        self._properties = frozenset(name for when in whens for name in when.fields if name.startswith(PROPERTY))
        self._rules_for = lru_cache(maxsize=_REMEMBERED)(self._speaking_of)
        self._channel_by = lru_cache(maxsize=_REMEMBERED)(self._channel)

    def of(self, message: Message) -> Meaning:
        """Return what an event means."""
        came = coming(message, self._terms.own_hosts)
        fields = self._fields(message, came)
        rules = self._rules_for(message.kind, plain_name(message.name or ""), came.get("path", ""))
        rule = next((one.rule for one in rules if one.when is None or one.when.holds(fields)), None)
        channel = self._channel_by(tuple(fields.get(name) for name in self._way))
        if rule is None:
            return Meaning(channel=channel, campaign=came.get("utm_campaign"))
        return Meaning(
            signal=rule.signal,
            channel=channel or rule.channel,
            campaign=came.get("utm_campaign"),
            content=self._content(message, came),
            session=self._session(message),
            introduces=rule.introduces,
        )

    def signal_of(self, event: str) -> str | None:
        """Return the behaviour that an event of this name shows whatever else it says; None where it shows none."""
        rules = self._rules_for("track", plain_name(event), "")
        return next((one.rule.signal for one in rules if one.when is None), None)

    def _speaking_of(self, kind: str, name: str, path: str) -> tuple[_Rule, ...]:
        if kind == "track":
            return tuple(rule for rule in self._rules if name in rule.names or rule.speaks_of_all)
        return tuple(rule for rule in self._rules if rule.shows(name, path)) if kind in _PAGES else ()

    def _channel(self, way: tuple[object, ...]) -> str | None:
        fields = dict(zip(self._way, way, strict=True))
        return next((channel for channel, when in self._channels if when.holds(fields)), None)

    def _fields(self, message: Message, came: Mapping[str, str]) -> Mapping[str, object]:
        fields: dict[str, object] = {**came, "source": message.source}
        if message.kind in _NAMED and message.name is not None:
            fields["event" if message.kind == "track" else "page"] = message.name
        if self._properties:
            given = {plain_name(name): value for name, value in message.properties.items()}
            for name in self._properties:
                value = _value(given.get(plain_name(name.removeprefix(PROPERTY))))
                if value is not None:
                    fields[name] = value
        return fields

    def _content(self, message: Message, came: Mapping[str, str]) -> str | None:
        if message.kind in _PAGES:
            return came.get("path") or message.name
        return _first(message.properties, self._terms.contents)

    def _session(self, message: Message) -> str:
        named = text(message.context.get("sessionId"))
        visitor = message.anonymous_id or f"user {message.user_id}"
        slot = to_microseconds(message.happened_at) // (self._terms.session // _MICROSECOND)
        return derived_id("session", visitor, named or f"slot {slot}")


def _first(properties: Mapping[str, Any], names: Iterable[str]) -> str | None:
    return next((said for name in names if (said := text(properties.get(name)))), None)


def _value(given: Any) -> str | int | float | None:
    """Return a property as conditions compare it: numbers as they are, the rest as text."""
    return given if isinstance(given, int | float) and not isinstance(given, bool) else text(given)
