"""The engine begins trips where the core does, to the instant, on random histories and under random terms."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from selaras.analytics.replay import scored
from selaras.analytics.replay.hits import STRIDE
from selaras.analytics.replay.trips import recorded_trips, replayed_trips
from selaras.core.charter import starting_terms
from selaras.core.charter.terms import Criterion, FitRule, ScoringTerms, SignalRule, StageTerms, Terms
from selaras.core.ledger import KINDS, Fact, in_order
from selaras.core.lifecycle import merge_roots
from selaras.core.replay import Agreed, trips
from selaras.kit.instants import to_microseconds
from tests.analytics.writing import lake_of

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = START + timedelta(days=40)
RULES = (
    SignalRule(signal="pricing_viewed", points=12, half_life_days=14, cap=30, window_days=20),
    SignalRule(signal="page_viewed", points=2.5, half_life_days=1),
    SignalRule(signal="page_viewed", points=1, cap=3),
    SignalRule(signal="demo_requested", points=15, half_life_days=0.01, high_intent=True),
    SignalRule(signal="unsubscribed", points=-9, half_life_days=5, window_days=6),
)
FIT = (
    FitRule(name="size", condition="employees between 50 and 500", points=10),
    FitRule(name="title", condition="not (title contains 'intern') and country in ('ID', 'sg ')", points=7.25),
    FitRule(name="channel", condition="title == 'cto' or domain is known", points=3),
)


def _terms(threshold: float, **changes: object) -> Terms:
    base = starting_terms()
    mql = StageTerms(
        stage="mql", meaning_en="-", meaning_id="-", needs_threshold=True,
        criteria=(Criterion(name="size", condition="employees >= 50"),), needs_fields=("title",),
    )  # fmt: skip
    scoring = ScoringTerms(fit=FIT, behaviour=RULES, threshold=threshold, fit_minimum=changes.pop("fit_minimum", None))
    desk = base.desk.model_copy(update=changes)
    stages = tuple(mql if one.stage == "mql" else one for one in base.stages)
    return base.model_copy(update={"scoring": scoring, "stages": stages, "desk": desk})


def random_terms(draw: random.Random) -> Terms:
    return _terms(
        draw.choice([0.0, 13.5, 20.0, 32.0]),
        counts_anew=draw.random() < 0.5,
        waking_qualifies=draw.random() < 0.5,
        fit_minimum=draw.choice([None, 10.0]),
    )


KINDS_TOLD = (
    ["lead.touched"] * 9
    + ["lead.updated", "lead.captured", "lead.qualified", "lead.qualified", "lead.rejected", "lead.recycled"]
    + ["lead.recycled", "lead.woken", "lead.woken", "lead.merged", "lead.erased", "lead.disqualified"]
)


def _details(draw: random.Random, kind: str, subject: str) -> dict[str, object]:
    if kind == "lead.touched":
        return {"signal": draw.choice([*(rule.signal for rule in RULES), "other"])}
    if kind in {"lead.updated", "lead.captured"}:
        said = {
            "employees": draw.choice([None, 20, 50, 120, 501]),
            "title": draw.choice([None, "CTO", "Intern", ""]),
            "country": draw.choice([None, "id", "SG", "AU"]),
            "domain": draw.choice([None, "acme.test"]),
        }
        more = {"cleared": draw.choice([(), ("title",), ("employees", "country")])}
        return said | (more if kind == "lead.updated" else {"channel": draw.choice([None, "webinar"])})
    if kind == "lead.merged":
        family, _, who = subject.rpartition("_")
        return {"into": f"{family}_{ {'x': 'a', 'a': 'b', 'b': 'a'}[who] }"}
    said = {"lead.woken": {"because": "date"}, "lead.erased": {"request": "r"}}
    return said.get(kind, {} if kind == "lead.qualified" else {"reason": "timing"})


def random_history(draw: random.Random) -> list[Fact]:
    """Tell of many small families of leads, with few instants and every kind of trouble."""
    facts: list[Fact] = []
    for family in range(70):
        leads = [f"lead_{family}_{who}" for who in "abx"]
        for number in range(draw.randint(3, 45)):
            born = number < len(leads)
            kind, subject = ("lead.captured", leads[number]) if born else (draw.choice(KINDS_TOLD), draw.choice(leads))
            at = START + timedelta(hours=draw.randint(0, 200 if born else 24 * 60))
            details = _details(draw, kind, subject) | ({"employees": 120, "title": "CTO"} if born else {})
            noted = at + timedelta(hours=draw.choice([0, 0, 0, 30]))
            facts.append(_fact(kind, subject, at, f"key:{len(facts):05d}", noted, **details))
    return facts


def _fact(kind: str, subject: str, at: datetime, key: str, noted: datetime | None = None, **details: object) -> Fact:
    return Fact(
        kind=kind, subject=subject, happened_at=at, noted_at=noted or at, source_key=key, actor="test",
        details=KINDS[kind].details(**details),
    )  # fmt: skip


def by_hand(facts: list[Fact], agreed: list[Agreed], as_of: datetime) -> set[tuple[str, int, int]]:
    told = in_order(fact for fact in facts if fact.noted_at <= as_of)
    roots = merge_roots(told)
    histories: dict[str, list[Fact]] = {}
    for fact in told:
        histories.setdefault(roots.get(fact.subject, fact.subject), []).append(fact)
    return {
        (trip.lead_id, to_microseconds(trip.at), trip.number or 0)
        for history in histories.values()
        for trip in trips(history, agreed, as_of)
    }


def by_engine(facts: list[Fact], agreed: list[Agreed], as_of: datetime, folder: Path) -> set[tuple[str, int, int]]:
    moment = lake_of(facts, folder).at(as_of)
    [found] = replayed_trips(moment, agreed, recorded_trips(moment))
    names = dict(moment.rows("SELECT lead, lead_id FROM replayed_leads"))
    rows = zip(found.lead.tolist(), found.at.tolist(), (found.key % STRIDE).tolist(), strict=True)
    return {(names[lead], at, number) for lead, at, number in rows}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_engine_begins_the_trips_of_the_core(seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)
    facts, first, second = random_history(draw), random_terms(draw), random_terms(draw)
    agreed = [Agreed(first)] if seed == 1 else [Agreed(first, None, LATER), Agreed(second, LATER, None)]
    crowd = [
        _fact("lead.touched", "lead_1_a", LATER + timedelta(minutes=n), f"many:{n}", signal="page_viewed")
        for n in range(scored.CROWDED + 1)
    ]
    told, as_of = [*facts, *crowd], START + timedelta(days=draw.randint(30, 70))
    found = by_engine(told, agreed, as_of, tmp_path)
    assert found == by_hand(told, agreed, as_of)
    assert len(found) > 20
