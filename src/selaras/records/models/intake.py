"""What the intake knows beside the ledger: who is known by which name, what visitors did, and what was parked."""

from django.db import models

from selaras.records.models.columns import InstantField


class IdentityReading(models.Model):
    """A name by which a lead is known: an e-mail address in its normal form, a user id, an anonymous id.

    ``key`` is lead, name and, for a device, the instant together; ``lead_id`` is the lead the facts are about, whatever
    it is part of by now.
    """

    key = models.TextField(primary_key=True)
    name = models.TextField(db_index=True)
    lead_id = models.CharField(max_length=64, db_index=True)
    since = InstantField()

    def __str__(self) -> str:
        return f"{self.lead_id} by {self.name.partition(':')[0]}"


class Visit(models.Model):
    """Something that a visitor did whom nobody knew then, to be told once somebody is known by one of its names.

    ``source_key`` is that of the fact it will be. ``details`` are all of its details, the personal ones too: a visit
    lies outside of the ledger and is deleted when its time is over.
    """

    source_key = models.TextField(primary_key=True)
    message_key = models.TextField()
    kind = models.CharField(max_length=32)
    happened_at = InstantField(db_index=True)
    actor = models.TextField()
    user = models.TextField(null=True)  # noqa: DJ001 (null keeps the many visits that name no user out of the index)
    device = models.TextField(null=True)  # noqa: DJ001 (as above)
    details = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["user"], name="visit_of_user", condition=models.Q(user__isnull=False)),
            models.Index(fields=["device"], name="visit_of_device", condition=models.Q(device__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.happened_at}"


class ParkedEvent(models.Model):
    """An event that could not be folded, with the reason, until somebody has it tried again or lets it go.

    ``arrival`` is the event as it arrived, ``values`` JSON for the phrase.
    """

    position = models.BigIntegerField(primary_key=True)
    received_at = InstantField()
    source = models.TextField()
    arrival = models.BinaryField()
    code = models.CharField(max_length=64)
    phrase = models.TextField()
    values = models.TextField(default="{}")
    parked_at = InstantField()
    tries = models.IntegerField(default=1)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"event {self.position}: {self.code}"
