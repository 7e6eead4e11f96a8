"""The quality of leads, by channel and campaign: every lead in the count, against the criteria both sides signed."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import numpy as np

from selaras.analytics.door import Columns, statement
from selaras.analytics.figures import UNKNOWN, Dimension
from selaras.analytics.metrics.populations import during
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.symptoms import agreed
from selaras.analytics.symptoms.cases import cases, profiles
from selaras.analytics.symptoms.looking import Looking, converted, matured
from selaras.core.charter.versions import Version
from selaras.core.diagnosis.shrinkage import Usual, usual_among
from selaras.core.diagnosis.symptom import Code, Estimate, Symptom, judged, refused
from selaras.core.diagnosis.testing import two_shares
from selaras.core.diagnosis.worth import Worth
from selaras.kit.sentence import Sentence

CUTS: Final[tuple[Dimension, ...]] = ("channel", "campaign")
METHOD: Final = "beta_binomial"


def quality(looking: Looking) -> tuple[Symptom, ...]:
    """Return the share of leads that meet the criteria, and of MQLs that became SQLs, of every channel and campaign."""
    return tuple(one for by in CUTS for one in (*_criteria(looking, by), *_conversion(looking, by)))


@lru_cache(maxsize=64)
def leads_sql(version: Version, by: Dimension) -> str:
    """Return the statement that counts captured leads by cut and by how they stand against a version's criteria.

    One version judges all: leads of before a change would otherwise look poorer or better than those of after it.
    """
    told = during("captured_at")(profiles.table)
    told = told.select(cut=cut_of(told, by), standing=agreed.standing(told, version))
    counts = {name: (told.standing == name).cast("int64").sum().cast("int64") for name in _STANDINGS}
    return statement(told.group_by("cut").agg(n=told.count().cast("int64"), **counts).order_by("cut"))


_STANDINGS: Final = (agreed.MEETS, agreed.FAILS, agreed.UNKNOWN)


@lru_cache(maxsize=8)
def passes_sql(by: Dimension) -> str:
    """Return the statement that counts passes old enough by cut, and those that became SQLs in time."""
    made = matured(cases.table)
    told = made.select(cut=cut_of(made, by), hit=converted(made).cast("int64"))
    return statement(
        told.group_by("cut").agg(n=told.count().cast("int64"), hits=told.hit.sum().cast("int64")).order_by("cut")
    )


def _criteria(looking: Looking, by: Dimension) -> tuple[Symptom, ...]:
    if looking.version is None:
        return (refused("criteria_unmet", Sentence.of("symptoms-refused-no-agreement")),) if by == CUTS[0] else ()
    found = looking.columns(leads_sql(looking.version, by), profiles)
    return _judged(looking, "criteria_unmet", by, found | {"hits": found[agreed.MEETS]}, None)


def _conversion(looking: Looking, by: Dimension) -> tuple[Symptom, ...]:
    found = looking.columns(passes_sql(by), cases)
    return _judged(looking, "quality_low", by, found, looking.worth)


def _judged(looking: Looking, code: Code, by: Dimension, found: Columns, worth: Worth | None) -> tuple[Symptom, ...]:
    """Return each cut's share beside that of all the others; thin cuts are left out of the judgement and its count."""
    n, hits = found["n"].astype(np.int64), found["hits"].astype(np.int64)
    thick = (n >= looking.question.yardstick.thin_below) & (found["cut"] != UNKNOWN if by == "campaign" else n >= 0)
    if thick.sum() < 2:
        return (refused(code, Sentence.of("symptoms-refused-too-few", n=int(n.sum())), int(n.sum())),)
    usual = usual_among(hits[thick].tolist(), n[thick].tolist())
    whole = (int(hits.sum()), int(n.sum()))
    cuts = [
        _one(looking, (code, by, str(cut)), (int(reached), int(size)), whole, usual, worth)
        for cut, size, reached in zip(found["cut"][thick], n[thick], hits[thick], strict=True)
    ]
    return judged(cuts, worse="below")


def _one(
    looking: Looking,
    about: tuple[Code, str, str],
    own: tuple[int, int],
    whole: tuple[int, int],
    among: Usual,
    worth: Worth | None,
) -> Symptom:
    (code, by, cut), (hits, n) = about, own
    rest_hits, rest = whole[0] - hits, whole[1] - n
    usual = rest_hits / rest if rest else None
    share, low, high = among.shrunk(hits, n)
    missing = None if usual is None else ((usual - share) * n, (usual - high) * n, (usual - low) * n)
    return Symptom(
        code,
        by,
        cut,
        measure=Estimate(share, low, high, METHOD),
        raw=hits / n,
        usual=usual,
        hits=hits,
        n=n,
        money=worth.priced(*missing) if worth and missing else None,
        chance=two_shares(hits, n, rest_hits, rest),
        clause=looking.clause(code),
    )


def rows_of(code: Code, version: Version | None) -> Callable[[Any], Any]:
    """Return the population behind the figure of a cut: the leads that do not meet, or the passes without an SQL."""

    def unmet(table: Any) -> Any:
        told = during("captured_at")(table)
        return told.filter(agreed.standing(told, version) != agreed.MEETS) if version else told.limit(0)

    return unmet if code == "criteria_unmet" else lambda table: matured(table).filter(~converted(table))
