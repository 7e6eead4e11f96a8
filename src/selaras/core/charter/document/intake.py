"""The document's part about intake: what events mean, by which channel somebody came, what is kept of a visitor."""

from selaras.core.charter.conditions import EVENT
from selaras.core.charter.document.parts import Section, said, table
from selaras.core.charter.terms import EventRule, Terms
from selaras.core.charter.wording import NONE, in_words, length, listed, or_none, spaced, truth
from selaras.kit.sentence import Value


def intake(terms: Terms) -> Section:
    """Return how behaviour becomes known."""
    given = terms.intake
    items = [
        said("intake-first"),
        *([said("intake-own-hosts", hosts=given.own_hosts)] if given.own_hosts else []),
        said("intake-contents", properties=listed(given.contents)),
        said("intake-session", length=length(given.session)),
        said("intake-visits", length=length(given.visits_kept)),
    ]
    events = [_event(rule) for rule in given.events]
    channels: list[tuple[Value, ...]] = [(spaced(rule.channel), in_words(rule.when, EVENT)) for rule in given.channels]
    heads = ("signal", "events", "pages", "condition", "channel", "introduces")
    tables = (*table(*heads, rows=events), *table("channel", "condition", rows=channels))
    return Section(said("intake"), tuple(items), tables)


def _event(rule: EventRule) -> tuple[Value, ...]:
    return (
        spaced(rule.signal),
        rule.events or NONE,
        rule.pages or NONE,
        NONE if rule.when == "always" else in_words(rule.when, EVENT),
        or_none(rule.channel and spaced(rule.channel)),
        truth(rule.introduces),
    )
