"""What Monday shows, cut from the answers of analytics: headlines, channels, promises of both sides, what changed.

Nothing here computes a figure; it only chooses, orders and pairs them. Channels stand in the order of their volume,
never of a rate, so that nobody reads a ranking into few leads.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from selaras.analytics import METRICS, Answer, Change, Figure, Monday
from selaras.core.charter.terms import Terms
from selaras.kit.sentence import Sentence

STAGES_SHOWN: Final = ("mql_to_sal", "mql_to_sql", "mql_to_opportunity", "mql_to_won")
CHANGES_SHOWN: Final = (
    "won", "open_pipeline", "remaining_coverage", "leads", "mql_volume", "mql_to_sql", "acceptance_rate",
    "time_to_first_contact", "ageing_leads", "sla_attainment",
)  # fmt: skip
PROMISES_SHOWN: Final = tuple(name for name in METRICS if name.startswith("promise_"))
SIDES: Final = ("marketing", "sales", "operations")
_SCALES: Final = (0.05, 0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.8, 1.0)
_ROOM: Final = 1.08


@dataclass(frozen=True, slots=True)
class Column:
    """One step of the funnel, on one scale for every channel."""

    metric: str
    called: Sentence
    top: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One channel's figure in one column."""

    column: Column
    figure: Figure | None
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """One channel, or all of them."""

    name: str
    leads: Figure | None
    passes: Figure | None
    cells: tuple[Cell, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class SideView:
    """One side's promises: the side as a whole, its clauses about leads, and those about weeks, months and quarters."""

    side: str
    whole: Figure | None
    clauses: tuple[Figure, ...]
    periods: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One figure that can have moved since a week before."""

    called: Sentence
    change: Change

    @property
    def way(self) -> str:
        """Up, down or the same."""
        moved = self.change.difference
        return "same" if not moved else "up" if moved > 0 else "down"


@dataclass(frozen=True, slots=True)
class Goal:
    """The target as a bar: what is won, what is open, and where the target lies."""

    parts: tuple[tuple[str, int], ...]
    target: int | None
    top: int


def whole(page: Monday, metric: str) -> Figure | None:
    """Return a metric's figure for the whole; None where the page does not have it."""
    return _whole_of(page.answers, metric)


def goal_of(page: Monday) -> Goal:
    """Return the bar of the target; amounts nobody knows are drawn as nothing and told in words."""
    won, pipeline, target = (whole(page, name) for name in ("won", "open_pipeline", "target"))
    sizes = [int(figure.value or 0) if figure else 0 for figure in (won, pipeline)]
    goal = int(target.value) if target and target.value else None
    return Goal((("good-bar", sizes[0]), ("soft-bar", sizes[1])), goal, max(sum(sizes), goal or 0, 1))


def columns_of(page: Monday) -> tuple[Column, ...]:
    """Return the funnel's columns, each with the smallest round scale that holds its trustworthy figures."""
    shown = [(metric, page.answers[metric]) for metric in STAGES_SHOWN if metric in page.answers]
    return tuple(Column(metric, METRICS[metric].called, scale_of(answer)) for metric, answer in shown)


def rows_of(page: Monday, terms: Terms) -> list[Row]:
    """Return all channels together, then each channel, the one with the most leads first."""
    return rows_by_cut(page.answers, columns_of(page), terms)


def rows_by_cut(answers: Mapping[str, Answer], columns: tuple[Column, ...], terms: Terms) -> list[Row]:
    """Return the whole, then each value of the cut, the one with the most leads first."""
    leads, passes = _by_cut(answers.get("leads")), _by_cut(answers.get("mql_volume"))
    tables = {column.metric: _by_cut(answers[column.metric]) for column in columns}
    names = {name for table in (leads, passes, *tables.values()) for name in table}
    order = sorted(names, key=lambda name: (-_size(leads.get(name)), -_size(passes.get(name)), name))
    rows = [
        Row(
            name,
            leads.get(name),
            passes.get(name),
            tuple(_cell(column, tables[column.metric].get(name), terms) for column in columns),
        )
        for name in order
    ]
    together = tuple(_cell(column, answers[column.metric].whole, terms) for column in columns)
    return [Row("", _whole_of(answers, "leads"), _whole_of(answers, "mql_volume"), together, whole=True), *rows]


def _whole_of(answers: Mapping[str, Answer], metric: str) -> Figure | None:
    answer = answers.get(metric)
    return answer.whole if answer else None


def sides_of(page: Monday, terms: Terms) -> list[SideView]:
    """Return marketing and sales side by side, and operations where it made promises."""
    owner: dict[str, str] = {clause.name: clause.side for clause in terms.promises.leads}
    owner |= {clause.name: clause.side for clause in terms.promises.periods}
    sides = _by_cut(page.answers.get("sla_attainment"))
    clauses = page.answers.get("sla_attainment/clause")
    of_leads = clauses.parts if clauses else ()
    of_time = [part for name in PROMISES_SHOWN for part in page.answers[f"{name}/clause"].parts]
    views = [
        SideView(side, sides.get(side), _of_side(owner, side, of_leads), _of_side(owner, side, of_time))
        for side in SIDES
    ]
    return [view for view in views if view.side != "operations" or view.whole or view.clauses or view.periods]


def changes_of(page: Monday) -> list[ChangeLine]:
    """Return the figures a reader compares with last week's."""
    lines = (ChangeLine(METRICS[name].called, page.changes[name]) for name in CHANGES_SHOWN if name in page.changes)
    return [line for line in lines if line.change.now.value is not None or line.change.before.value is not None]


def tone_of(figure: Figure, terms: Terms) -> str:
    """Return good or bad where the charter says so and the figure can bear it; thin and immature ones are neither."""
    rule = next((each for each in terms.figures.thresholds if each.metric == figure.definition), None)
    if rule is None or figure.value is None or figure.thin or figure.mature is False:
        return ""
    value = Decimal(str(figure.value))
    if rule.good is not None and (value >= rule.good if rule.higher_is_better else value <= rule.good):
        return "good"
    if rule.bad is not None and (value < rule.bad if rule.higher_is_better else value > rule.bad):
        return "bad"
    return ""


def _cell(column: Column, figure: Figure | None, terms: Terms) -> Cell:
    return Cell(column, figure, tone_of(figure, terms) if figure else "")


def _by_cut(answer: Answer | None) -> dict[str, Figure]:
    return {part.cut.value: part for part in answer.parts if part.cut} if answer else {}


def _of_side(owner: Mapping[str, str], side: str, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(each for each in figures if each.cut and owner.get(each.cut.value, "operations") == side)


def _size(figure: Figure | None) -> float:
    return float(figure.value or 0) if figure else 0.0


def scale_of(answer: Answer) -> float:
    """Return a scale that holds every estimate and every interval but thin ones, which may run off the edge."""
    ends = [0.0]
    for figure in (answer.whole, *answer.parts):
        ends.append(float(figure.value or 0))
        if figure.interval and figure.interval.high is not None and not figure.thin:
            ends.append(figure.interval.high)
    return next((top for top in _SCALES if top >= max(ends)), 1.0)
