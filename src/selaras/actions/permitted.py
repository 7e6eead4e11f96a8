"""Whether somebody may do what they ask for, as a verb asks before it does anything."""

from selaras.core.lifecycle import refused
from selaras.core.staff import Act, Person
from selaras.kit.refusal import Refusal


def not_permitted(by: Person, act: Act) -> Refusal | None:
    """Return why the person's role does not permit the act; None where it does."""
    return None if by.may(act) else refused("not_your_role", role=by.role)
