"""The ledger's two tables: facts, which are only ever appended, and the personal details that lie apart from them."""

from functools import reduce
from operator import or_
from typing import Any, NoReturn

from django.db import models

from selaras.kit.errors import SelarasError
from selaras.records.models.columns import InstantField

BY_TIME = (
    "content.delivered", "report.delivered", "forecast.submitted", "rep.capacity_announced", "lead.contacted",
    "lead.updated", "lead.disqualified", "lead.recycled", "lead.snoozed", "lead.undone",
)  # fmt: skip
"""Kinds of which somebody asks what happened in a week, whoever it happened to."""

_ASKED_BY_TIME = reduce(or_, (models.Q(kind=kind) for kind in BY_TIME))


class FactIsForeverError(SelarasError):
    """Somebody tried to change or remove a fact."""

    def __init__(self, attempt: str) -> None:
        super().__init__(
            f"facts are only ever appended, and this would {attempt}",
            place="records.Fact",
            next_step="append another fact that says what is true now",
        )


class _FactQuerySet(models.QuerySet):
    """Facts can be asked for and appended, nothing else."""

    def update(self, **_: Any) -> NoReturn:
        raise FactIsForeverError("change facts")

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        raise FactIsForeverError("change facts")

    def delete(self) -> NoReturn:
        raise FactIsForeverError("remove facts")


class Fact(models.Model):
    """One line of the ledger, numbered in the order in which it was appended.

    ``details`` is JSON text and not a JSON column: nobody asks the operational database about its inside, text is what
    the lake's exporter reads, and it is the same on both databases. ``concerns`` is the other thing a fact names (the
    lead another was merged into, the opportunity a lead became, the lead a clock runs for); empty for most kinds.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.TextField()
    subject = models.TextField()
    happened_at = InstantField()
    noted_at = InstantField()
    source_key = models.TextField(unique=True)
    actor = models.TextField()
    concerns = models.TextField(null=True)  # noqa: DJ001 (null keeps the many facts that name nothing else out of the index)
    details = models.TextField()

    objects = _FactQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject"], name="fact_subject"),
            models.Index(fields=["concerns"], name="fact_concerns", condition=models.Q(concerns__isnull=False)),
            models.Index(fields=["subject", "happened_at"], name="fact_erased", condition=models.Q(kind="lead.erased")),
            models.Index(fields=["kind", "happened_at"], name="fact_by_time", condition=_ASKED_BY_TIME),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Append the fact; a fact that was appended before is refused."""
        if not self._state.adding:
            raise FactIsForeverError(f"change {self}")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise FactIsForeverError(f"remove {self}")


class PersonalDetails(models.Model):
    """What a fact says about a person, deleted when the person asks; the fact stays."""

    fact = models.OneToOneField(Fact, on_delete=models.DO_NOTHING, primary_key=True, related_name="personal")
    details = models.TextField()

    class Meta:
        verbose_name_plural = "personal details"

    def __str__(self) -> str:
        return f"personal details of fact {self.fact_id}"
