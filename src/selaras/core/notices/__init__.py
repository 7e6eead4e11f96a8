"""Notices: which new facts are told to whom, how urgently, by which medium, and with which words."""

from selaras.core.notices.letters import Letter, letter
from selaras.core.notices.meanwhile import LeadNow, moot
from selaras.core.notices.notice import URGENT, Audience, Medium, Notice, Sort
from selaras.core.notices.patience import GIVE_UP_AFTER, PAUSES, SHUT_AFTER, next_try
from selaras.core.notices.quiet import not_before
from selaras.core.notices.scene import Owed, Scene
from selaras.core.notices.telling import TOLD, notices
from selaras.core.notices.wishes import CHOOSABLE, Choices, usual, wanted

__all__ = [
    "CHOOSABLE",
    "GIVE_UP_AFTER",
    "PAUSES",
    "SHUT_AFTER",
    "TOLD",
    "URGENT",
    "Audience",
    "Choices",
    "LeadNow",
    "Letter",
    "Medium",
    "Notice",
    "Owed",
    "Scene",
    "Sort",
    "letter",
    "moot",
    "next_try",
    "not_before",
    "notices",
    "usual",
    "wanted",
]
