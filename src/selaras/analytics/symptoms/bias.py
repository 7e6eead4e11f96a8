"""Acceptance bias: leads given back for a reason that the signed criteria deny, in all and reviewer by reviewer."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

import ibis
import numpy as np

from selaras.analytics.door import statement
from selaras.analytics.figures import UNKNOWN
from selaras.analytics.metrics.populations import during
from selaras.analytics.symptoms import agreed
from selaras.analytics.symptoms.agreed import Versions
from selaras.analytics.symptoms.cases import cases
from selaras.analytics.symptoms.looking import Looking, converted, matured
from selaras.core.diagnosis.funnel import limits
from selaras.core.diagnosis.shrinkage import usual_among
from selaras.core.diagnosis.symptom import SORTS, Estimate, Symptom, judged, refused
from selaras.core.diagnosis.testing import two_shares
from selaras.kit.proportion import wilson
from selaras.kit.sentence import Sentence

_BOTH: Final = ("rejected_against_criteria", "reviewer_bias")


def bias(looking: Looking) -> tuple[Symptom, ...]:
    """Return the share of decisions that deny what was agreed; by team, and by reviewer for those who coach."""
    if looking.version is None:
        return (refused("rejected_against_criteria", Sentence.of("symptoms-refused-no-agreement")),)
    found = looking.columns(decisions_sql(looking.versions), cases)
    n = int(found["n"].sum())
    if n < looking.question.yardstick.thin_below:
        return (refused("rejected_against_criteria", Sentence.of("symptoms-refused-too-few", n=n), n),)
    parts = _by(looking, "team", found)
    people = _by(looking, "reviewer", found) if looking.people else ()
    return (_whole(looking, found), *parts, *people)


@lru_cache(maxsize=32)
def decisions_sql(versions: Versions) -> str:
    """Return the statement that counts decisions by reviewer and team, those against the criteria among them.

    ``taken`` of the leads old enough were accepted, and ``converted`` of those became SQLs: what the others might have.
    """
    made = during("mql_at")(cases.table)
    made = made.filter(made.sal_at.notnull() | (made.outcome == "rejected"))
    old = matured(made)
    told = made.select(
        reviewer="reviewer",
        team="team",
        against=ibis.coalesce(agreed.contradicted(made, versions), False).cast("int64"),
        rejected=(made.sal_at.isnull() & (made.outcome == "rejected")).cast("int64"),
    )
    ripe = old.filter(old.sal_at.notnull()).select(
        reviewer="reviewer", team="team", hit=converted(old.filter(old.sal_at.notnull())).cast("int64")
    )
    keys = ("reviewer", "team")
    decided = told.group_by(keys).agg(
        n=told.count().cast("int64"),
        against=told.against.sum().cast("int64"),
        rejected=told.rejected.sum().cast("int64"),
    )
    taken = ripe.group_by(keys).agg(taken=ripe.count().cast("int64"), converted=ripe.hit.sum().cast("int64"))
    joined = decided.left_join(taken, keys).drop("reviewer_right", "team_right")
    return statement(
        joined.mutate(taken=ibis.coalesce(joined.taken, 0), converted=ibis.coalesce(joined.converted, 0)).order_by(
            *keys
        )
    )


def _whole(looking: Looking, found: dict[str, Any]) -> Symptom:
    """Return the share of all decisions; a decision against the agreement needs no comparison to be one."""
    n, against = int(found["n"].sum()), int(found["against"].sum())
    low, high = wilson(against, n)
    code = "rejected_against_criteria"
    symptom = Symptom(
        "rejected_against_criteria",
        measure=Estimate(against / n, low, high, "wilson"),
        usual=0.0,
        hits=against,
        n=n,
        clause=looking.clause("rejected_against_criteria"),
        notes=(Sentence.of("symptoms-note-as-they-were"),),
    )
    symptom = _priced(looking, symptom, found)
    return replace(symptom, stands_out=low >= SORTS[code].least)  # type: ignore[index]  # one of the codes


def _priced(looking: Looking, symptom: Symptom, found: dict[str, Any]) -> Symptom:
    """Return the symptom with what the leads given back would have brought, as those taken did."""
    taken, reached = int(found["taken"].sum()), int(found["converted"].sum())
    if looking.worth is None or taken < looking.question.yardstick.thin_below or symptom.measure is None:
        return symptom
    low, high = wilson(reached, taken)
    lost = tuple(share * symptom.hits for share in (reached / taken, low, high))
    return replace(symptom, money=looking.worth.priced(*lost))


def _by(looking: Looking, by: str, found: dict[str, Any]) -> tuple[Symptom, ...]:
    """Return every team or reviewer beside all the others, with the limits within which chance alone would leave it."""
    names, place = np.unique(found[by].astype(str), return_inverse=True)
    n, against = (np.bincount(place, weights=found[name]).astype(np.int64) for name in ("n", "against"))
    thick = (n >= looking.question.yardstick.thin_below) & (names != UNKNOWN)
    usual = usual_among(against[thick].tolist(), n[thick].tolist())
    code = "reviewer_bias" if by == "reviewer" else "rejected_against_criteria"
    several = []
    for name, size, hits in zip(names[thick], n[thick], against[thick], strict=True):
        rest, rest_hits = int(n.sum() - size), int(against.sum() - hits)
        share, low, high = usual.shrunk(int(hits), int(size))
        others = rest_hits / rest if rest else 0.0
        one = Symptom(
            code,  # type: ignore[arg-type]  # one of the two
            by,
            str(name),
            measure=Estimate(share, low, high, "beta_binomial"),
            raw=int(hits) / int(size),
            usual=others,
            limits=limits(usual.share, int(size)),
            hits=int(hits),
            n=int(size),
            chance=two_shares(int(hits), int(size), rest_hits, rest),
            clause=looking.clause("reviewer_bias"),
        )
        mine = found[by].astype(str) == name
        several.append(_priced(looking, one, {key: column[mine] for key, column in found.items()}))
    return judged(several, worse="above")


def rows_of(versions: Versions) -> Callable[[Any], Any]:
    """Return the population behind the figure: the decisions against the criteria."""

    def only(table: Any) -> Any:
        made = during("mql_at")(table)
        return made.filter(ibis.coalesce(agreed.contradicted(made, versions), False))

    return only
