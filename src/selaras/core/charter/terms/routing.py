"""Routing in the charter: who gets a lead, in which order the rules are tried, and who owns what no rule catches."""

from typing import Literal

from pydantic import Field

from selaras.core.charter.terms.shape import Named, Part


class Cap(Named):
    """The most leads of one sort that a rep may be given; who has had them is passed over, and is owed none for it."""

    name: str = Field(pattern="^[^:=]+$")
    """Leads are counted under this name, by whichever rule they came; one name has one condition."""
    condition: str = "always"
    """Which leads count, and are held back once there are enough."""
    per_day: int | None = Field(default=None, ge=0)
    per_week: int | None = Field(default=None, ge=0)


class Member(Part):
    """A rep in a pool."""

    rep: str
    """The rep's external id or e-mail."""
    weight: int = Field(default=1, ge=0)
    cap_per_day: int | None = Field(default=None, ge=0)
    cap_per_week: int | None = Field(default=None, ge=0)
    cap_open: int | None = Field(default=None, ge=0)
    """The most leads the rep may hold open at once."""
    caps: tuple[Cap, ...] = ()
    """Caps on some leads only, such as three enterprise leads a week."""


class Pool(Named):
    """Reps who share leads."""

    members: tuple[Member, ...] = ()
    team: str | None = None
    """Instead of naming members: everybody in this team, with weight one."""
    strategy: Literal["balanced", "in_turn"] = "balanced"
    """balanced: whoever is furthest behind their weight; in_turn: strictly round."""
    absence_credit: bool = True
    """True: who returns is credited the others' average of the time away, instead of being flooded."""
    only_in_hours: bool = False
    """True: only reps who are at work now; others are skipped with that reason."""
    caps: tuple[Cap, ...] = ()
    """Caps that hold for every member of the pool alike."""
    within_capacity: bool = False
    """True: nobody is given more leads in a week than they announced they can take."""
    starts_anew: Literal["never", "monthly"] = "never"
    """monthly: at the first of the month, in the charter's zone, everybody is level again."""


class Route(Named):
    """A rule: leads that meet the condition go to the pool (or to one rep)."""

    condition: str = "always"
    pool: str | None = None
    rep: str | None = None


class RoutingTerms(Part):
    """The whole of routing: the account's owner first, then the routes in order, then the fallback."""

    account_owner_first: bool = True
    routes: tuple[Route, ...] = ()
    pools: tuple[Pool, ...] = ()
    fallback_queue: str
    fallback_owner: str
    """Who must empty the fallback queue: external id, e-mail or role."""
