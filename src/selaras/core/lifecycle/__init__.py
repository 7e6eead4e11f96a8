"""The lifecycle of a lead: its history folded into stages and passes, and the decisions that move it on."""

from selaras.core.lifecycle.folding import fold, profile_of
from selaras.core.lifecycle.lead import Account, Lead, Regression, Status, WakeUp
from selaras.core.lifecycle.merging import merge_roots
from selaras.core.lifecycle.passes import UNKNOWN, Assignment, Decision, Pass, StageEntry
from selaras.core.lifecycle.speed import LINKS, Speed
from selaras.core.lifecycle.stages import STAGES, Outcome, Stage, rank
from selaras.core.lifecycle.work import Activity, Touch

__all__ = [
    "LINKS",
    "STAGES",
    "UNKNOWN",
    "Account",
    "Activity",
    "Assignment",
    "Decision",
    "Lead",
    "Outcome",
    "Pass",
    "Regression",
    "Speed",
    "Stage",
    "StageEntry",
    "Status",
    "Touch",
    "WakeUp",
    "fold",
    "merge_roots",
    "profile_of",
    "rank",
]
