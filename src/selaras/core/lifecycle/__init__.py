"""The lifecycle of a lead: its history folded into stages and passes, and the decisions that move it on."""

from selaras.core.lifecycle.acts import Act, refused
from selaras.core.lifecycle.effort import efforts, touches_clause
from selaras.core.lifecycle.folding import fold, profile_of
from selaras.core.lifecycle.handover import Rejection, accept, contradicted, qualify, reject, requalify
from selaras.core.lifecycle.joining import Merging, merge, unmerge
from selaras.core.lifecycle.lead import Account, Lead, Regression, Status, WakeUp
from selaras.core.lifecycle.merging import merge_roots
from selaras.core.lifecycle.passes import UNKNOWN, Assignment, Decision, Pass, StageEntry
from selaras.core.lifecycle.putting_aside import MEDIUMS, contact, snooze, undo
from selaras.core.lifecycle.resting import recycle, wake
from selaras.core.lifecycle.selling import convert, disqualify, sales_qualify
from selaras.core.lifecycle.speed import LINKS, Speed
from selaras.core.lifecycle.stages import STAGES, Outcome, Stage, rank
from selaras.core.lifecycle.waiting import Climbing
from selaras.core.lifecycle.work import Activity, Touch

__all__ = [
    "LINKS",
    "MEDIUMS",
    "STAGES",
    "UNKNOWN",
    "Account",
    "Act",
    "Activity",
    "Assignment",
    "Climbing",
    "Decision",
    "Lead",
    "Merging",
    "Outcome",
    "Pass",
    "Regression",
    "Rejection",
    "Speed",
    "Stage",
    "StageEntry",
    "Status",
    "Touch",
    "WakeUp",
    "accept",
    "contact",
    "contradicted",
    "convert",
    "disqualify",
    "efforts",
    "fold",
    "merge",
    "merge_roots",
    "profile_of",
    "qualify",
    "rank",
    "recycle",
    "refused",
    "reject",
    "requalify",
    "sales_qualify",
    "snooze",
    "touches_clause",
    "undo",
    "unmerge",
    "wake",
]
