"""The charter's own names: in both languages where it gives both, and of no weight in charters that give one."""

from selaras.core.charter import Terms, canonical, starting_terms
from selaras.core.charter.document import document
from selaras.core.charter.wording import called, names_in_indonesian
from selaras.phrases import render
from selaras.phrases.documents import as_markdown


def nameless(value):
    """The same document as it was written before names had two languages; reasons always had."""
    if isinstance(value, dict):
        later = {"title_id"} | ({"says_id"} if "name" in value else set())
        return {key: nameless(inner) for key, inner in value.items() if key not in later}
    return [nameless(one) for one in value] if isinstance(value, list) else value


def test_a_charter_whose_names_have_one_language_keeps_the_document_that_was_signed():
    old = Terms.model_validate(nameless(starting_terms().model_dump(mode="json")))
    told = canonical(old)
    assert "title_id" not in told
    assert '"name":"first contact","needed"' in told
    assert canonical(Terms.model_validate_json(told)) == told
    assert names_in_indonesian(old) == {}
    assert "- first contact (penjualan)" in as_markdown("id", document(old))


def test_names_are_told_in_the_readers_language():
    terms = starting_terms()
    clause = next(one for one in terms.promises.leads if one.promise == "first_contact")
    assert [render(language, called(clause)) for language in ("en", "id")] == ["first contact", "kontak pertama"]
    names = names_in_indonesian(terms)
    assert (names["first contact"], names["everyone"], names["last touch"]) == (
        "kontak pertama", "semua", "sentuhan terakhir",
    )  # fmt: skip
    text = as_markdown("id", document(terms))
    assert "kontak pertama (penjualan)" in text
    assert not [name for name in names if f"- {name}" in text or f"| {name} |" in text]
