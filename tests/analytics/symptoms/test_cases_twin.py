"""Cases and profiles say the same as the folds of the core, on random histories and as of any instant."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.people import PROFILE
from selaras.analytics.symptoms.cases import EFFORT_DAYS, cases, profiles
from selaras.core.ledger import Fact, in_order
from selaras.core.lifecycle import Lead, merge_roots, profile_of
from selaras.core.lifecycle.passes import Pass
from selaras.kit.instants import to_microseconds
from tests.analytics.histories import histories
from tests.analytics.test_relations_twins import folded, instants
from tests.analytics.writing import lake_of

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]
few = settings(
    max_examples=8,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def told_of(facts: list[Fact], as_of: datetime) -> dict[str, list[Fact]]:
    """Return what is known of every lead by then, under the lead that survives."""
    told = in_order(fact for fact in facts if fact.noted_at <= as_of)
    roots = merge_roots(told)
    found: dict[str, list[Fact]] = {}
    for fact in told:
        found.setdefault(roots.get(fact.subject, fact.subject), []).append(fact)
    return found


def effort(lead: Lead, one: Pass, told: list[Fact]) -> tuple[int, int]:
    """Return the human attempts in the two weeks from acceptance, and the automatic mails, before the next pass."""
    following = [other.started_at for other in lead.passes if other.number == one.number + 1]
    until = following[0] if following else datetime.max.replace(tzinfo=one.started_at.tzinfo)
    out = [fact for fact in told if fact.kind == "lead.contacted" and fact.details.outbound]
    out = [fact for fact in out if one.started_at <= fact.happened_at < until]
    accepted = one.entered("sal")
    human = [
        fact
        for fact in out
        if not fact.details.automated
        and accepted is not None
        and accepted <= fact.happened_at < accepted + timedelta(days=EFFORT_DAYS)
    ]
    return len(human), sum(fact.details.automated for fact in out)


@few
@given(facts=histories(), as_of=instants)
def test_cases_equal_the_fold(facts: list[Fact], as_of: datetime, tmp_path: Path) -> None:
    moment = lake_of(facts, tmp_path).at(as_of)
    columns = cases.table.columns
    found = {
        (row["lead_id"], row["pass_no"]): row
        for row in (dict(zip(columns, told, strict=True)) for told in moment.rows("SELECT * FROM cases", (cases,)))
    }
    known, expected = told_of(facts, as_of), {}
    for root, lead in folded(facts, as_of).items():
        for one in lead.passes:
            then = one.ended_at if one.outcome == "rejected" and one.ended_at else one.started_at
            profile = profile_of([fact for fact in known.get(root, []) if fact.happened_at <= then])
            attempts, automatic = effort(lead, one, known.get(root, []))
            expected[root, one.number] = {
                "mql_at": to_microseconds(one.started_at),
                "outcome": one.outcome,
                "attempts": attempts,
                "automatic": automatic,
                **{name: getattr(profile, name) for name in PROFILE},
            }
    assert found.keys() == expected.keys()
    for key, told in expected.items():
        assert {name: found[key][name] for name in told} == told


@few
@given(facts=histories(), as_of=instants)
def test_profiles_equal_the_fold(facts: list[Fact], as_of: datetime, tmp_path: Path) -> None:
    moment = lake_of(facts, tmp_path).at(as_of)
    columns = profiles.table.columns
    known = told_of(facts, as_of)
    for told in moment.rows("SELECT * FROM profiles", (profiles,)):
        row = dict(zip(columns, told, strict=True))
        profile = profile_of(known[row["lead_id"]])
        assert {name: row[name] for name in PROFILE} == {name: getattr(profile, name) for name in PROFILE}
        assert row["channel"] != ""
        assert row["channel"] == UNKNOWN or row["channel"] in {"webinar", "search", "fair"}
