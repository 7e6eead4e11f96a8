"""Cuts add up to the whole, and every figure opens to exactly the rows it counted."""

from dataclasses import replace

import pytest

from selaras.analytics import METRICS, Cut, Question, asked, default_period, question_of, rows_behind
from selaras.analytics.relations.derived import DERIVED
from selaras.core.charter.terms import CoverageRule

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]
CASES = [(name, by) for name, metric in METRICS.items() for by in metric.cuts]
ADDED = [
    case
    for case in CASES
    if METRICS[case[0]].unit in {"count", "money", "share"} and not case[0].startswith(("cost", "cac"))
]
ADDED = [case for case in ADDED if METRICS[case[0]].cuts_rows]  # clauses are judged one by one and add up to nothing


@pytest.fixture(scope="module")
def question(world_lake, world_terms) -> Question:
    as_of = world_lake.noted_until
    period = default_period(world_lake, world_terms, as_of=as_of)
    return question_of(world_lake, world_terms, as_of=as_of, period=period)


@pytest.mark.parametrize(("name", "by"), ADDED)
def test_the_parts_of_a_cut_add_up_to_the_whole(name, by, question) -> None:
    answer = asked(name, question.of(by))
    assert not answer.whole.refused, answer.whole.refused
    assert sum(part.n for part in answer.parts) == answer.whole.n
    if METRICS[name].unit == "share":
        assert sum(part.numerator for part in answer.parts) == answer.whole.numerator
    else:
        assert sum(part.value for part in answer.parts) == answer.whole.value
    beside = {each.metric: each.value for each in answer.whole.beside if each.unit == "count"}
    for metric, value in beside.items():
        assert sum(e.value for part in answer.parts for e in part.beside if e.metric == metric) == value


BEHIND = {
    "leads": "captured",
    "mql_volume": "cohort",
    "mql_to_sql": "cohort",
    "acceptance_rate": "decided",
    "ageing_leads": "open",
    "sla_attainment": "due",
    "recycled": "recycled",
    "won": "won",
    "open_pipeline": "open",
    "win_rate": "closed",
    "win_rate_created": "created",
    "data_complete": "cohort",
    "sales_cycle": "dated",
    "time_to_first_contact": "started",
    "spend": "booked",
    "lead_to_mql": "captured",
    "time_mql_to_sal": "started",
    "time_to_re_mql": "started",
    "rejections": "rejected",
    "new_customers": "customers",
    "sourced_revenue": "won",
    "cost_per_sql": "reached",
    "cac_new_logo": "customers",
}


@pytest.mark.parametrize(("name", "population"), BEHIND.items())
def test_a_figure_opens_to_as_many_rows_as_it_counted(name, population, question) -> None:
    by = METRICS[name].cuts[0]
    answer = asked(name, question.of(by))
    assert rows_behind(name, question, population=population).total == answer.whole.n
    for part in answer.parts[:3]:
        found = rows_behind(name, question, Cut(by, part.cut.value), population, size=7)
        assert (found.total, len(found.rows)) == (part.n, min(7, part.n))


@pytest.mark.parametrize("name", [name for name in BEHIND if name not in {"spend", "leads", "recycled", "mql_volume"}])
def test_the_numbers_beside_a_figure_open_to_their_rows_too(name, question) -> None:
    whole = asked(name, question).whole
    for population in METRICS[name].populations:
        counted = {each.metric.partition(".")[2]: each.value for each in whole.beside}.get(population)
        if counted is not None:
            assert rows_behind(name, question, population=population).total == counted, population


def test_the_reached_of_a_conversion_are_its_numerator(question) -> None:
    for name in ("mql_to_sal", "mql_to_sql", "sal_to_sql", "mql_to_opportunity"):
        whole = asked(name, question).whole
        assert rows_behind(name, question, population="reached").total == whole.numerator


def test_pages_of_rows_follow_each_other(question) -> None:
    first, second = (rows_behind("mql_volume", question, page=page, size=10) for page in (1, 2))
    assert first.columns[:2] == ("lead_id", "pass_no")
    assert first.rows[-1][:2] < second.rows[0][:2]
    assert first.rows[0][first.columns.index("mql_at")].tzinfo is not None


@pytest.mark.parametrize("name", sorted(DERIVED))
def test_every_relation_can_be_read(name, question) -> None:
    relation = DERIVED[name]
    assert relation.__doc__
    assert question.moment.rows(f"SELECT count(*) FROM {name}", (relation,))[0][0] > 0


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_answers_or_refuses_on_a_real_company(name, question) -> None:
    whole = asked(name, question).whole
    assert (whole.value is None) <= bool(whole.refused or whole.notes or whole.beside)
    if (
        whole.interval
        and whole.interval.low is not None
        and whole.interval.high is not None
        and whole.value is not None
    ):
        assert whole.interval.low <= whole.value <= whole.interval.high


def test_a_cohort_is_those_that_got_there_those_that_may_and_those_that_ended(question) -> None:
    for name in ("mql_to_sal", "mql_to_sql", "sal_to_sql"):
        parts = [
            rows_behind(name, question, population=part).total for part in ("reached", "not_yet", "ended_otherwise")
        ]
        assert sum(parts) == asked(name, question).whole.n


def test_rows_of_the_pipeline_are_of_the_stages_the_charter_counts(question) -> None:
    stages = {row[8] for row in rows_behind("open_pipeline", question, size=500).rows} - {None}
    for stage in sorted(stages)[:2]:
        counting = replace(question.yardstick, coverage=CoverageRule(stages_counted=(stage,)))
        narrowed = replace(question, yardstick=counting)
        whole = asked("open_pipeline", narrowed).whole
        found = rows_behind("open_pipeline", narrowed, size=500)
        assert {row[found.columns.index("stage")] for row in found.rows} == {stage}
        assert found.total == whole.n > 0
        missing = rows_behind("open_pipeline", narrowed, population="missing_amounts")
        assert missing.total == whole.beside_named("missing_amounts").value
        if not (covered := asked("remaining_coverage", narrowed).whole).refused:
            assert rows_behind("remaining_coverage", narrowed).total == covered.n


@pytest.mark.parametrize("start", ["captured", "qualified", "assigned", "accepted"])
def test_rows_of_a_wait_begin_where_the_charters_clause_does(start, question) -> None:
    waiting = replace(question, yardstick=replace(question.yardstick, contact_start=start))
    whole = asked("time_to_first_contact", waiting).whole
    assert rows_behind("time_to_first_contact", waiting).total == whole.n > 0
    for population in ("not_yet", "early"):
        found = rows_behind("time_to_first_contact", waiting, population=population)
        assert found.total == whole.beside_named(population).value, population


@pytest.mark.parametrize("fields", [("company",), ("title", "country"), ("source", "behaviour")])
def test_the_lacking_lack_a_field_the_charter_promises(fields, question) -> None:
    promised = replace(question, yardstick=replace(question.yardstick, handoff_fields=fields))
    whole = asked("data_complete", promised).whole
    assert rows_behind("data_complete", promised, population="lacking").total == whole.n - whole.numerator
