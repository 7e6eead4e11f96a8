"""The evidence of a figure: the rows of every population it counts, and how they were asked for."""

from typing import Any, Final

from selaras.analytics.catalogue import asked, metric_named
from selaras.analytics.door import statement
from selaras.analytics.evidence.packing import Charter, Members, packed
from selaras.analytics.figures import Cut, Figure
from selaras.analytics.question import Question
from selaras.analytics.rows import rows_behind
from selaras.analytics.sheets import rows_sheet
from selaras.kit.errors import InputError

MOST_ROWS: Final = 200_000
"""Rows of one population in a pack; a figure of more is told as it is, and says so."""
SHARES: Final[dict[str, tuple[str, str]]] = {
    "acceptance_rate": ("accepted", "decided"),
    "win_rate": ("won", "closed"),
    **dict.fromkeys(
        ("mql_to_sal", "mql_to_sql", "sal_to_sql", "mql_to_opportunity", "mql_to_won", "sql_to_won"),
        ("reached", "cohort"),
    ),
}
"""Of each share whose numerator and denominator are rows, the populations they are."""


def pack_figure(
    name: str, question: Question, cut: Cut | None, charter: Charter | None, hidden: frozenset[str] = frozenset()
) -> tuple[Members, Figure]:
    """Return the members of a figure's evidence pack, and the figure; columns in ``hidden`` stay out of its rows."""
    metric = metric_named(name)
    figure = _figure(name, question, cut)
    if figure.refused is not None or not metric.populations:
        raise InputError(f"{name} has no figure made of rows here", next_step="choose another metric or period")
    found = {
        population: rows_behind(name, question, cut, population, size=MOST_ROWS) for population in metric.populations
    }
    claim = {
        "sort": "figure",
        "as_of": figure.as_of.isoformat(),
        "period": question.period.name,
        "metric": name,
        "unit": figure.unit,
        "value": figure.value,
        "n": figure.n,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "method": figure.method,
        "mature": figure.mature,
        "currency": figure.currency,
        "cut": None if cut is None else {"by": cut.by, "value": cut.value},
        "interval": None if figure.interval is None else [figure.interval.low, figure.interval.high],
        "charter": None if charter is None else {"version": charter.number, "sha256": charter.sha256},
        "stands_on": next(iter(found)),
        "populations": {population: rows.total for population, rows in found.items()},
    }
    queries = "\n\n".join(
        f"-- {population}\n{statement(metric.population(population, question.yardstick)(metric.over.table))};"
        for population in found
    )
    tables = [rows_sheet(population, metric.over, rows, hidden) for population, rows in found.items()]
    part = f"-{cut.value}" if cut else ""
    return packed(f"evidence-{name}-{question.period.name}{part}", claim, charter, queries + "\n", tables), figure


def _figure(name: str, question: Question, cut: Cut | None) -> Figure:
    answer = asked(name, question.of(cut.by if cut else None))
    if cut is None:
        return answer.whole
    figure = next((part for part in answer.parts if part.cut == cut), None)
    if figure is None:
        raise InputError(
            f"{name} has no part {cut.by} = {cut.value}", next_step=f"see: selaras metrics {name} --by {cut.by}"
        )
    return figure


def recounted(claim: dict[str, Any], tables: dict[str, dict[str, list[Any]]]) -> tuple[str, Any, Any]:
    """Return what can be counted again from the rows of a figure's pack: what it is, as claimed, and as counted.

    Counts, sums and shares of rows are counted again in full; of what is estimated (a curve, an immature cohort), the
    rows it stands on.
    """
    sizes = {name: len(next(iter(columns.values()), [])) for name, columns in tables.items()}
    first = claim["stands_on"]
    if claim["method"] == "sum":
        amounts = tables[first].get("amount_minor", [])
        return "sum", claim["value"], sum(amount for amount in amounts if amount is not None)
    if claim["unit"] == "count":
        return "count", claim["value"], sizes[first]
    shares = SHARES.get(claim["metric"])
    if shares and claim["denominator"] is not None:
        counted = [sizes[population] for population in shares]
        return "share", [claim["numerator"], claim["denominator"]], counted
    return "rows", claim["n"], sizes[first]
