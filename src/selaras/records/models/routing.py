"""Readings of routing: who was given which lead, who is away or can take how much, and how fairly leads were shared."""

from django.db import models

from selaras.records.models.columns import InstantField


class AssignmentReading(models.Model):
    """One lead given to a rep, or (``rep_id`` empty) to the fallback queue; ``key`` is the source key of the fact.

    ``counts_for`` holds the conditional caps it counts for, one a line. What was undone stays, and counts no more.
    """

    key = models.TextField(primary_key=True)
    lead_id = models.CharField(max_length=64, db_index=True)
    rep_id = models.CharField(max_length=64, blank=True)
    queue = models.TextField(blank=True)
    pool = models.TextField(blank=True)
    rule = models.TextField(blank=True)
    counts_for = models.TextField(blank=True)
    undone = models.BooleanField(default=False)
    at = InstantField()

    class Meta:
        indexes = [
            models.Index(fields=["rep_id", "at"], name="assignment_of_rep"),
            models.Index(fields=["at"], name="assignment_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id} to {self.rep_id or self.queue}"


class AbsenceReading(models.Model):
    """A stretch during which a rep is away, as it stands now: whoever came back early was away until then."""

    key = models.TextField(primary_key=True)
    rep_id = models.CharField(max_length=64)
    starts_at = InstantField()
    ends_at = InstantField()

    class Meta:
        indexes = [models.Index(fields=["ends_at", "rep_id"], name="absence_of_rep")]

    def __str__(self) -> str:
        return f"{self.rep_id} away from {self.starts_at:%Y-%m-%d}"


class CapacityReading(models.Model):
    """How many leads a week a rep said they can take from an instant on."""

    key = models.TextField(primary_key=True)
    rep_id = models.CharField(max_length=64, db_index=True)
    leads_per_week = models.IntegerField()
    from_at = InstantField()
    announced_at = InstantField()

    def __str__(self) -> str:
        return f"{self.rep_id}: {self.leads_per_week} a week"


class FairnessReading(models.Model):
    """One rep's line in the book of a pool; fractions are exact, as text such as 7/3.

    ``last`` marks who was given the pool's last lead, ``period`` the month it counts in where it starts anew monthly.
    """

    key = models.TextField(primary_key=True)
    pool = models.TextField()
    rep_id = models.CharField(max_length=64)
    entitled = models.TextField()
    received = models.IntegerField()
    credit = models.TextField()
    last = models.BooleanField(default=False)
    period = models.CharField(max_length=7, blank=True)

    class Meta:
        indexes = [models.Index(fields=["pool"], name="fairness_of_pool")]

    def __str__(self) -> str:
        return f"{self.rep_id} in {self.pool}"
