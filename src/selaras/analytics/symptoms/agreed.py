"""The signed criteria as columns: whether a lead meets an agreed definition of an MQL, and what a rejection denies."""

from typing import Any, Final

import ibis
import ibis.expr.types as ir

from selaras.analytics.conditions import fields_of, holds
from selaras.core.charter.terms import Criterion
from selaras.core.charter.versions import Version
from selaras.core.scoring import stage_terms

Versions = tuple[Version, ...]
MEETS: Final = "meets"
FAILS: Final = "fails"
UNKNOWN: Final = "unknown"
_DENIED, _OPEN, _HOLDS = range(3)


def standing(table: ir.Table, version: Version) -> Any:
    """Return whether each row meets, fails or leaves open the definition of one version of the charter."""
    return _standing(table, _criteria(version), _needs(version))


def contradicted(table: ir.Table, versions: Versions) -> Any:
    """Return whether the reason a pass was given back for denies a criterion that the lead met under its version."""
    answer: Any = ibis.literal(value=False)
    for version in versions:
        denied: Any = ibis.literal(value=False)
        for one in _criteria(version):
            if one.reject_reason:
                met = ibis.coalesce(holds(one.condition, fields_of(table)).cast("boolean"), False)
                denied = denied | (ibis.coalesce(table.reason == one.reject_reason, False) & met)
        mine = ibis.coalesce(table.charter_version == version.number, False)
        answer = ibis.ifelse(mine, denied, answer)
    return (table.outcome == "rejected") & answer


def _criteria(version: Version) -> tuple[Criterion, ...]:
    stage = stage_terms(version.terms, "mql")
    return stage.criteria if stage else ()


def _needs(version: Version) -> tuple[str, ...]:
    stage = stage_terms(version.terms, "mql")
    return stage.needs_fields if stage else ()


def _standing(table: ir.Table, criteria: tuple[Criterion, ...], needs: tuple[str, ...]) -> Any:
    """Return the worst of all answers: one criterion that fails decides, then one that nobody can judge."""
    answers = [ibis.literal(_HOLDS)]
    for one in criteria:
        held = holds(one.condition, fields_of(table)).cast("boolean")
        answers.append(ibis.cases((held, _HOLDS), (~held, _DENIED), else_=_OPEN))
    for name in needs:
        known = table[name].notnull() if name in table.columns else ibis.literal(value=False)
        answers.append(ibis.ifelse(known, _HOLDS, _OPEN))
    worst = ibis.least(*answers)
    return ibis.cases((worst == _DENIED, FAILS), (worst == _OPEN, UNKNOWN), else_=MEETS)
