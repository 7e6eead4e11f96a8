"""Write keys: by which a tracker may send events, and nothing else."""

from django.db import models

from selaras.records.models.columns import InstantField


class WriteKey(models.Model):
    """A key that a website or an application sends with its events. Only its SHA-256 is kept, and how it begins.

    ``origins`` are the addresses of websites that may send with it from a browser; none for a server's key.
    ``last_used_at`` is exact to the hour.
    """

    id = models.CharField(max_length=40, primary_key=True)
    name = models.TextField()
    prefix = models.CharField(max_length=16)
    sha256 = models.CharField(max_length=64, unique=True)
    origins = models.JSONField(default=list)
    created_at = InstantField()
    revoked_at = InstantField(null=True)
    last_used_at = InstantField(null=True)

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"
