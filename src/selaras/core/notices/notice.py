"""A notice: what somebody should be told, without a word of it and without a name of a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal


class Sort(StrEnum):
    """What a notice is about; its value is how it is stored, chosen and named by the phrases."""

    ANNOUNCED = "announced"
    ASSIGNED = "assigned"
    CLIMBED = "climbed"
    WAITING = "waiting"
    REMINDER = "reminder"
    BREACH = "breach"
    MATCH = "match"
    PAIR = "pair"
    DISPUTE = "dispute"
    RULING = "ruling"
    ESCALATION = "escalation"
    FINDING = "finding"
    CAPACITY = "capacity"
    ENDPOINT = "endpoint"
    TRIAL = "trial"


URGENT = frozenset({Sort.ANNOUNCED, Sort.CLIMBED})
"""The sorts of the fast lane: sent before everything else, and at any hour where the charter says so."""


class Medium(StrEnum):
    """How a notice reaches a person; a team's channel and a program's endpoint are addressed by themselves."""

    PAGE = "page"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is told: one rep by id, or everybody who holds a role."""

    sort: Literal["rep", "role"]
    name: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Somebody is to be told something; ``about`` holds ids and numbers only, and ``key`` makes it once."""

    sort: Sort
    to: Audience
    happened_at: datetime
    key: str
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def urgent(self) -> bool:
        """Whether it belongs to the fast lane."""
        return self.sort in URGENT
