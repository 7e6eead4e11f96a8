"""The relations of the lake say the same as the folds of the core, on random histories and as of any instant."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.derived import DERIVED
from selaras.analytics.relations.handoffs import FIELDS
from selaras.analytics.relations.people import PROFILE
from selaras.core.ledger import Fact, in_order
from selaras.core.lifecycle import Lead, fold, merge_roots, profile_of
from selaras.core.sla import clocks_told
from selaras.kit.instants import to_microseconds
from tests.analytics.histories import START, clock_histories, histories
from tests.analytics.writing import lake_of

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]
few = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
instants = st.integers(0, 24 * 40).map(lambda hour: START + timedelta(hours=hour))
STAGES = ("mql", "sal", "sql", "opportunity", "won")


def folded(facts: list[Fact], as_of: datetime) -> dict[str, Lead]:
    """Fold every lead that stands on its own, from its own facts and those of the leads merged into it."""
    told = in_order(fact for fact in facts if fact.noted_at <= as_of)
    roots = merge_roots(told)
    histories_of: dict[str, list[Fact]] = {}
    for fact in told:
        if fact.kind.startswith("lead."):
            histories_of.setdefault(roots.get(fact.subject, fact.subject), []).append(fact)
    deals = [fact for fact in told if fact.kind.startswith("opportunity.")]
    return {
        lead: fold([*some, *deals], as_of)
        for lead, some in histories_of.items()
        if any(fact.subject == lead for fact in some) or any(roots.get(fact.subject) == lead for fact in some)
    }


def micros(at: datetime | None) -> int | None:
    return None if at is None else to_microseconds(at)


def rows_of(facts: Iterable[Fact], as_of: datetime, folder: Path, name: str) -> list[dict[str, object]]:
    moment = lake_of(facts, folder).at(as_of)
    relation = DERIVED[name]
    columns = relation.table.columns
    return [dict(zip(columns, row, strict=True)) for row in moment.rows(f"SELECT * FROM {name}", (relation,))]


@few
@given(facts=histories(), as_of=instants)
def test_passes_equal_the_fold_of_the_core(facts: list[Fact], as_of: datetime, tmp_path: Path) -> None:
    expected = {}
    for lead in folded(facts, as_of).values():
        for one in lead.passes:
            entries = {stage: micros(one.entered(stage)) for stage in STAGES}
            skipped = {entry.stage: entry.skipped for entry in one.entries}
            expected[lead.id, one.number] = {
                **{f"{stage}_at": at for stage, at in entries.items()},
                **{f"{stage}_skipped": skipped.get(stage, False) for stage in STAGES},
                **{key: getattr(one, key) for key in ("outcome", "reason", "rep_id", "charter_version", "score")},
                **{key: getattr(one, key) for key in ("high_intent", "channel", "campaign", "segment")},
                "ended_at": micros(one.ended_at),
                "captured_at": micros(one.speed.captured),
                "ingested_at": micros(one.speed.ingested),
                "qualified_at": micros(one.speed.qualified),
                "routed_at": micros(one.speed.routed),
                "notified_at": micros(one.speed.notified),
                "accepted_at": micros(one.speed.accepted),
                "first_attempt_at": micros(one.speed.first_attempt),
                "first_connect_at": micros(one.speed.first_connect),
                "first_meeting_at": micros(one.speed.first_meeting),
                "early": one.speed.early,
                "opportunity_id": one.opportunity_ids[0] if one.opportunity_ids else None,
            }
        if lead.open_pass:
            expected[lead.id, lead.open_pass.number]["stage_now"] = lead.stage
    found = {(row["lead_id"], row["pass_no"]): row for row in rows_of(facts, as_of, tmp_path, "passes")}
    assert found.keys() == expected.keys()
    for key, told in expected.items():
        assert {name: found[key][name] for name in told} == told


@few
@given(facts=histories(), as_of=instants)
def test_people_equal_the_fold_of_the_core(facts: list[Fact], as_of: datetime, tmp_path: Path) -> None:
    found = {
        row["lead_id"]: (row["captured_at"], row["channel"], row["campaign"], row["account_id"])
        for row in rows_of(facts, as_of, tmp_path, "people")
    }
    expected = {
        lead.id: (micros(lead.captured_at), lead.channel, lead.campaign, lead.account.id if lead.account else None)
        for lead in folded(facts, as_of).values()
    }
    told = {lead for lead in expected if expected[lead] != (None, None, None, None)}
    assert {lead: found[lead] for lead in told} == {lead: expected[lead] for lead in told}
    assert all(found[lead] == (None, None, None, None) for lead in found.keys() - told)


@few
@given(facts=histories(), as_of=instants)
def test_a_hand_off_knows_what_the_profile_said_then(facts: list[Fact], as_of: datetime, tmp_path: Path) -> None:
    told = in_order(fact for fact in facts if fact.noted_at <= as_of)
    roots = merge_roots(told)
    for row in rows_of(facts, as_of, tmp_path, "handoffs"):
        by_then = [
            fact
            for fact in told
            if roots.get(fact.subject, fact.subject) == row["lead_id"]
            and to_microseconds(fact.happened_at) <= row["mql_at"]
        ]
        profile = profile_of(by_then)
        for name in PROFILE:
            assert row[f"has_{name}"] == (getattr(profile, name) is not None), name
        assert row["has_source"] == row["has_channel"] == (row["channel"] != UNKNOWN)
        assert row["has_campaign"] == (row["campaign"] != UNKNOWN)
        assert {f"has_{name}" for name in FIELDS} <= row.keys()
        assert row["has_behaviour"] == any(fact.kind == "lead.touched" for fact in by_then)


def opportunity(facts: list[Fact]) -> dict[str, object]:
    """Fold one opportunity in plain Python, as the contract says."""
    parts: dict[str, object] = {"amount": None, "owner": None, "outcome": "open", "closed": None, "created": None}
    last = None
    for fact in in_order(facts):
        kind, details = fact.kind.partition(".")[2], fact.details
        if kind == "created" and not details.inferred and parts["created"] is None:
            parts["created"] = to_microseconds(fact.happened_at)
        parts["amount"] = given if (given := getattr(details, "base_minor", None)) is not None else parts["amount"]
        parts["owner"] = getattr(details, "owner_id", None) or parts["owner"]
        last = fact if kind in {"won", "lost", "reopened"} else last
    if last is not None and last.kind != "opportunity.reopened":
        parts["outcome"] = last.kind.partition(".")[2]
        parts["closed"] = to_microseconds(last.happened_at)
        if parts["outcome"] == "won" and last.details.base_minor is not None:
            parts["amount"] = last.details.base_minor
    return parts


@few
@given(facts=histories(), as_of=instants)
def test_opportunities_equal_their_fold(facts: list[Fact], as_of: datetime, tmp_path: Path) -> None:
    told: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.kind.startswith("opportunity.") and fact.noted_at <= as_of:
            told.setdefault(fact.subject, []).append(fact)
    found = {
        row["opportunity_id"]: {
            "amount": row["amount_minor"],
            "owner": row["owner_id"],
            "outcome": row["outcome"],
            "closed": row["closed_at"],
            "created": row["created_at"],
        }
        for row in rows_of(facts, as_of, tmp_path, "opportunities")
    }
    assert found == {deal: opportunity(some) for deal, some in told.items()}


@few
@given(facts=clock_histories(), as_of=instants)
def test_clocks_stand_as_the_core_says(facts: list[Fact], as_of: datetime, tmp_path: Path) -> None:
    found = {
        row["clock_id"]: (row["state"], row["due_at"], row["started_at"], row["stopped_at"], row["side"], row["rep_id"])
        for row in rows_of(facts, as_of, tmp_path, "clocks")
    }
    expected = {
        clock.id: (
            clock.state(as_of),
            micros(clock.due_at),
            micros(clock.started_at),
            micros(clock.stopped_at),
            clock.side,
            clock.rep_id,
        )
        for clock in clocks_told(fact for fact in facts if fact.noted_at <= as_of)
    }
    assert found == expected


@pytest.mark.parametrize("name", sorted(DERIVED))
def test_every_relation_of_an_empty_lake_is_an_empty_table(name: str, tmp_path: Path) -> None:
    assert rows_of([], START, tmp_path, name) == []
