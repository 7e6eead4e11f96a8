"""Promises and their clocks: when each is due, whether it was kept, and what happens when it was not."""

from selaras.core.sla.attainment import Attainment, attainment
from selaras.core.sla.cause import owner_at
from selaras.core.sla.clock import Cause, Clock, Pause, State, clocks_told
from selaras.core.sla.desk import Desk, calendars_of
from selaras.core.sla.due import due
from selaras.core.sla.ladder import Opening, Standing, evaluated, missed
from selaras.core.sla.pausing import pause, resume
from selaras.core.sla.periods import (
    Judgement,
    Kept,
    Span,
    capacity_notice,
    data_complete,
    delivered,
    forecast,
    quality,
    volume,
)
from selaras.core.sla.spells import Spell, spells
from selaras.core.sla.telling import clock_facts
from selaras.core.sla.timing import clocks

__all__ = [
    "Attainment",
    "Cause",
    "Clock",
    "Desk",
    "Judgement",
    "Kept",
    "Opening",
    "Pause",
    "Span",
    "Spell",
    "Standing",
    "State",
    "attainment",
    "calendars_of",
    "capacity_notice",
    "clock_facts",
    "clocks",
    "clocks_told",
    "data_complete",
    "delivered",
    "due",
    "evaluated",
    "forecast",
    "missed",
    "owner_at",
    "pause",
    "quality",
    "resume",
    "spells",
    "volume",
]
