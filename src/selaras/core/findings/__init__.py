"""Patterns that would flatter somebody's figures: found with their evidence, looked at by people, never punished."""

from selaras.core.findings.back_dating import back_dated
from selaras.core.findings.cramming import crammed
from selaras.core.findings.finding import VERDICTS, Finding, answer, finding_facts, finding_told
from selaras.core.findings.looking import Week, patterns
from selaras.core.findings.mails import automatic_mail
from selaras.core.findings.mass_ending import mass_dispositions
from selaras.core.findings.pattern import THIN, Pattern
from selaras.core.findings.score_edits import lifted_over
from selaras.core.findings.seen import Contact, Edit, Ending, Snooze
from selaras.core.findings.snoozing import snoozed_past

__all__ = [
    "THIN",
    "VERDICTS",
    "Contact",
    "Edit",
    "Ending",
    "Finding",
    "Pattern",
    "Snooze",
    "Week",
    "answer",
    "automatic_mail",
    "back_dated",
    "crammed",
    "finding_facts",
    "finding_told",
    "lifted_over",
    "mass_dispositions",
    "patterns",
    "snoozed_past",
]
