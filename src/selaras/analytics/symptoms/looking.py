"""Looking for symptoms: what is asked, by which agreement, and what an SQL is worth."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import Columns, parameter, statement
from selaras.analytics.metrics.incidence import horizon_of
from selaras.analytics.metrics.populations import during
from selaras.analytics.question import Question
from selaras.analytics.relations.kept import Kept
from selaras.analytics.symptoms.cases import cases
from selaras.core.charter.terms import LeadClause, Terms
from selaras.core.charter.versions import Version, in_force_among
from selaras.core.diagnosis.symptom import SORTS, Code
from selaras.core.diagnosis.worth import Worth


@dataclass(frozen=True, slots=True)
class Looking:
    """A question for symptoms; ``versions`` are those of the charter known then, ``seed`` fixes what is drawn.

    ``people`` says whether single reviewers and reps are judged: that is for those who coach.
    """

    question: Question
    versions: tuple[Version, ...]
    seed: int = 0
    people: bool = False

    @property
    def version(self) -> Version | None:
        """The version of the charter in force at the moment that is asked about."""
        return in_force_among(self.versions, self.question.moment.as_of)

    @property
    def terms(self) -> Terms | None:
        """Its terms."""
        return self.version.terms if self.version else None

    @property
    def worth(self) -> Worth | None:
        """What an SQL has come to, from those old enough; None where too few are."""
        return self.question.moment.remember(("worth", self.question.yardstick.horizon), lambda: _worth(self))

    def columns(self, sql: str, *needs: Kept, **values: int | str) -> Columns:
        """Return the answer to a statement about the period, as NumPy columns."""
        bounds = self.question.period.bounds | {"horizon": horizon_of(self.question)}
        return self.question.moment.columns(sql, needs, **{**bounds, **values})

    def clause(self, code: Code) -> str | None:
        """Return the name of the promise that speaks of this, where the charter has one."""
        promise, terms = SORTS[code].promise, self.terms
        if promise is None or terms is None:
            return None
        named = {str(clause.promise): clause.name for clause in reversed(terms.promises.periods)}
        named |= {str(clause.promise): clause.name for clause in reversed(terms.promises.leads)}
        return named.get(promise)

    def lead_clause(self, promise: str) -> LeadClause | None:
        """Return the charter's promise of that sort about each lead."""
        clauses = self.terms.promises.leads if self.terms else ()
        return next((clause for clause in clauses if clause.promise == promise), None)


def matured(table: ir.Table) -> ir.Table:
    """Leave the passes of the period that have been watched for the whole horizon."""
    made = during("mql_at")(table)
    return made.filter(made.mql_at + parameter("horizon") <= parameter("as_of"))


def converted(table: ir.Table) -> Any:
    """Return whether each pass became an SQL within the horizon."""
    return ibis.coalesce(table.sql_at - table.mql_at <= parameter("horizon"), False)


@cache
def _worth_sql() -> str:
    told = cases.table
    old = told.filter(told.sql_at + 2 * parameter("horizon") <= parameter("as_of"))
    money = old.won_minor.cast("float64")
    return statement(old.agg(n=old.count(), total=money.sum(), squares=(money * money).sum()))


def _worth(looking: Looking) -> Worth | None:
    values = {"horizon": horizon_of(looking.question)}
    n, total, squares = looking.question.moment.rows(_worth_sql(), (cases,), **values)[0]
    return Worth.of(n, total or 0.0, squares or 0.0)
