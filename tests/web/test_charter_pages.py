"""The charter's pages: mistakes at their lines, a proposal, two signatures by two people, and what is refused."""

import pytest

from selaras.actions.charter import charter_versions, propose
from selaras.core.charter import load_terms, starting_text
from selaras.core.charter.signing import Proposal
from selaras.kit import clock
from selaras.phrases import say

CHANGED = starting_text().replace("threshold: 60", "threshold: 65", 1)


@pytest.fixture(scope="module")
def changed():
    return load_terms(CHANGED, name="charter.yaml")


@pytest.fixture
def proposed(cast, changed):
    """What the page of a proposal leaves, without reading the YAML again for every test."""
    now = clock.now()
    return propose(Proposal(changed, now, "Raise the bar"), by=cast["bima"].person, now=now)


def sign(client, version, side, sha256=None):
    return client.post(f"/charter/versions/{version.number}/sign/", {"side": side, "sha256": sha256 or version.sha256})


@pytest.mark.parametrize("language", ["en", "id"])
def test_without_a_signed_charter_the_starting_one_is_shown_and_said_to_be(at_screen, language):
    page = at_screen("ayu", language).get("/charter/").content.decode()
    assert say(language, "charter-page-starting") in page


def test_no_version_is_told_with_the_next_step(at_screen):
    page = at_screen("bima").get("/charter/versions/").content.decode()
    assert say("en", "charter-page-none-title") in page


def test_every_mistake_is_shown_at_its_line(at_screen):
    wrong = CHANGED.replace("currency: ", "currencyy: ", 1).replace("time_zone: ", "time_zone: Mars/", 1)
    answer = at_screen("bima").post("/charter/propose/", {"text": wrong, "act": "check"})
    assert answer.status_code == 422
    assert len(answer.context["problems"]) >= 2
    assert "currencyy" in answer.content.decode()


def test_a_check_warns_of_what_can_hardly_be_meant(at_screen):
    odd = CHANGED.replace("threshold: 65", "threshold: 6500", 1)
    answer = at_screen("bima", "id").post("/charter/propose/", {"text": odd, "act": "check"})
    assert answer.status_code == 200
    assert answer.context["warnings"]


def test_a_check_writes_nothing(at_screen):
    answer = at_screen("bima").post("/charter/propose/", {"text": CHANGED, "act": "check"})
    assert answer.status_code == 200
    assert answer.context["lines_changed"]
    assert charter_versions() == ()


def test_a_proposal_is_a_version_that_binds_nobody(at_screen, changed):
    order = {"text": CHANGED, "act": "propose", "note": "Raise the bar"}
    assert at_screen("bima").post("/charter/propose/", order).status_code == 302
    [proposed] = charter_versions()
    assert (proposed.terms, proposed.note) == (changed, "Raise the bar")
    assert proposed.terms.scoring.threshold == 65
    assert proposed.in_force_from is None
    assert say("en", "charter-state-proposed") in at_screen("ayu").get("/charter/versions/").content.decode()


def test_two_leaders_put_a_charter_in_force(proposed, at_screen):
    assert sign(at_screen("ayu"), proposed, "marketing").status_code == 302
    assert sign(at_screen("sari"), proposed, "sales").status_code == 302
    page = at_screen("hadi").get("/charter/").content.decode()
    assert say("en", "charter-page-version", version=1) in page
    assert say("en", "charter-state-in-force") in page


def test_nobody_signs_for_the_other_side(proposed, at_screen):
    answer = sign(at_screen("ayu"), proposed, "sales")
    assert answer.status_code == 409
    assert charter_versions()[0].signatures == ()


def test_signing_twice_is_refused_in_words(proposed, at_screen):
    ayu = at_screen("ayu", "id")
    sign(ayu, proposed, "marketing")
    answer = sign(ayu, proposed, "marketing")
    assert answer.status_code == 409
    assert len(charter_versions()[0].signatures) == 1


def test_what_was_not_read_is_not_signed(proposed, at_screen):
    assert sign(at_screen("ayu"), proposed, "marketing", sha256="0" * 64).status_code == 409


def test_operations_may_propose_but_not_sign(proposed, at_screen):
    assert sign(at_screen("bima"), proposed, "marketing").status_code == 403


def test_an_executive_may_not_propose(at_screen):
    assert at_screen("hadi").post("/charter/propose/", {"text": CHANGED, "act": "propose"}).status_code == 403


def test_the_same_terms_are_not_proposed_twice(proposed, at_screen):
    answer = at_screen("bima").post("/charter/propose/", {"text": CHANGED, "act": "propose"})
    assert answer.status_code == 409


def test_a_proposal_can_be_taken_back(proposed, at_screen):
    answer = at_screen("bima").post("/charter/versions/1/withdraw/", {"reason": "Too early"})
    assert answer.status_code == 302
    assert say("en", "charter-state-withdrawn") in at_screen("ayu").get("/charter/versions/").content.decode()


def test_the_difference_is_said_in_plain_language(proposed, at_screen):
    text = CHANGED.replace("threshold: 65", "threshold: 70", 1)
    at_screen("bima").post("/charter/propose/", {"text": text, "act": "propose"})
    answer = at_screen("ayu").get("/charter/difference/?from=1&to=2")
    [line] = answer.context["lines"]
    assert line.sort == "changed"
    assert "70" in line.said


@pytest.mark.parametrize("form", ["yaml", "json", "md"])
def test_a_version_can_be_taken_away_as_a_file(proposed, at_screen, form):
    answer = at_screen("ayu").get(f"/charter/versions/1/charter.{form}")
    assert answer.status_code == 200
    assert f"charter-v1.{form}" in answer.headers["Content-Disposition"]


def test_a_yaml_that_was_taken_away_can_be_proposed_again(proposed, at_screen):
    text = at_screen("ayu").get("/charter/versions/1/charter.yaml").content.decode()
    answer = at_screen("bima").post("/charter/propose/", {"text": text, "act": "check"})
    assert answer.status_code == 200
    assert answer.context["lines_changed"]


@pytest.mark.parametrize(
    "address", ["/charter/versions/9/", "/charter/versions/1/charter.exe", "/charter/difference/?from=x"]
)
def test_what_was_never_proposed_does_not_exist(at_screen, address):
    assert at_screen("ayu").get(address).status_code == 404
