"""How far a walk over the ledger has come."""

from django.db import models


class Bookmark(models.Model):
    """The position up to which one reader of the ledger has taken in every fact."""

    reader = models.CharField(max_length=32, primary_key=True)
    position = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.reader} at {self.position}"
