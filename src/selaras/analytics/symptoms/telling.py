"""What a symptom says: one sentence of the figure, and those that must be read with it."""

from collections.abc import Iterator
from typing import Final

from selaras.core.diagnosis.symptom import Symptom
from selaras.kit.sentence import Sentence

CAUTIONS: Final = {
    "S1": "symptoms-caution-quality",
    "S3": "symptoms-caution-conflict",
    "S4": "symptoms-caution-following",
    "S5": "symptoms-caution-channels",
}
"""What each sort of figure cannot see."""

BRINGS: Final = frozenset({"channel_unfunded", "channel_untracked"})
"""Symptoms whose money is what they bring, not what they cost."""


def called(one: Symptom) -> Sentence:
    """Return what a symptom is called."""
    return Sentence.of(f"symptoms-name-{one.code.replace('_', '-')}")


def said(one: Symptom) -> Sentence:
    """Return the figure as a sentence; a refused one says why there is none."""
    if one.refused is not None:
        return one.refused
    share = one.raw if one.raw is not None else one.measure.value if one.measure else 0.0
    return Sentence.of(
        one.says, hits=one.hits, n=one.n, by=one.by, about=one.cut, measure=share, usual=one.usual or 0.0
    )


def remarks(one: Symptom) -> Iterator[Sentence]:
    """Yield how sure it is, and what must be known to use it."""
    if one.measure is not None:
        yield Sentence.of(f"symptoms-method-{one.measure.method.replace('_', '-')}")
    if one.rate is not None:
        yield Sentence.of("symptoms-rate", rate=one.rate)
    yield from one.notes
    yield Sentence.of(CAUTIONS[one.sort.row])
