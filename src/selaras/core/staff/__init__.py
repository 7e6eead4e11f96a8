"""Who works here and what each may do: the roles, the table of role and act, and the scopes of keys."""

from selaras.core.staff.acts import ACTS, Act, may, permitted
from selaras.core.staff.person import Person
from selaras.core.staff.roles import Role, side_of
from selaras.core.staff.scopes import NEVER_BY_KEY, SCOPES, Scope, opened

__all__ = ["ACTS", "NEVER_BY_KEY", "SCOPES", "Act", "Person", "Role", "Scope", "may", "opened", "permitted", "side_of"]
