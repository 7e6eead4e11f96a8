"""The agreement's life: proposed, signed by two people, in force, superseded or withdrawn."""

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.charter import Terms, canonical, sha256, starting_terms
from selaras.core.charter.signing import Proposal, propose, sign, withdraw
from selaras.core.charter.versions import State, in_force, versions
from selaras.core.ledger.details.agreement import Proposed, Signed
from selaras.core.ledger.details.lead import Captured
from selaras.core.ledger.fact import Fact
from selaras.core.staff import Person
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal
from selaras.phrases import LANGUAGES, render

AYU = Person("ayu", "Ayu", "marketing_leader")
SARI = Person("sari", "Sari", "sales_leader")
BIMA = Person("bima", "Bima", "revenue_operations")
DEWI = Person("dewi", "Dewi", "sales_rep")
DAY = timedelta(days=1)
START = datetime(2026, 1, 5, 2, tzinfo=UTC)


def titled(title: str) -> Terms:
    return starting_terms().model_copy(update={"title": title})


FIRST, SECOND = titled("first"), titled("second")


def made(answer: Fact | Refusal) -> Fact:
    assert isinstance(answer, Fact), answer
    return answer


def refused(answer: Fact | Refusal) -> str:
    assert isinstance(answer, Refusal), answer
    for language in LANGUAGES:
        assert render(language, answer.because)
    return answer.code


def proposed(facts: list[Fact], terms: Terms, at: datetime, **also: object) -> list[Fact]:
    effective = also.pop("effective_from", at)
    proposal = Proposal(terms, effective, **also)  # type: ignore[arg-type]  # a test names its own values
    return [*facts, made(propose(versions(facts), proposal, by=BIMA, now=at))]


def signed(facts: list[Fact], number: int, at: datetime, *people: Person) -> list[Fact]:
    for person in people:
        known = versions(facts)
        side = "marketing" if person.role == "marketing_leader" else "sales"
        name = next(version.sha256 for version in known if version.number == number)
        facts = [*facts, made(sign(known, number, name, side=side, by=person, now=at))]
        at += timedelta(hours=1)
    return facts


def two_versions() -> list[Fact]:
    facts = signed(proposed([], FIRST, START), 1, START + DAY, AYU, SARI)
    facts = proposed(facts, SECOND, START + 10 * DAY, effective_from=START + 20 * DAY, note="smaller companies")
    return signed(facts, 2, START + 12 * DAY, SARI, AYU)


def test_nothing_is_in_force_without_both_signatures() -> None:
    facts = proposed([], FIRST, START)
    assert versions(facts)[0].state(START) is State.PROPOSED
    assert in_force(facts, START + 99 * DAY) is None
    facts = signed(facts, 1, START + DAY, AYU)
    assert versions(facts)[0].state(START + DAY) is State.SIGNED_BY_ONE
    assert in_force(facts, START + 99 * DAY) is None
    facts = signed(facts, 1, START + 2 * DAY, SARI)
    found = in_force(facts, START + 2 * DAY)
    assert found is not None
    assert (found.number, found.terms, found.proposed_by) == (1, FIRST, "user:bima")


def test_a_version_binds_from_the_second_signature_when_its_date_is_over_by_then() -> None:
    facts = signed(proposed([], FIRST, START), 1, START + DAY, AYU, SARI)
    (version,) = versions(facts)
    assert version.in_force_from == version.agreed_at == START + DAY + timedelta(hours=1)
    assert version.state(START + DAY) is State.SIGNED_BY_ONE


def test_a_version_that_says_it_is_retroactive_binds_from_its_date() -> None:
    facts = signed(proposed([], FIRST, START, retroactive=True), 1, START + DAY, AYU, SARI)
    assert versions(facts)[0].in_force_from == START
    assert in_force(facts, START) is not None


def test_a_version_binds_until_the_next_one_does() -> None:
    facts = two_versions()
    first, second = versions(facts)
    assert first.superseded_at == second.in_force_from == START + 20 * DAY
    assert second.state(START + 15 * DAY) is State.AGREED
    binding = [in_force(facts, START + days * DAY) for days in (0, 5, 19, 20, 99)]
    assert [version and version.number for version in binding] == [None, 1, 1, 2, 2]
    assert first.state(START + 20 * DAY) is State.SUPERSEDED
    assert second.state(START + 20 * DAY) is State.IN_FORCE


def test_a_version_that_a_later_one_overtakes_is_never_in_force() -> None:
    facts = signed(proposed([], FIRST, START, effective_from=START + 30 * DAY), 1, START, AYU, SARI)
    facts = signed(proposed(facts, SECOND, START + DAY), 2, START + DAY, AYU, SARI)
    first, second = versions(facts)
    assert first.state(START + 40 * DAY) is State.SUPERSEDED
    assert in_force(facts, START + 40 * DAY) == second


def test_a_third_version_ends_the_first_when_the_second_was_never_signed() -> None:
    facts = signed(proposed([], FIRST, START), 1, START, AYU, SARI)
    facts = proposed(facts, SECOND, START + DAY)
    facts = signed(proposed(facts, titled("third"), START + 2 * DAY), 3, START + 3 * DAY, AYU, SARI)
    assert [v.state(START + 9 * DAY) for v in versions(facts)] == ["superseded", "superseded", "in_force"]


def test_the_order_of_arrival_does_not_matter() -> None:
    facts = two_versions()
    expected = versions(facts)
    assert all(versions(order) == expected for order in permutations(facts))


