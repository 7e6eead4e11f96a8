"""Stages in the charter: what a qualified lead is, in conditions both teams can read."""

from typing import Literal

from selaras.core.charter.terms.shape import Named, Part

StageName = Literal["lead", "mql", "sal", "sql", "opportunity", "won"]


class Criterion(Named):
    """One thing a lead must fulfil, as a condition over the fields of its profile."""

    condition: str
    """Condition over profile fields, such as: employees >= 50 and employees <= 500."""
    reject_reason: str | None = None
    """The reason for rejection that says this criterion was not met; makes a rejection checkable."""


class StageTerms(Part):
    """What a stage means, in words for people and in criteria for the machine."""

    stage: StageName
    meaning_en: str
    meaning_id: str
    criteria: tuple[Criterion, ...] = ()
    """All of these must hold to enter the stage."""
    needs_threshold: bool = False
    """True where the score must reach the threshold."""
    needs_framework: str | None = None
    """Name of the checklist that must be complete to enter the stage."""
    needs_fields: tuple[str, ...] = ()
    """Fields that must be recorded to enter the stage."""
    crm_stages: tuple[str, ...] = ()
    """Names other systems give this stage; imports map by them."""


class Question(Part):
    """One line of a qualification checklist."""

    field: str
    asks_en: str
    asks_id: str
    required: bool = True


class Framework(Named):
    """A qualification checklist such as BANT, MEDDIC or one's own."""

    questions: tuple[Question, ...]
