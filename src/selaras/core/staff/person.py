"""Who acts: the person behind a verb, as the core sees them."""

from dataclasses import dataclass

from selaras.core.staff.acts import Act, may


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs in: the id they act under, their name, their one role, and the rep they are, if any."""

    id: str
    name: str
    role: str
    rep_id: str = ""

    @property
    def actor(self) -> str:
        """The name under which the ledger keeps what they do."""
        return f"user:{self.id}"

    def may(self, act: Act) -> bool:
        """Whether the person's role permits the act."""
        return may(self.role, act)
