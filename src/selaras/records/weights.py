"""The weights in use: those a company's own leads taught last, or those everybody starts with."""

from datetime import datetime
from functools import lru_cache

from selaras.core.matching import STARTING, Weights
from selaras.core.matching.weights import read, written
from selaras.records.models import TaughtWeights


def weights_in_use() -> Weights:
    """Return the weights by which leads are compared now."""
    newest = TaughtWeights.objects.order_by("-taught_at").values_list("taught_at", flat=True).first()
    return STARTING if newest is None else _taught(newest)


def last_lesson() -> tuple[datetime, int] | None:
    """Return when the weights in use were taught and by how many leads; None where they are those of the start."""
    return TaughtWeights.objects.order_by("-taught_at").values_list("taught_at", "leads").first()


def keep_weights(weights: Weights, leads: int, now: datetime) -> None:
    """Use these weights from now on; those before them go."""
    TaughtWeights.objects.update_or_create(taught_at=now, defaults={"leads": leads, "weights": written(weights)})
    TaughtWeights.objects.filter(taught_at__lt=now).delete()


@lru_cache(maxsize=2)
def _taught(at: datetime) -> Weights:
    return read(TaughtWeights.objects.get(taught_at=at).weights)
