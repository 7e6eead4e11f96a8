"""Keys of the API: who holds them, what they open, and a hash in place of the secret."""

from datetime import datetime

from django.db import models

from selaras.records.models.columns import InstantField
from selaras.records.models.user import User


class ApiKey(models.Model):
    """A key by which a program acts for a person. The secret is shown once and kept nowhere, only its SHA-256.

    ``last_used_at`` is exact to the hour: a row written by every call would cost more than the call.
    """

    key_id = models.CharField(max_length=16, primary_key=True)
    secret_sha256 = models.CharField(max_length=64)
    name = models.TextField()
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_keys")
    scopes = models.JSONField(default=list)
    created_at = InstantField()
    expires_at = InstantField(null=True)
    revoked_at = InstantField(null=True)
    last_used_at = InstantField(null=True)

    class Meta:
        ordering = ["-created_at", "key_id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.key_id})"

    def works(self, at: datetime) -> bool:
        """Whether the key opens anything at an instant: not revoked, not expired, its owner still signing in."""
        expired = self.expires_at is not None and self.expires_at <= at
        return self.revoked_at is None and not expired and self.owner.is_active
