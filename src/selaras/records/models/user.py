"""The people who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from selaras.core.staff import Act, Person, Role, may


class User(AbstractUser):
    """Somebody who signs in, with one role: what they may do follows from it and from nothing else."""

    role = models.CharField(max_length=32, choices=[(role.value, role.value) for role in Role], default=Role.MARKETING)
    language = models.CharField(max_length=8, choices=[("en", "English"), ("id", "Bahasa Indonesia")], default="en")
    theme = models.CharField(max_length=8, choices=[(t, t) for t in ("auto", "light", "dark")], default="auto")
    rep_id = models.CharField(max_length=64, blank=True, default="")

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"

    def __str__(self) -> str:
        return self.username

    @property
    def person(self) -> Person:
        """Somebody who signs in, as the core sees whoever acts."""
        return Person(self.username, self.get_full_name() or self.username, self.role, self.rep_id)

    def may(self, act: Act) -> bool:
        """Return whether the person's role permits the act."""
        return self.is_active and may(self.role, act)
