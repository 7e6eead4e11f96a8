"""Audits as they stand: the sample, how far each side has come, and whether it is closed."""

from django.db import models

from selaras.records.models.columns import InstantField


class AuditReading(models.Model):
    """An audit as it stands now; the ratings themselves are read from its facts, where comments can be erased."""

    audit_id = models.CharField(max_length=64, primary_key=True)
    opened_by = models.TextField()
    opened_at = InstantField()
    from_at = InstantField()
    until_at = InstantField()
    due_at = InstantField()
    seed = models.BigIntegerField()
    population = models.IntegerField()
    size = models.IntegerField()
    rated_marketing = models.IntegerField(default=0)
    rated_sales = models.IntegerField(default=0)
    agreed = models.IntegerField(default=0)
    compared = models.IntegerField(default=0)
    closed_at = InstantField(null=True)
    because = models.CharField(max_length=16, blank=True)
    charter_version = models.IntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["closed_at", "due_at"], name="audit_open")]

    def __str__(self) -> str:
        return self.audit_id
