"""The phrases: complete in every language, and never said with a hole in them."""

import pytest

from selaras.kit.sentence import Sentence
from selaras.phrases import LANGUAGES, PhraseError, ids, join, preferred, render, say, variables


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_phrase(language: str) -> None:
    everything = set().union(*(ids(each) for each in LANGUAGES))
    assert everything - set(ids(language)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_asks_for_the_same_values_in_every_language(language: str) -> None:
    english, here = variables("en"), variables(language)
    differing = {
        phrase: (english[phrase], here.get(phrase)) for phrase in english if here.get(phrase) != english[phrase]
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_lies_in_a_file_of_the_same_name_in_every_language(language: str) -> None:
    english, here = ids("en"), ids(language)
    assert {p: path.name for p, path in here.items()} == {p: path.name for p, path in english.items()}


def test_indonesian_is_not_english() -> None:
    sayable = [p for p, asks in variables("en").items() if not asks]
    same = [p for p in sayable if say("en", p) == say("id", p) and len(say("en", p).split()) > 3]
    assert same == []


def test_a_phrase_nobody_wrote_is_an_error_that_says_where_to_add_it() -> None:
    with pytest.raises(PhraseError, match=r"phrases/locale/id/"):
        say("id", "no-such-phrase")


def test_a_language_nobody_speaks_is_an_error() -> None:
    with pytest.raises(PhraseError, match="use one of en, id"):
        say("xx", "language-name")


def test_a_value_that_was_not_given_is_an_error() -> None:
    phrase = next(p for p, asks in variables("en").items() if asks)
    with pytest.raises(PhraseError, match=phrase):
        say("en", phrase)


def test_a_sentence_within_a_sentence_is_said_first() -> None:
    assert render("en", Sentence.of("error-in", place=Sentence.of("language-name"), what="x")) == "English: x"


def test_a_list_is_joined_as_a_person_would() -> None:
    assert join("en", ["a", "b", "c"]) == "a, b, and c"
    assert render("id", Sentence.of("error-in", place=("a", "b"), what="x")) == "a dan b: x"


@pytest.mark.parametrize(
    ("header", "best_first"),
    [
        ("id-ID,id;q=0.9,en;q=0.8", ["id", "id", "en"]),
        ("en;q=0.2, id;q=0.7, fr;q=nonsense", ["id", "en", "fr"]),
        ("", []),
    ],
)
def test_the_languages_of_a_header_come_best_first(header: str, best_first: list[str]) -> None:
    assert preferred(header) == best_first
