"""How Selaras looks to a person: the language and theme they chose, kept with their name."""

from django.db import transaction

from selaras.records.models import User


@transaction.atomic
def choose_look(user: User, *, language: str | None = None, theme: str | None = None) -> None:
    """Keep what the person chose; what they did not choose stays."""
    chosen = {name: value for name, value in (("language", language), ("theme", theme)) if value}
    if chosen:
        User.objects.filter(pk=user.pk).update(**chosen)
