"""Writes docs/reference/metrics.md from the catalogue of metrics and its phrases.

`python -m tools.metrics_reference` writes it; a test fails while the page says anything else than the code.
"""

from pathlib import Path

from selaras.analytics import METRICS, Metric
from selaras.phrases import render, say

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "metrics.md"

_HEAD = """# Metrics

One definition each, used by every page, command and test. *Written by `python -m tools.metrics_reference`; do not
edit.*

Every figure is as of an instant and uses no fact noted later. A cut's unknown value is "(unknown)", and the parts add
up to the whole. Fewer passes than the charter's floor (30 unless it says otherwise) are marked thin. What the data
cannot tell is refused in a sentence. Every figure opens to its rows.

`selaras metrics NAME --by channel --period 2026-Q3 --as-of 2026-10-01T00:00Z`
"""


def page() -> str:
    """Return the page: every metric in the order of the catalogue."""
    return "\n".join([_HEAD, *(_section(metric) for metric in METRICS.values())])


def _section(metric: Metric) -> str:
    needs = "; ".join(" or ".join(f"`{kind}`" for kind in kinds) for kinds in metric.needs) or "the charter"
    cuts = ", ".join([*metric.cuts, "week", "month"])
    rows = ", ".join(say("en", f"metrics-population-{name.replace('_', '-')}") for name in metric.populations)
    lines = [
        f"## {metric.name}",
        "",
        f"**{render('en', metric.called)}.** {render('en', metric.asks)}",
        "",
        f"- Measured: {render('en', metric.measured)}",
        f"- Blind spot: {render('en', metric.blind_spot)}",
        f"- Unit: {say('en', 'metrics-unit-' + metric.unit.replace('_', '-'))}. Cuts: {cuts}.",
        f"- Needs: {needs}.",
        f"- Opens to: {rows or 'the charter'}.",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
