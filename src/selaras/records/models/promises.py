"""Readings of promises: each trip of a lead with its times, every evaluation, the records of the ladder, findings."""

from django.db import models

from selaras.records.models.columns import InstantField


class PassReading(models.Model):
    """One trip of a lead, with the instants at which it came to each stage and to each link of its chain.

    ``known`` names the fields that were known when it began, with a space before and after each. A lead that was merged
    away has none; they are those of the lead it is part of.
    """

    pass_id = models.CharField(max_length=80, primary_key=True)
    lead_id = models.CharField(max_length=64, db_index=True)
    number = models.IntegerField()
    mql_at = InstantField()
    sal_at = InstantField(null=True)
    sql_at = InstantField(null=True)
    opportunity_at = InstantField(null=True)
    won_at = InstantField(null=True)
    captured_at = InstantField(null=True)
    ingested_at = InstantField(null=True)
    qualified_at = InstantField(null=True)
    routed_at = InstantField(null=True)
    notified_at = InstantField(null=True)
    accepted_at = InstantField(null=True)
    first_attempt_at = InstantField(null=True)
    first_connect_at = InstantField(null=True)
    first_meeting_at = InstantField(null=True)
    ended_at = InstantField(null=True)
    outcome = models.CharField(max_length=16)
    rep_id = models.CharField(max_length=64, blank=True)
    channel = models.TextField(blank=True)
    campaign = models.TextField(blank=True)
    segment = models.TextField(blank=True)
    high_intent = models.BooleanField(default=False)
    score = models.FloatField(null=True)
    charter_version = models.IntegerField(null=True)
    known = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "pass readings"
        indexes = [models.Index(fields=["mql_at"], name="pass_by_mql")]

    def __str__(self) -> str:
        return self.pass_id


class EvaluationReading(models.Model):
    """How one promise stood when one week was judged, as it was told then; ``missing`` has one thing a line."""

    key = models.TextField(primary_key=True)
    promise_id = models.CharField(max_length=64, db_index=True)
    clause = models.TextField()
    side = models.CharField(max_length=16)
    promise = models.CharField(max_length=32)
    week = models.DateField(db_index=True)
    every = models.CharField(max_length=16)
    first_day = models.DateField()
    last_day = models.DateField()
    judgement = models.CharField(max_length=16)
    met = models.IntegerField(default=0)
    breached = models.IntegerField(default=0)
    pending = models.IntegerField(default=0)
    cancelled = models.IntegerField(default=0)
    value = models.FloatField(null=True)
    floor = models.FloatField(null=True)
    n = models.IntegerField(default=0)
    missing = models.TextField(blank=True)
    rung = models.IntegerField(default=0)
    charter_version = models.IntegerField(null=True)
    noted_at = InstantField()

    def __str__(self) -> str:
        return f"{self.clause} in the week of {self.week}: {self.judgement}"


class EscalationReading(models.Model):
    """A record of the ladder as it stands now; what people wrote in it is read from its facts, where it can be erased.

    ``who`` has one role a line. Whether it is overdue, its due time says to whoever looks.
    """

    record_id = models.CharField(max_length=64, primary_key=True)
    promise_id = models.CharField(max_length=64)
    clause = models.TextField()
    side = models.CharField(max_length=16)
    promise = models.CharField(max_length=32)
    week = models.DateField()
    rung = models.IntegerField()
    name = models.TextField()
    who = models.TextField()
    owner_role = models.TextField()
    owner_id = models.TextField(blank=True)
    opened_at = InstantField()
    due_at = InstantField()
    missed = models.IntegerField()
    recovered_on = models.DateField(null=True)
    taken_at = InstantField(null=True)
    closed_at = InstantField(null=True)
    closed_by = models.TextField(blank=True)
    cause = models.CharField(max_length=32, blank=True)
    outcome = models.TextField(blank=True)
    charter_version = models.IntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["closed_at", "due_at"], name="escalation_open"),
            models.Index(fields=["promise_id", "-week"], name="escalation_of_promise"),
        ]

    def __str__(self) -> str:
        return f"{self.name} about {self.clause}"


class FindingReading(models.Model):
    """A pattern somebody should look at, and what became of it; ``evidence`` has one subject a line."""

    finding_id = models.CharField(max_length=64, primary_key=True)
    detector = models.CharField(max_length=32)
    side = models.CharField(max_length=16)
    rep_id = models.CharField(max_length=64, blank=True)
    done_by = models.TextField(blank=True)
    from_at = InstantField()
    until_at = InstantField()
    count = models.IntegerField()
    measure = models.FloatField()
    limit = models.FloatField()
    evidence = models.TextField(blank=True)
    found_at = InstantField()
    verdict = models.CharField(max_length=16, blank=True)
    answered_by = models.TextField(blank=True)
    answered_at = InstantField(null=True)
    charter_version = models.IntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["verdict", "-found_at"], name="finding_newest")]

    def __str__(self) -> str:
        return f"{self.detector} about {self.rep_id or self.done_by}"
