"""Who may be whom: leads in the forms by which they are compared, pairs to decide on, and what likenesses are worth."""

from django.db import models

from selaras.core.matching import BLOCKS
from selaras.records.models.columns import InstantField


def _form() -> models.TextField:
    """Return a column for what may be unknown; null keeps the many who lack it out of the index."""
    return models.TextField(null=True)


class PersonReading(models.Model):
    """A lead's own details in the forms by which people are compared, whatever it is part of.

    ``root`` is the lead that survives: itself, or the one it is part of; empty for somebody who asked to be forgotten.
    ``said_at`` is when something was last said of who it is.
    """

    lead_id = models.CharField(max_length=64, primary_key=True)
    root = models.CharField(max_length=64, blank=True, db_index=True)
    said_at = InstantField(null=True)
    name = _form()
    words = _form()
    initial = _form()
    email = _form()
    mailbox = _form()
    domain = _form()
    phone = _form()
    company = _form()
    country = _form()
    at_domain = _form()
    at_company = _form()

    class Meta:
        indexes = [
            models.Index(fields=[block], name=f"person_by_{block}", condition=models.Q((f"{block}__isnull", False)))
            for block in BLOCKS
        ]

    def __str__(self) -> str:
        return self.lead_id


class PairReading(models.Model):
    """Two leads that were taken for one person; ``state`` is open until somebody says that they are two.

    Whether they are one lead by now, their roots say.
    """

    pair_id = models.CharField(max_length=64, primary_key=True)
    first = models.CharField(max_length=64, db_index=True)
    second = models.CharField(max_length=64, db_index=True)
    confidence = models.FloatField(default=0.0)
    evidence = models.TextField(blank=True)
    state = models.CharField(max_length=16)
    suspected_at = InstantField(null=True)
    parted_at = InstantField(null=True)
    parted_by = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "-confidence", "pair_id"], name="pair_by_confidence")]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"


class TaughtWeights(models.Model):
    """What a company's own leads taught about likenesses, as JSON; the newest hold."""

    taught_at = InstantField(primary_key=True)
    leads = models.BigIntegerField()
    weights = models.TextField()

    def __str__(self) -> str:
        return f"taught by {self.leads} leads"
