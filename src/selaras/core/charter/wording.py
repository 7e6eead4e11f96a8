"""The charter's conditions, lengths of time and names as sentences: for its document, differences and warnings."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from selaras.core.charter.conditions import LEAD, PROPERTY, Fields, condition
from selaras.core.charter.conditions.tree import (
    Always,
    And,
    Compare,
    Contains,
    Known,
    Literalness,
    Node,
    Not,
    OneOf,
    Or,
)
from selaras.core.charter.terms import Terms
from selaras.core.charter.terms.shape import Named, Part
from selaras.kit.sentence import Sentence, Value

_SIGNS = {"==": "is", "!=": "is-not", "<": "below", "<=": "at-most", ">": "above", ">=": "at-least"}
_UNITS = (("days", 86_400), ("hours", 3600), ("minutes", 60), ("seconds", 1))
_CODED = ("seniority", "industry", "segment", "came_from")
NONE = Sentence.of("charter-word-none")


def in_words(text: str, about: Fields = LEAD) -> Sentence:
    """Return a condition, given as it stands in the charter, as a sentence.

    >>> in_words("employees between 50 and 500").id
    'charter-claim-between'
    """
    tree = condition(text, about).tree
    everything = isinstance(tree, Always) and about.of == "event"
    return Sentence.of("charter-claim-every-event") if everything else claim(tree)


def claim(node: Node) -> Sentence:
    """Return what a part of a condition claims of a lead or of an event, as a sentence."""
    match node:
        case Compare(field, operator, value):
            return Sentence.of(
                f"charter-claim-{_SIGNS[operator]}", field=field_name(field), value=known_value(field, value)
            )
        case OneOf(field, values, negated):
            sort = "charter-claim-none-of" if negated else "charter-claim-one-of"
            return Sentence.of(
                sort, field=field_name(field), values=tuple(known_value(field, value) for value in values)
            )
        case Contains(field, text):
            return Sentence.of("charter-claim-contains", field=field_name(field), text=text)
        case Known(field):
            return Sentence.of("charter-claim-known", field=field_name(field))
        case Not(Known(field)):
            return Sentence.of("charter-claim-unknown", field=field_name(field))
    return _joined(node)


def _joined(node: Node) -> Sentence:
    match node:
        case And((Compare(field, ">=", low), Compare(also, "<=", high))) if field == also:
            return Sentence.of("charter-claim-between", field=field_name(field), low=low, high=high)
        case And(parts):
            return Sentence.of("charter-claim-all", parts=tuple(_grouped(part, Or) for part in parts))
        case Or((first, *rest)):
            others = claim(rest[0]) if len(rest) == 1 else claim(Or(tuple(rest)))
            return Sentence.of("charter-claim-either", first=_grouped(first, And), rest=others)
        case Not(part):
            return Sentence.of("charter-claim-not", part=claim(part))
    assert isinstance(node, Always), node  # noqa: S101 (the grammar knows no other part)
    return Sentence.of("charter-claim-always")


def _grouped(node: Node, sort: type[Or] | type[And]) -> Sentence:
    return Sentence.of("charter-claim-group", inner=claim(node)) if isinstance(node, sort) else claim(node)


def country(code: str) -> Sentence:
    """Return what people call a country; one that has no words here stands by its code."""
    return Sentence.of("charter-country", code=code)


def known_value(field: str, value: Literalness) -> Value:
    """Return what people call a value of a field of the profile; a name somebody gave stands as it is.

    >>> known_value("seniority", "c_level").id
    'charter-known-word'
    """
    if not isinstance(value, str):
        return value
    if field == "country":
        return country(value)
    return Sentence.of("charter-known-word", name=value, words=spaced(value)) if field in _CODED else spaced(value)


def field_name(field: str) -> Sentence:
    """Return what people call a field of the profile or of an event."""
    if field.startswith(PROPERTY):
        return Sentence.of("charter-property", words=spaced(field.removeprefix(PROPERTY)))
    return Sentence.of("charter-field", name=field, words=spaced(field))


def spaced(name: str) -> str:
    """Return a program's name as words.

    >>> spaced("case_study")
    'case study'
    """
    return name.replace("_", " ")


def title_of(terms: Terms) -> Value:
    """Return what the agreement is called, in both languages where it has a title in both."""
    return terms.title if terms.title_id is None else own_words(terms.title, terms.title_id)


def called(part: Named) -> Value:
    """Return what a part of the charter is called, in both languages where it has a name in both."""
    name = spaced(part.name)
    return name if part.says_id is None else own_words(name, part.says_id)


def names_in_indonesian(terms: Terms) -> dict[str, str]:
    """Return the Indonesian name of every part of the charter that has one, by the name that facts and figures keep."""
    return dict(_names(terms))


def _names(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Named) and value.says_id is not None:
        yield value.name, value.says_id
    if isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _names(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _names(one)


def own_words(en: str, id: str) -> Sentence:  # noqa: A002 (id is the language)
    """Return words the charter itself gives in both languages."""
    return Sentence.of("charter-own-words", en=en, id=id)


def length(time: timedelta) -> Sentence:
    """Return a length of time in the largest unit that says it whole; one day is 24 hours, lest it be read as a date.

    >>> length(timedelta(hours=24)).values["n"], length(timedelta(days=14)).values["unit"]
    (24, 'days')
    """
    seconds = time.total_seconds()
    for unit, size in _UNITS:
        if seconds % size == 0 and seconds >= (2 * size if unit == "days" else size):
            return Sentence.of("charter-length", n=int(seconds // size), unit=unit)
    return Sentence.of("charter-length", n=seconds, unit="seconds")


def listed(names: Iterable[str]) -> Value:
    """Return names as a list of words, or the word for none."""
    return tuple(spaced(name) for name in names) or NONE


def or_none(value: Value | None) -> Value:
    """Return the value, or the word for none."""
    return NONE if value is None else value


def truth(value: bool) -> Sentence:
    """Return yes or no."""
    return Sentence.of("charter-word-yes" if value else "charter-word-no")
