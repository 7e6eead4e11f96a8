"""Notes: what must be known to read a verdict."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from selaras.analytics.diagnosis.comparing import contact_clause
from selaras.analytics.diagnosis.weighing import Weighed
from selaras.analytics.metrics.incidence import DAY
from selaras.analytics.question import Question
from selaras.core.charter.terms import Terms
from selaras.kit.sentence import Sentence


def notes_of(question: Question, weighed: Weighed, terms: Terms | None) -> tuple[Sentence, ...]:
    """Return what limits a verdict: a running period, a short watch, another charter, missing amounts, thin cells."""
    return tuple(_notes(question, weighed, terms))


def _notes(question: Question, weighed: Weighed, terms: Terms | None) -> Iterator[Sentence]:
    after, frame = weighed.after, weighed.frame
    if after.period != question.period:
        whole = (question.period.last_day - question.period.first_day).days + 1
        yield Sentence.of("verdict-note-so-far", days=after.days, whole=whole)
    if frame.watch < frame.horizon:
        young = int((after.passes["age"] < frame.watch).sum())
        yield Sentence.of("verdict-note-watch", days=frame.watch // DAY, n=after.size, young=young)
    versions = [_versions(side.passes["version"]) for side in (weighed.before, weighed.after)]
    if versions[0] != versions[1]:
        yield Sentence.of("verdict-note-versions", before=", ".join(versions[0]), after=", ".join(versions[1]))
    deals = after.passes["converted"] >= 0
    missing = int((deals & (after.passes["priced"] == 0)).sum())
    if missing:
        yield Sentence.of("verdict-note-amounts", n=missing, deals=int(deals.sum()))
    if frame.by_passes:
        yield Sentence.of("verdict-note-no-leads")
    if weighed.asked and contact_clause(terms) is None:
        yield Sentence.of("verdict-note-no-contact-clause")
    together = int((frame.cell_of(after.passes["channel"], after.passes["segment"]) == frame.width - 1).sum())
    if together:
        yield Sentence.of("verdict-note-others", n=together, thin=question.yardstick.thin_below)


def _versions(told: npt.NDArray[np.object_]) -> tuple[str, ...]:
    return tuple(sorted({str(version) for version in told.tolist()}))
