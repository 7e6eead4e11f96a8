"""Readings: what the facts add up to now, kept for fast pages; a rebuild makes them again from the facts."""

from django.db import models

from selaras.records.models.columns import InstantField


class LeadReading(models.Model):
    """A lead as it stands now. Personal columns are empty where the person was erased.

    ``next_look_at`` is the next instant at which the passing of time alone changes something: a resting lead wakes, or
    one of the fast lane that nobody answered goes up a step.
    """

    lead_id = models.CharField(max_length=64, primary_key=True)
    name = models.TextField(blank=True)
    email = models.TextField(blank=True)
    company = models.TextField(blank=True)
    title = models.TextField(blank=True)
    segment = models.TextField(blank=True)
    country = models.TextField(blank=True)
    account_id = models.CharField(max_length=64, blank=True)
    stage = models.CharField(max_length=16)
    status = models.CharField(max_length=16)
    pass_number = models.IntegerField(default=0)
    score = models.FloatField(null=True)
    high_intent = models.BooleanField(default=False)
    rep_id = models.CharField(max_length=64, blank=True)
    channel = models.TextField(blank=True)
    campaign = models.TextField(blank=True)
    captured_at = InstantField(null=True)
    qualified_at = InstantField(null=True)
    stage_since = InstantField(null=True)
    last_touch_at = InstantField(null=True)
    last_activity_at = InstantField(null=True)
    touches = models.IntegerField(default=0)
    activities = models.IntegerField(default=0)
    next_due_at = InstantField(null=True)
    next_look_at = InstantField(null=True)
    wake_at = InstantField(null=True)
    snoozed_until = InstantField(null=True)
    match_asked = models.BooleanField(default=False)
    merged_into = models.CharField(max_length=64, blank=True)
    erased = models.BooleanField(default=False)
    search = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["status", "stage", "-captured_at"], name="lead_by_stage"),
            models.Index(fields=["rep_id", "next_due_at"], name="lead_of_rep"),
            models.Index(fields=["-captured_at"], name="lead_newest"),
            models.Index(fields=["account_id"], name="lead_of_account"),
            models.Index(
                fields=["next_look_at"], name="lead_next_look", condition=models.Q(next_look_at__isnull=False)
            ),
            models.Index(fields=["lead_id"], name="lead_match_asked", condition=models.Q(match_asked=True)),
        ]

    def __str__(self) -> str:
        return self.lead_id


class AccountReading(models.Model):
    """A company as it is known now. The keys are what a lead is matched by; a domain of free mail has none."""

    account_id = models.CharField(max_length=64, primary_key=True)
    name = models.TextField(blank=True)
    domain = models.TextField(blank=True, db_index=True)
    industry = models.TextField(blank=True)
    employees = models.BigIntegerField(null=True)
    country = models.TextField(blank=True)
    segment = models.TextField(blank=True)
    territory = models.TextField(blank=True)
    tier = models.TextField(blank=True)
    parent_id = models.CharField(max_length=64, blank=True)
    owner_id = models.CharField(max_length=64, blank=True)
    customer = models.BooleanField(default=False)
    target = models.BooleanField(default=False)
    added_at = InstantField(null=True)
    search = models.TextField(blank=True)
    domain_key = models.TextField(blank=True)
    name_key = models.TextField(blank=True)
    name_start = models.CharField(max_length=8, blank=True)
    name_length = models.IntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["domain_key"], name="account_domain"),
            models.Index(fields=["name_key"], name="account_named"),
            models.Index(fields=["name_start", "name_length"], name="account_named_alike"),
        ]

    def __str__(self) -> str:
        return self.name or self.account_id


class OpportunityReading(models.Model):
    """An opportunity as it stands now; an amount nobody said is null, never nought."""

    opportunity_id = models.CharField(max_length=64, primary_key=True)
    name = models.TextField(blank=True)
    account_id = models.CharField(max_length=64, blank=True)
    lead_id = models.CharField(max_length=64, blank=True, db_index=True)
    stage = models.TextField(blank=True)
    status = models.CharField(max_length=16)
    amount_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    base_minor = models.BigIntegerField(null=True)
    close_date = models.DateField(null=True)
    owner_id = models.CharField(max_length=64, blank=True)
    forecast_category = models.TextField(blank=True)
    product = models.TextField(blank=True)
    channel = models.TextField(blank=True)
    campaign = models.TextField(blank=True)
    created_at = InstantField(null=True)
    closed_at = InstantField(null=True)
    changed_at = InstantField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["status", "close_date"], name="opportunity_open"),
            models.Index(fields=["account_id"], name="opportunity_of_account"),
        ]

    def __str__(self) -> str:
        return self.name or self.opportunity_id


class RepReading(models.Model):
    """Somebody who sells, reviews or runs the desk."""

    rep_id = models.CharField(max_length=64, primary_key=True)
    external_id = models.TextField(blank=True)
    name = models.TextField(blank=True)
    email = models.TextField(blank=True)
    role = models.TextField(blank=True)
    team = models.TextField(blank=True, db_index=True)
    manager_id = models.CharField(max_length=64, blank=True)
    territory = models.TextField(blank=True)
    time_zone = models.TextField(blank=True)
    calendar = models.TextField(blank=True)
    quota_minor = models.BigIntegerField(null=True)
    joined_at = InstantField(null=True)
    left_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.name or self.rep_id


class ClockReading(models.Model):
    """A promise and its due time. ``next_look_at`` is the next instant at which anything about it could change.

    ``owner_id`` held the lead when the promise was kept or broken, or is who started with it; ``cause`` is why it was
    broken, where that was told.
    """

    clock_id = models.CharField(max_length=64, primary_key=True)
    clause = models.TextField()
    promise = models.TextField()
    side = models.CharField(max_length=16)
    lead_id = models.CharField(max_length=64, blank=True, db_index=True)
    rep_id = models.CharField(max_length=64, blank=True)
    team = models.TextField(blank=True)
    high_intent = models.BooleanField(default=False)
    needed = models.IntegerField(default=1)
    started_at = InstantField()
    due_at = InstantField()
    state = models.CharField(max_length=16)
    stopped_at = InstantField(null=True)
    owner_id = models.CharField(max_length=64, blank=True)
    cause = models.CharField(max_length=16, blank=True)
    breach_noted = models.BooleanField(default=False)
    next_look_at = InstantField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_look_at"], name="clock_next_look", condition=models.Q(next_look_at__isnull=False)
            ),
            models.Index(fields=["due_at"], name="clock_by_due"),
            models.Index(fields=["rep_id", "due_at"], name="clock_of_rep"),
        ]

    def __str__(self) -> str:
        return f"{self.clause} for {self.lead_id or self.team}"
