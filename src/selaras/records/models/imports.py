"""What was read from files: each run, the rows that could not be read, and what the readiness report found."""

from django.db import models

from selaras.records.models.columns import InstantField


class ImportRun(models.Model):
    """One file read into one table; ``position`` is the row to go on from when the run was interrupted."""

    run_id = models.CharField(max_length=64, primary_key=True)
    file_name = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True)
    table = models.CharField(max_length=32)
    mapping = models.TextField()
    state = models.CharField(max_length=16, default="running")
    rows_read = models.BigIntegerField(default=0)
    rows_written = models.BigIntegerField(default=0)
    rows_rejected = models.BigIntegerField(default=0)
    position = models.BigIntegerField(default=0)
    actor = models.TextField()
    started_at = InstantField()
    finished_at = InstantField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-started_at"], name="import_run_newest")]

    def __str__(self) -> str:
        return f"{self.file_name} into {self.table}"


class ImportRowReject(models.Model):
    """A value of a row that could not be read, and why."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rejects")
    row = models.BigIntegerField()
    column = models.TextField(blank=True)
    value = models.TextField(blank=True)
    reason = models.TextField()

    class Meta:
        ordering = ["row", "id"]

    def __str__(self) -> str:
        return f"row {self.row}, column {self.column}"


class ReadinessFinding(models.Model):
    """Something the readiness report found, and the figures it weakens; ``values`` is JSON for its phrase."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="findings", null=True)
    code = models.CharField(max_length=64)
    severity = models.CharField(max_length=16)
    table = models.CharField(max_length=32)
    column = models.TextField(blank=True)
    rows = models.BigIntegerField(default=0)
    out_of = models.BigIntegerField(default=0)
    values = models.TextField(default="{}")
    examples = models.TextField(default="[]")
    metrics = models.TextField(default="[]")
    found_at = InstantField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.code} in {self.table}"
