"""The lists and the thresholds of a replay as tables that leave the page."""

from selaras.analytics.sheets import Sheet
from selaras.core.replay.impact import Impact


def leads_sheet(impact: Impact, *, with_reps: bool) -> Sheet:
    """Return every lead that goes, comes or moves, one line each."""
    columns = {
        "fate": "text", "lead_id": "text", "pass_no": "integer", "was_at": "instant", "would_at": "instant",
        "was_rep": "text", "would_rep": "text", "score": "number", "reached": "text", "outcome": "text",
        "won_minor": "integer", "currency": "text", "as_of": "instant",
    }  # fmt: skip
    rows = [
        (
            row.fate, row.lead_id, row.number, row.was_at, row.would_at, row.was_rep if with_reps else None,
            row.would_rep if with_reps else None, row.score, row.stage, row.outcome, row.won_minor, impact.currency,
            impact.as_of,
        )
        for row in impact.rows
    ]  # fmt: skip
    return Sheet(f"replay-leads-{impact.period.name}", columns, rows, _about(impact))  # type: ignore[arg-type]  # each value is a Sort


def thresholds_sheet(impact: Impact) -> Sheet:
    """Return the explorer, one line for each threshold."""
    columns = {
        "threshold": "number", "mqls": "integer", "new": "integer", "converted": "integer", "mature": "integer",
        "conversion": "number", "low": "number", "high": "number", "sql": "integer", "won": "integer",
        "won_minor": "integer", "per_week": "number", "busiest_week": "integer", "as_of": "instant",
    }  # fmt: skip
    rows = []
    for step in impact.steps:
        found = step.kept.conversion()
        rows.append(
            (
                step.threshold, step.volume, step.new, found.hits, found.n, found.share, *found.interval, step.kept.sql,
                step.kept.won, step.kept.won_minor, step.per_week, step.busiest_week, impact.as_of,
            )
        )  # fmt: skip
    return Sheet(f"replay-thresholds-{impact.period.name}", columns, rows, _about(impact))  # type: ignore[arg-type]  # each value is a Sort


def _about(impact: Impact) -> dict[str, str]:
    return {
        "as_of": impact.as_of.isoformat(),
        "proposed": impact.proposed,
        "in_force": ",".join(impact.basis),
        "period": impact.period.name,
    }
