"""The roles a person can hold, and which side of the agreement each one stands on."""

from enum import StrEnum
from typing import Literal


class Role(StrEnum):
    """A role; its value is how it is stored and how the phrases name it."""

    MARKETING = "marketing"
    SALES_REP = "sales_rep"
    SALES_MANAGER = "sales_manager"
    MARKETING_LEADER = "marketing_leader"
    SALES_LEADER = "sales_leader"
    REVENUE_OPERATIONS = "revenue_operations"
    EXECUTIVE = "executive"
    ADMINISTRATOR = "administrator"


Side = Literal["marketing", "sales"]

_SIDES: dict[Role, Side] = {
    Role.MARKETING: "marketing",
    Role.MARKETING_LEADER: "marketing",
    Role.SALES_REP: "sales",
    Role.SALES_MANAGER: "sales",
    Role.SALES_LEADER: "sales",
}


def side_of(role: Role) -> Side | None:
    """Return the side of the agreement a role stands on; operations, executives and administrators stand on neither.

    >>> side_of(Role.SALES_LEADER), side_of(Role.REVENUE_OPERATIONS)
    ('sales', None)
    """
    return _SIDES.get(role)
