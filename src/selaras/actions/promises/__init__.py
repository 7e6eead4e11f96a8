"""The verbs of promises: judge the weeks that ended, keep those about no lead, see to records, look for patterns."""

from selaras.actions.promises.board import Board, Cell, Row, SideOfBoard, board, person_cuts, team_cuts
from selaras.actions.promises.delays import delays
from selaras.actions.promises.drilling import BreachRow, breach_rows
from selaras.actions.promises.evaluating import Reckoned, evaluate_weeks, weeks_wait
from selaras.actions.promises.giving import Giving, deliver_content, deliver_report, period_named, submit_forecast
from selaras.actions.promises.judging import as_it_would_be_now
from selaras.actions.promises.records import (
    Handling,
    close_record,
    ladder_records,
    note_on_record,
    overdue_records,
    record_of,
    record_state,
    take_record,
)
from selaras.actions.promises.watching import answer_finding, finding_of, look_for_patterns, visible_findings

__all__ = [
    "Board",
    "BreachRow",
    "Cell",
    "Giving",
    "Handling",
    "Reckoned",
    "Row",
    "SideOfBoard",
    "answer_finding",
    "as_it_would_be_now",
    "board",
    "breach_rows",
    "close_record",
    "delays",
    "deliver_content",
    "deliver_report",
    "evaluate_weeks",
    "finding_of",
    "ladder_records",
    "look_for_patterns",
    "note_on_record",
    "overdue_records",
    "period_named",
    "person_cuts",
    "record_of",
    "record_state",
    "submit_forecast",
    "take_record",
    "team_cuts",
    "visible_findings",
    "weeks_wait",
]
