"""Saying a phrase: an id and its values become text in a language."""

from collections.abc import Sequence
from typing import Any

from babel.lists import format_list

from selaras.kit.sentence import Sentence, Value
from selaras.phrases.catalogue import PhraseError, bundle


def say(language: str, phrase: str, /, **values: Value) -> str:
    """Return the phrase in the language with its values set in.

    A missing phrase or value is an error, never a text with a hole in it.

    >>> say("en", "language-name"), say("id", "language-name")
    ('English', 'Bahasa Indonesia')
    """
    speech = bundle(language)
    if not speech.has_message(phrase):
        raise PhraseError(
            f"'{phrase}' has no words in '{language}'",
            next_step=f"add it to a file in phrases/locale/{language}/",
        )
    pattern = speech.get_message(phrase).value
    if pattern is None:
        raise PhraseError(f"'{phrase}' has no text of its own in '{language}'", next_step="give it a value")
    given = {name.replace("_", "-"): v for name, v in values.items()} | dict(values)
    text, problems = speech.format_pattern(pattern, {n: _spoken(language, v) for n, v in given.items()})
    if problems:
        raise PhraseError(
            f"'{phrase}' could not be said in '{language}': {'; '.join(str(p) for p in problems)}",
            next_step="give every value the phrase names",
        )
    return str(text)


def render(language: str, sentence: Sentence) -> str:
    """Return the sentence in the language; sentences within its values are said first."""
    return say(language, sentence.id, **sentence.values)


def join(language: str, parts: Sequence[str]) -> str:
    """Return the parts as a list a person would write.

    >>> join("en", ["size", "place", "title"]), join("id", ["ukuran", "tempat"])
    ('size, place, and title', 'ukuran dan tempat')
    """
    return format_list(list(parts), locale=language)


def _spoken(language: str, value: Value) -> Any:
    if isinstance(value, Sentence):
        return render(language, value)
    if isinstance(value, tuple):
        return join(language, [str(_spoken(language, part)) for part in value])
    return value
