"""Questions about promises, asked of the readings: who kept what, what was handed over, what was delivered."""

from selaras.records.promises.clocks import Breach, attainment_by_promise, attainments, breaches, causes
from selaras.records.promises.evaluations import (
    evaluation,
    evaluations,
    findings,
    newest_week,
    records,
    unrecovered,
)
from selaras.records.promises.overloads import Overloads
from selaras.records.promises.passes import chains, converted, hand_overs, passes_begun
from selaras.records.promises.told import told_between, won_by_team
from selaras.records.promises.watching import watched

__all__ = [
    "Breach",
    "Overloads",
    "attainment_by_promise",
    "attainments",
    "breaches",
    "causes",
    "chains",
    "converted",
    "evaluation",
    "evaluations",
    "findings",
    "hand_overs",
    "newest_week",
    "passes_begun",
    "records",
    "told_between",
    "unrecovered",
    "watched",
    "won_by_team",
]
