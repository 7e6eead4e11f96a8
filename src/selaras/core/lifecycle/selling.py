"""What sales decides about a lead it accepted: an SQL, an opportunity, or the end of the pass with a
disposition.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from selaras.core.charter.terms import Framework, Terms
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Converted, Disqualified, SalesQualified
from selaras.core.lifecycle.acts import Act, reason_refused, refused, under_way
from selaras.core.lifecycle.effort import efforts, touches_clause
from selaras.core.lifecycle.lead import Lead
from selaras.core.lifecycle.passes import Pass
from selaras.core.scoring import stage_terms
from selaras.kit.refusal import Refusal

NOTHING_SAID: Final[Mapping[str, str]] = MappingProxyType({})


def sales_qualify(lead: Lead, act: Act, terms: Terms, answers: Mapping[str, str]) -> Fact | Refusal:
    """Return the fact that the rep verified the checklist; every question the charter requires must have an
    answer.

    ``answers`` are the rep's words by the field of the question; a question with nothing in it is not answered.
    """
    current = _accepted(lead, act)
    if isinstance(current, Refusal):
        return current
    if (already := current.entered("sql")) is not None:
        return refused("already_sales_qualified", at=already)
    framework, given = _framework(terms), tuple(field for field, words in answers.items() if words.strip())
    open_questions = tuple(
        question.field
        for question in (framework.questions if framework else ())
        if question.required and question.field not in given
    )
    if framework and open_questions:
        return refused("checklist_incomplete", framework=framework.name, missing=open_questions)
    details = SalesQualified(
        rep_id=current.rep_id,
        framework=framework.name if framework else None,
        answered=given,
        answers=_in_words(answers),
        charter_version=act.charter_version,
    )
    return act.fact("lead.sales_qualified", lead, details)


def disqualify(lead: Lead, act: Act, terms: Terms, reason: str, comment: str | None = None) -> Fact | Refusal:
    """Return the fact that the pass ends with a disposition.

    Before the touches the charter asks for have been made, only an exempt reason may end it; they are counted
    from the acceptance, and being late with them does not make fewer enough.
    """
    current = _accepted(lead, act)
    if isinstance(current, Refusal):
        return current
    if (no := reason_refused(terms.reasons.disposition, reason, act)) is not None:
        return no
    exempt = {one.code for one in terms.reasons.disposition if one.exempt_from_touches}
    if reason not in exempt and (too_few := _too_few(lead, current, act, terms)) is not None:
        return too_few
    details = Disqualified(reason=reason, rep_id=current.rep_id, comment=comment, charter_version=act.charter_version)
    return act.fact("lead.disqualified", lead, details)


def convert(
    lead: Lead, act: Act, terms: Terms, opportunity_id: str, answers: Mapping[str, str] = NOTHING_SAID
) -> Fact | Refusal:
    """Return the fact that the pass reached an opportunity; what the charter wants known of one must be recorded."""
    current = _accepted(lead, act)
    if isinstance(current, Refusal):
        return current
    if current.entered("sql") is None:
        return refused("not_sales_qualified")
    if opportunity_id in current.opportunity_ids:
        return refused("already_converted", opportunity=opportunity_id)
    recorded = tuple(field for field, words in answers.items() if words.strip())
    stage = stage_terms(terms, "opportunity")
    lacking = tuple(field for field in (stage.needs_fields if stage else ()) if field not in recorded)
    if lacking:
        return refused("fields_missing", fields=lacking)
    details = Converted(
        opportunity_id=opportunity_id,
        recorded=recorded,
        answers=_in_words(answers),
        rep_id=current.rep_id,
        charter_version=act.charter_version,
    )
    return act.fact("lead.converted", lead, details)


def _in_words(answers: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{field}: {words.strip()}" for field, words in answers.items() if words.strip())


def _accepted(lead: Lead, act: Act) -> Pass | Refusal:
    current = under_way(lead, act)
    if isinstance(current, Pass) and current.entered("sal") is None:
        return refused("not_accepted")
    return current


def _framework(terms: Terms) -> Framework | None:
    stage = stage_terms(terms, "sql")
    named = stage.needs_framework if stage else None
    return next((one for one in terms.frameworks if one.name == named), None)


def _too_few(lead: Lead, current: Pass, act: Act, terms: Terms) -> Refusal | None:
    clause, since = touches_clause(terms), current.entered("sal")
    if clause is None or since is None:
        return None
    made = [at for at in efforts(lead.activities, clause, since, terms.time_zone) if at <= act.at]
    if len(made) >= clause.needed:
        return None
    return refused("too_few_touches", made=len(made), needed=clause.needed, since=since)
