"""The score of a lead: fit and behaviour, explained line by line, one at a time or a million at once."""

from selaras.core.scoring.batch import Behaviours, Touches, behaviours
from selaras.core.scoring.fading import TICKS
from selaras.core.scoring.qualifying import Leads, Qualifyings, qualifying_instants
from selaras.core.scoring.scorecard import Behaviour, BehaviourLine, FitLine, Scorecard, fit_ticks, scorecard
from selaras.core.scoring.verdict import (
    Answer,
    Verdict,
    answers,
    missing_fields,
    qualifies,
    qualifying_instant,
    stage_terms,
)

__all__ = [
    "TICKS",
    "Answer",
    "Behaviour",
    "BehaviourLine",
    "Behaviours",
    "FitLine",
    "Leads",
    "Qualifyings",
    "Scorecard",
    "Touches",
    "Verdict",
    "answers",
    "behaviours",
    "fit_ticks",
    "missing_fields",
    "qualifies",
    "qualifying_instant",
    "qualifying_instants",
    "scorecard",
    "stage_terms",
]
