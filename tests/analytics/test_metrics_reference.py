"""Every metric explains itself in every language, and the reference says what the code says."""

import pytest

from selaras.analytics import METRICS, monday
from selaras.analytics.rows import SHOWN
from selaras.phrases import LANGUAGES, render, say
from tools.metrics_reference import PAGE, page


def test_the_reference_is_what_the_code_says():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.metrics_reference"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", METRICS)
def test_every_metric_says_its_name_its_question_its_blind_spot_and_its_method(name, language):
    metric = METRICS[name]
    said = [render(language, part) for part in (metric.called, metric.asks, metric.blind_spot, metric.measured)]
    assert len(set(said)) == 4
    assert said[1].endswith("?")
    assert say(language, f"metrics-unit-{metric.unit.replace('_', '-')}")
    for population in metric.populations:
        assert say(language, f"metrics-population-{population.replace('_', '-')}")
    for cut in metric.cuts:
        assert say(language, f"metrics-dimension-{cut.replace('_', '-')}")
    for kind in (kind for kinds in metric.needs for kind in kinds):
        assert say(language, f"metrics-fact-{kind.replace('.', '-').replace('_', '-')}")


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_shows_columns_its_relation_has(name):
    metric = METRICS[name]
    if metric.populations:
        assert set(SHOWN[metric.over.name]) <= set(metric.over.table.columns)


def test_every_part_beside_a_figure_and_every_method_has_words(world_lake, world_terms):
    shown = monday(world_lake, world_terms, as_of=world_lake.noted_until)
    for answer in shown.answers.values():
        for figure in (answer.whole, *answer.parts):
            for each in (figure, *figure.beside):
                assert say("id", f"metrics-method-{each.method.replace('_', '-')}")
                if each.interval:
                    assert say("id", f"metrics-method-{each.interval.method.replace('_', '-')}")
                if "." in each.metric:
                    assert say("id", f"metrics-beside-{each.metric.partition('.')[2].replace('_', '-')}")
                for note in (*each.notes, *([each.refused] if each.refused else [])):
                    assert render("id", note)
