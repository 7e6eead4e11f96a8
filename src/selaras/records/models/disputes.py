"""Disputes as they stand: decisions held against the charter, and what became of them."""

from django.db import models

from selaras.records.models.columns import InstantField


class DisputeReading(models.Model):
    """A dispute as it stands now; what people wrote in it is read from its facts, where it can be erased."""

    dispute_id = models.CharField(max_length=64, primary_key=True)
    lead_id = models.CharField(max_length=64, db_index=True)
    decision = models.TextField()
    claim = models.TextField()
    criteria = models.TextField(blank=True)
    opened_by = models.TextField()
    opened_at = InstantField()
    status = models.CharField(max_length=16)
    ruled_by = models.TextField(blank=True)
    ruled_at = InstantField(null=True)
    precedent = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["status", "-opened_at"], name="dispute_by_status")]

    def __str__(self) -> str:
        return f"{self.claim} about {self.lead_id}"
