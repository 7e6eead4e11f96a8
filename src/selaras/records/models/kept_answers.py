"""Answers kept for a day, so that a call made twice has one effect."""

from django.db import models

from selaras.records.models.columns import InstantField


class KeptAnswer(models.Model):
    """What the API answered to a call that named itself by an Idempotency-Key; status 0 while it is being answered.

    The row is written in the transaction of the call's effect: there is never one without the other. It holds no
    personal details and no secrets, so erasing a person need not look here.
    """

    caller = models.CharField(max_length=80)
    key = models.CharField(max_length=255)
    request_sha256 = models.CharField(max_length=64)
    status = models.IntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    kept_at = InstantField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["caller", "key"], name="answered_once")]

    def __str__(self) -> str:
        return f"{self.key} of {self.caller}"
