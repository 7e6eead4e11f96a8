"""Promises and their clocks: when each is due, whether it was kept, and what happens when it was not."""

from selaras.core.sla.attainment import Attainment, added, attainment
from selaras.core.sla.cause import owner_at
from selaras.core.sla.clock import Cause, Clock, Pause, State, clocks_told
from selaras.core.sla.delays import Delay, DelaySplit, Part, Spread, calendars_of_links, delay_split
from selaras.core.sla.desk import Desk, calendars_of
from selaras.core.sla.due import due
from selaras.core.sla.hurrying import hurried
from selaras.core.sla.ladder import Opening, Standing, evaluated, missed
from selaras.core.sla.overload import overloads
from selaras.core.sla.pausing import pause, resume
from selaras.core.sla.periods import (
    Judgement,
    Kept,
    capacity_notice,
    data_complete,
    delivered,
    forecast,
    quality,
    volume,
)
from selaras.core.sla.policies import Policies, Policy
from selaras.core.sla.reckoning import Held, Ladders, Noting, owner_role, promise_of, reckoned, standings_told
from selaras.core.sla.record import CAUSES, Deed, Record, RecordState, Remark, close, record_told, remark, take
from selaras.core.sla.reminding import reminded_anew
from selaras.core.sla.spells import Spell, spells
from selaras.core.sla.telling import clock_facts
from selaras.core.sla.timing import clocks
from selaras.core.sla.weeks import (
    Owed,
    cohort_of,
    first_week,
    judged_period,
    judged_week,
    owed_by,
    period_over,
    week_on,
)

__all__ = [
    "CAUSES",
    "Attainment",
    "Cause",
    "Clock",
    "Deed",
    "Delay",
    "DelaySplit",
    "Desk",
    "Held",
    "Judgement",
    "Kept",
    "Ladders",
    "Noting",
    "Opening",
    "Owed",
    "Part",
    "Pause",
    "Policies",
    "Policy",
    "Record",
    "RecordState",
    "Remark",
    "Spell",
    "Spread",
    "Standing",
    "State",
    "added",
    "attainment",
    "calendars_of",
    "calendars_of_links",
    "capacity_notice",
    "clock_facts",
    "clocks",
    "clocks_told",
    "close",
    "cohort_of",
    "data_complete",
    "delay_split",
    "delivered",
    "due",
    "evaluated",
    "first_week",
    "forecast",
    "hurried",
    "judged_period",
    "judged_week",
    "missed",
    "overloads",
    "owed_by",
    "owner_at",
    "owner_role",
    "pause",
    "period_over",
    "promise_of",
    "quality",
    "reckoned",
    "record_told",
    "remark",
    "reminded_anew",
    "resume",
    "spells",
    "standings_told",
    "take",
    "volume",
    "week_on",
]
