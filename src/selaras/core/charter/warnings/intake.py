"""Warnings about intake: rules that can never fire, and behaviours that no rule names."""

from collections.abc import Iterator, Sequence

from selaras.core.charter.conditions import EVENT, Condition, condition
from selaras.core.charter.patterns import covered, plain_name
from selaras.core.charter.terms import EventRule, Terms
from selaras.core.charter.warnings.warning import CharterWarning, warning
from selaras.core.charter.warnings.witnesses import witness


def events(terms: Terms) -> Iterator[CharterWarning]:
    """Yield rules for events that can never fire, because of themselves or of the rules before them."""
    earlier: list[EventRule] = []
    for place, rule in enumerate(terms.intake.events):
        where = f"intake.events[{place}]"
        if witness([_when(rule)]) is None:
            yield warning("event_rule_never_fires", where, signal=rule.signal)
        elif _shadowed(rule, earlier):
            yield warning("event_rule_shadowed", where, signal=rule.signal)
        earlier.append(rule)


def behaviours(terms: Terms) -> Iterator[CharterWarning]:
    """Yield behaviours with points that no event means."""
    named = {rule.signal for rule in terms.intake.events}
    for rule in terms.scoring.behaviour:
        if rule.signal not in named:
            yield warning("signal_never_seen", f"scoring.behaviour[{rule.signal}]", signal=rule.signal)


def channels(terms: Terms) -> Iterator[CharterWarning]:
    """Yield rules for channels by which nobody can come."""
    earlier: list[Condition] = []
    for place, rule in enumerate(terms.intake.channels):
        read, where = condition(rule.when, EVENT), f"intake.channels[{place}]"
        if witness([read]) is None:
            yield warning("channel_never_taken", where, channel=rule.channel)
        elif witness([read], earlier) is None:
            yield warning("channel_shadowed", where, channel=rule.channel)
        earlier.append(read)


def _when(rule: EventRule) -> Condition:
    return condition(rule.when, EVENT)


def _shadowed(rule: EventRule, earlier: Sequence[EventRule]) -> bool:
    """Return whether everything a rule speaks of meets an earlier rule whenever it meets this one."""
    spoken_of = [[one for one in earlier if _names(one, event)] for event in rule.events]
    spoken_of += [[one for one in earlier if _shows(one, page)] for page in rule.pages]
    if not (rule.events or rule.pages):
        spoken_of = [[one for one in earlier if not (one.events or one.pages)]]
    return all(those and witness([_when(rule)], [_when(one) for one in those]) is None for those in spoken_of)


def _names(rule: EventRule, event: str) -> bool:
    everything = not (rule.events or rule.pages)
    return everything or plain_name(event) in {plain_name(one) for one in rule.events}


def _shows(rule: EventRule, page: str) -> bool:
    everything = not (rule.events or rule.pages)
    return everything or covered(page, rule.pages)
