"""The ledger: every kind is typed, has an erasure answer and a place in the lake; order of arrival does not matter."""

import random
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from selaras.core.ledger import KINDS, RELATIONS, Fact, decode_details, encode_details, in_order, kind_named
from selaras.core.ledger.details import agreement, lead, rep
from selaras.core.ledger.fact import Details
from selaras.core.ledger.relations import ENVELOPE, relation_of
from selaras.core.ledger.vocabulary import Kind
from selaras.kit.errors import InputError

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def fact(kind: str, details: object, key: str, hours: float = 0.0, noted: float = 0.0) -> Fact:
    happened = NOON + timedelta(hours=hours)
    return Fact(
        kind=kind,
        subject="lead_1",
        happened_at=happened,
        noted_at=happened + timedelta(hours=noted),
        source_key=key,
        actor="user:bima",
        details=details,
    )


@pytest.mark.parametrize("kind", KINDS.values(), ids=str)
def test_every_kind_is_complete(kind) -> None:
    assert issubclass(kind.details, msgspec.Struct)
    assert kind.details.__doc__
    assert kind.kept_because
    assert set(kind.personal) <= {field.name for field in msgspec.structs.fields(kind.details)}
    assert kind.name in RELATIONS[kind.relation].kinds
    assert kind_named(kind.name) is kind


def test_nothing_personal_reaches_the_lake() -> None:
    for relation in RELATIONS.values():
        columns = {column.name for column in relation.columns[len(ENVELOPE) :]}
        always = set.intersection(*(set(KINDS[kind].personal) for kind in relation.kinds))
        assert not columns & always
        assert not columns & {"email", "first_name", "last_name", "phone", "comment", "signer_name"}


def test_what_is_personal_lies_apart_and_comes_back() -> None:
    captured = lead.Captured(email="ayu@contoh.example", first_name="Ayu", channel="fair", employees=120)
    kept, personal = encode_details("lead.captured", captured)
    assert b"ayu" not in kept.lower()
    assert decode_details("lead.captured", kept, personal) == captured
    assert decode_details("lead.captured", kept) == lead.Captured(channel="fair", employees=120)


def test_what_was_erased_but_required_reads_as_empty() -> None:
    signed = agreement.Signed(version=1, sha256="0", side="sales", signer_id="user_1", signer_name="Sari")
    kept, personal = encode_details("charter.signed", signed)
    assert personal is not None
    assert decode_details("charter.signed", kept) == msgspec.structs.replace(signed, signer_name="")


def test_details_with_nothing_personal_have_nothing_apart() -> None:
    assert encode_details("lead.woken", lead.Woken(because="date")) == (b'{"because":"date"}', None)
    assert encode_details("rep.away", rep.Away(starts_at=NOON, ends_at=NOON))[1] is None
    assert decode_details("lead.woken", b'{"because":"date"}') == lead.Woken(because="date")


def test_details_that_do_not_fit_their_kind_are_an_error_that_names_it() -> None:
    with pytest.raises(InputError, match=r"lead\.woken: the details do not fit"):
        decode_details("lead.woken", b'{"reason":"date"}')
    with pytest.raises(InputError, match=r"'lead\.vanished' is not a kind"):
        kind_named("lead.vanished")


def test_facts_are_folded_in_one_order_whatever_the_order_of_arrival() -> None:
    facts = [
        fact("lead.accepted", lead.Accepted(), "c", 1),
        fact("lead.qualified", lead.Qualified(), "b", 1),
        fact("lead.captured", lead.Captured(), "a", 1),
        fact("lead.touched", lead.Touched(signal="demo_requested"), "z", -3, noted=50),
    ]
    told = [f.source_key for f in in_order(facts)]
    assert told == ["z", "a", "b", "c"]
    for seed in range(20):
        random.Random(seed).shuffle(facts)
        assert [f.source_key for f in in_order(facts)] == told


def test_telling_twice_is_one_fact_and_the_first_telling_stands() -> None:
    first = fact("lead.woken", lead.Woken(because="date"), "a", noted=1)
    second = fact("lead.woken", lead.Woken(because="score"), "a", noted=2)
    assert in_order([second, first]) == [first] == in_order([first, second])


@pytest.mark.parametrize("kind", KINDS.values(), ids=str)
def test_a_row_has_a_value_for_every_column(kind) -> None:
    fields = {f.name: f for f in msgspec.structs.fields(kind.details)}
    needed = {name: _sample(field.type) for name, field in fields.items() if field.required}
    told = fact(kind.name, kind.details(**needed), "k")
    relation = RELATIONS[kind.relation]
    row = dict(zip((c.name for c in relation.columns), relation.row(told), strict=True))
    assert row["source_key"] == "k"
    assert row[relation.subject_column] == "lead_1"
    for name in needed.keys() - set(kind.personal):
        assert row[name] == needed[name]


def _sample(kind: object) -> object:
    samples = {str: "x", int: 1, float: 0.5, datetime: NOON}
    return samples.get(kind, NOON.date())


class Heavy(Details, frozen=True, kw_only=True):
    weight: int


class Light(Details, frozen=True, kw_only=True):
    weight: str


class Confusing(Details, frozen=True, kw_only=True):
    actor: str


def test_a_column_of_two_types_or_with_the_name_of_another_is_refused_when_the_house_is_built() -> None:
    heavy = Kind("lead.grew", Heavy, "weights", "a test")
    with pytest.raises(TypeError, match=r"weights\.weight has two types"):
        relation_of("weights", [heavy, Kind("lead.shrank", Light, "weights", "a test")])
    with pytest.raises(TypeError, match=r"two columns named \['actor'\]"):
        relation_of("weights", [heavy, Kind("lead.acted", Confusing, "weights", "a test")])