@given(st.permutations(two_versions() + two_versions()))
def test_hearing_everything_twice_changes_nothing(facts: list[Fact]) -> None:
    assert versions(facts) == versions(two_versions())


def test_a_withdrawn_version_is_never_in_force() -> None:
    facts = proposed([], FIRST, START, effective_from=START + 9 * DAY)
    facts = signed(facts, 1, START, AYU, SARI)
    facts.append(made(withdraw(versions(facts), 1, "the market changed", by=SARI, now=START + DAY)))
    (version,) = versions(facts)
    assert version.withdrawn_because == "the market changed"
    assert version.state(START) is State.SIGNED_BY_ONE
    assert version.state(START + DAY) is State.WITHDRAWN
    assert in_force(facts, START + 99 * DAY) is None


def test_withdrawing_what_binds_already_changes_nothing() -> None:
    facts = two_versions()
    known = versions(facts)
    assert refused(withdraw(known, 2, "no", by=AYU, now=START + 21 * DAY)) == "in_force"
    late = made(withdraw(known, 2, "no", by=AYU, now=START + 19 * DAY))
    forced = Fact(
        kind=late.kind, subject=late.subject, happened_at=START + 21 * DAY, noted_at=late.noted_at, source_key="x",
        actor="import:x", details=late.details,
    )  # fmt: skip
    assert versions([*facts, forced]) == known


def test_who_may_withdraw_and_what() -> None:
    facts = proposed([], FIRST, START)
    known = versions(facts)
    assert refused(withdraw(known, 7, "no", by=AYU, now=START)) == "unknown_version"
    assert refused(withdraw(known, 1, "no", by=DEWI, now=START)) == "wrong_role"
    gone = versions([*facts, made(withdraw(known, 1, "no", by=AYU, now=START))])
    assert refused(withdraw(gone, 1, "no", by=AYU, now=START)) == "withdrawn"
    name = gone[0].sha256
    assert refused(sign(gone, 1, name, side="sales", by=SARI, now=START)) == "withdrawn"
    assert made(propose(gone, Proposal(FIRST, START), by=BIMA, now=START)).subject == "charter_2"


def test_proposing_is_for_leaders_and_for_something_new() -> None:
    assert refused(propose((), Proposal(FIRST, START), by=DEWI, now=START)) == "wrong_role"
    known = versions(proposed([], FIRST, START))
    assert refused(propose(known, Proposal(FIRST, START + DAY), by=AYU, now=START)) == "unchanged"
    fact = made(propose(known, Proposal(SECOND, START), by=AYU, now=START))
    assert isinstance(fact.details, Proposed)
    assert (fact.details.version, fact.details.document) == (2, canonical(SECOND))


def test_an_instant_without_a_zone_is_an_error() -> None:
    with pytest.raises(InputError, match="effective_from"):
        propose((), Proposal(FIRST, START.replace(tzinfo=None)), by=AYU, now=START)


def test_signing_is_refused_with_a_reason() -> None:
    facts = signed(proposed([], FIRST, START), 1, START, AYU)
    known = versions(facts)
    name = sha256(FIRST)
    assert refused(sign(known, 9, name, side="sales", by=SARI, now=START)) == "unknown_version"
    assert refused(sign(known, 1, sha256(SECOND), side="sales", by=SARI, now=START)) == "hash_mismatch"
    assert refused(sign(known, 1, name, side="sales", by=BIMA, now=START)) == "wrong_role"
    assert refused(sign(known, 1, name, side="marketing", by=SARI, now=START)) == "wrong_role"
    assert refused(sign(known, 1, name, side="marketing", by=AYU, now=START)) == "already_signed"
    promoted = Person("ayu", "Ayu", "sales_leader")
    assert refused(sign(known, 1, name, side="sales", by=promoted, now=START)) == "same_person"
    newer = versions(proposed(facts, SECOND, START + DAY))
    assert refused(sign(newer, 1, name, side="sales", by=SARI, now=START + DAY)) == "not_newest"


def test_signatures_that_no_verb_would_have_made_do_not_count() -> None:
    facts = signed(proposed([], FIRST, START), 1, START, AYU)
    good = {"version": 1, "sha256": sha256(FIRST), "side": "sales", "signer_id": "sari", "signer_name": "Sari"}
    for wrong in ({"version": 5}, {"sha256": "0" * 64}, {"side": "legal"}, {"side": "marketing"}, {"signer_id": "ayu"}):
        assert versions([*facts, foreign(Signed(**(good | wrong)))]) == versions(facts), wrong  # type: ignore[arg-type]  # values by name
    assert versions([*facts, foreign(Signed(**good))])[0].agreed_at == START + DAY  # type: ignore[arg-type]  # values by name


def test_a_document_that_is_not_what_its_hash_says_cannot_be_signed_into_force() -> None:
    name = hashlib.sha256(b"something else").hexdigest()
    details = Proposed(version=1, sha256=name, document=canonical(FIRST), effective_from=START)
    facts = signed([foreign(details, kind="charter.proposed")], 1, START, AYU, SARI)
    assert versions(facts)[0].signatures == ()


def test_other_facts_are_passed_over() -> None:
    assert versions([foreign(Captured(), kind="lead.captured")]) == ()


def foreign(details: object, kind: str = "charter.signed") -> Fact:
    return Fact(
        kind=kind, subject="charter_1", happened_at=START + DAY, noted_at=START + DAY, source_key="foreign",
        actor="import:x", details=details,  # type: ignore[arg-type]  # any details
    )  # fmt: skip
