"""Charts and tables that leave a page: the same chart as SVG and PNG, tables as CSV and Parquet, nothing fetched."""

import io
import re
import struct
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import selaras.web
from selaras.phrases import say
from selaras.web.figure.picture import LOOKS, drawn

BARS = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "data": {"values": [{"stage": "MQL", "n": 28}, {"stage": "SQL", "n": 11}]},
    "mark": "bar",
    "width": "container",
    "height": 80,
    "encoding": {"x": {"field": "n", "type": "quantitative"}, "y": {"field": "stage", "type": "nominal"}},
}


def test_a_picture_says_what_the_page_says_around_the_chart():
    told = drawn(BARS, "svg", "Leads and MQLs", "Q3 2026").decode()
    assert ">Leads and MQLs</text>" in told
    assert ">Q3 2026</text>" in told
    assert "font-family:Inter" in told
    assert LOOKS["light"]["surface"] in told


def test_the_same_chart_gives_the_same_picture_and_the_dark_one_another():
    light, again, dark = drawn(BARS, "png", "A"), drawn(BARS, "png", "A"), drawn(BARS, "png", "A", theme="dark")
    assert light == again != dark
    width, height = struct.unpack(">II", light[16:24])
    assert light.startswith(b"\x89PNG")
    assert width > 2 * 880
    assert height > 2 * 80


def test_a_picture_fetches_nothing():
    with pytest.raises(ValueError, match="not allowed"):
        drawn({**BARS, "data": {"url": "https://example.com/data.json"}}, "svg", "A")


def test_a_picture_has_the_colours_of_the_page():
    sheet = (Path(selaras.web.__file__).parent / "static/selaras/selaras.css").read_text(encoding="utf-8")
    light, dark = sheet.split('[data-bs-theme="dark"] {', 1)
    for theme, part in (("light", light), ("dark", dark)):
        for name, colour in LOOKS[theme].items():
            assert re.search(rf"--{name}: {colour};", part), (theme, name)


def test_mondays_chart_leaves_as_a_picture_in_both_languages(company, at_screen):
    for language in ("en", "id"):
        answer = at_screen("hadi", language).get("/monday/chart.svg?period=2026-Q3")
        assert answer.headers["Content-Type"] == "image/svg+xml"
        assert 'filename="weeks-2026-Q3.svg"' in answer.headers["Content-Disposition"]
        assert f">{say(language, 'monday-weeks')}</text>" in answer.content.decode()
    assert at_screen("hadi").get("/monday/chart.png").content.startswith(b"\x89PNG")
    assert at_screen("hadi").get("/monday/chart.gif").status_code == 404


def test_rows_leave_as_parquet_with_types_without_the_reps_for_those_who_do_not_coach(company, at_screen):
    answer = at_screen("bima").get("/figures/mql_volume/rows/?format=parquet")
    table = pq.read_table(io.BytesIO(answer.content))
    assert table.schema.field("mql_at").type.tz == "UTC"
    assert table.num_rows > 0
    assert at_screen("hadi").get("/figures/mql_volume/rows/?format=parquet").status_code == 403
    assert at_screen("bima").get("/figures/mql_volume/rows/?format=xls").status_code == 404
