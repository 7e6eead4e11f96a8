"""Who works here and what each may do: the roles, and the table of role and act."""

from selaras.core.staff.acts import ACTS, Act, may, permitted
from selaras.core.staff.roles import Role, side_of

__all__ = ["ACTS", "Act", "Role", "may", "permitted", "side_of"]
