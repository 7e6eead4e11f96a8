"""What goes out: the messages, each attempt to deliver one, where they go, and who wants to hear what."""

from django.db import models

from selaras.records.models.columns import InstantField
from selaras.records.models.sealed import SealedField
from selaras.records.models.user import User


class OutgoingMessage(models.Model):
    """Something somebody is to be told, once: ``key`` follows from what it tells, to whom and how.

    ``audience`` is user, rep, channel or endpoint, ``medium`` page, mail, chat or webhook, ``sort`` that of the notice
    or, for a webhook, the kind of the fact. ``payload`` is JSON of ids; words are found when it is sent.
    ``next_try_at`` is the next instant at which anything can happen to it: when it is due, or when the lease of whoever
    sends it now runs out; null once it is settled. ``state`` is waiting, shown (on the page), delivered, failed (given
    up), moot (no longer true when it was due) or stopped (its endpoint is switched off).
    """

    key = models.CharField(max_length=64, unique=True)
    sort = models.CharField(max_length=40)
    medium = models.CharField(max_length=8)
    audience = models.CharField(max_length=8)
    audience_id = models.CharField(max_length=64)
    payload = models.TextField(default="{}")
    urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default="waiting")
    happened_at = InstantField()
    put_at = InstantField()
    next_try_at = InstantField(null=True)
    attempts = models.IntegerField(default=0)
    claimed_by = models.CharField(max_length=64, blank=True)
    settled_at = InstantField(null=True)
    read_at = InstantField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["-urgent", "next_try_at"], name="outgoing_due", condition=models.Q(next_try_at__isnull=False)
            ),
            models.Index(fields=["audience", "audience_id", "id"], name="outgoing_of_audience"),
        ]

    def __str__(self) -> str:
        return f"{self.sort} by {self.medium} to {self.audience} {self.audience_id}"


class Delivery(models.Model):
    """One attempt to deliver a message, and what the other side said, shortened and without secrets.

    ``outcome`` is delivered, again, refused or moot; ``status`` the number the other side answered, where it did.
    """

    message = models.ForeignKey(OutgoingMessage, on_delete=models.CASCADE, related_name="deliveries")
    at = InstantField()
    attempt = models.IntegerField()
    outcome = models.CharField(max_length=12)
    status = models.IntegerField(null=True)
    answer = models.TextField(blank=True)
    took_ms = models.IntegerField(default=0)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"attempt {self.attempt}: {self.outcome}"


class NotificationChoice(models.Model):
    """Somebody's own choice whether to be told a sort of thing by a medium; without one, what is usual holds."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notification_choices")
    sort = models.CharField(max_length=40)
    medium = models.CharField(max_length=8)
    wanted = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "sort", "medium"], name="choice_once")]

    def __str__(self) -> str:
        return f"{self.sort} by {self.medium}: {'yes' if self.wanted else 'no'}"


class Channel(models.Model):
    """A channel of a team (Slack, Teams, or another service); whoever has its ``address`` may post there.

    ``hint`` is what may be shown of the address. ``sorts`` are the notices the channel gets.
    """

    name = models.CharField(max_length=80, unique=True)
    service = models.CharField(max_length=12)
    address = SealedField()
    hint = models.TextField(blank=True)
    sorts = models.JSONField(default=list)
    language = models.CharField(max_length=8, default="en")
    enabled = models.BooleanField(default=True)
    made_by = models.TextField()
    made_at = InstantField()
    failing_since = InstantField(null=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.service})"


class WebhookEndpoint(models.Model):
    """An address at which a program wants to hear of facts as they are noted.

    ``kinds`` are kinds of facts, "lead.*" for all of one sort of subject, or "*" for every one. During a rotation both
    secrets sign, until ``old_until``. ``failing_since`` is the first failure after the last success.
    """

    name = models.CharField(max_length=80, unique=True)
    url = models.TextField()
    secret = SealedField()
    old_secret = SealedField(blank=True, default="")
    old_until = InstantField(null=True)
    kinds = models.JSONField(default=list)
    enabled = models.BooleanField(default=True)
    shut_because = models.TextField(blank=True)
    made_by = models.TextField()
    made_at = InstantField()
    failing_since = InstantField(null=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def wants(self, kind: str) -> bool:
        """Whether the endpoint hears of facts of a kind."""
        return self.enabled and not {"*", kind, f"{kind.partition('.')[0]}.*"}.isdisjoint(self.kinds)


class Feed(models.Model):
    """A calendar that somebody's calendar program reads without signing in, by an address nobody can guess.

    The address is shown once; the row holds its SHA-256.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="feeds")
    secret_sha256 = models.CharField(max_length=64, unique=True)
    made_at = InstantField()
    revoked_at = InstantField(null=True)
    read_at = InstantField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"calendar of {self.user}"
