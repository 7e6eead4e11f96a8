"""The document's part about promises: what each side owes the other, and what happens when it is broken."""

from selaras.core.charter.document.leads import reason_words, roles
from selaras.core.charter.document.parts import Section, said
from selaras.core.charter.terms import Allowance, LeadClause, PeriodClause, Rung, Terms
from selaras.core.charter.wording import called, field_name, in_words, length, listed, spaced
from selaras.kit.sentence import Sentence

_MEDIUMS = LeadClause.model_fields["mediums"].default


def promises(terms: Terms) -> Section:
    """Return the promises of both sides, side by side."""
    items = [item for clause in terms.promises.leads for item in _lead_clause(terms, clause)]
    items += [item for period in terms.promises.periods for item in _period_clause(period)]
    return Section(said("promises"), tuple(items))


def _lead_clause(terms: Terms, clause: LeadClause) -> list[Sentence]:
    name = called(clause)
    items = [
        said(
            "promise", name=name, side=_side(clause.side), promise=clause.promise, needed=clause.needed,
            allowance=allowance(clause.allowance), start=Sentence.of("charter-start", start=clause.start),
        )
    ]  # fmt: skip
    if clause.high_intent_allowance is not None:
        items.append(said("promise-high-intent", name=name, allowance=allowance(clause.high_intent_allowance)))
    if clause.promise in {"touches", "first_contact"} or clause.mediums != _MEDIUMS:
        mediums = tuple(Sentence.of("charter-medium", medium=one, words=spaced(one)) for one in clause.mediums)
        items.append(said("promise-mediums", name=name, mediums=mediums))
    if clause.distinct_days:
        items.append(said("promise-distinct-days", name=name))
    if clause.pauses:
        items.append(
            said(
                "promise-pauses",
                name=name,
                reasons=tuple(reason_words(terms.reasons.pause, code) for code in clause.pauses),
            )
        )
    if clause.applies_to != "always":
        items.append(said("promise-applies", name=name, condition=in_words(clause.applies_to)))
    return items


def _period_clause(clause: PeriodClause) -> list[Sentence]:
    name = called(clause)
    items = [
        said("period", name=name, side=_side(clause.side), promise=clause.promise, every=clause.every),
    ]
    if clause.at_least is not None:
        share = clause.promise in {"quality", "data_complete", "forecast"}
        items.append(said("period-share" if share else "period-floor", name=name, floor=clause.at_least))
    if clause.fields:
        items.append(said("period-fields", name=name, fields=tuple(field_name(one) for one in clause.fields)))
    if clause.sorts:
        items.append(said("period-sorts", name=name, sorts=listed(clause.sorts)))
    if clause.notice_days is not None:
        items.append(said("period-notice", name=name, days=clause.notice_days))
    if clause.due_day is not None:
        items.append(said("period-due", name=name, day=clause.due_day, every=clause.every))
    return items


def ladder(terms: Terms) -> Section:
    """Return what happens when a promise is missed."""
    rules = terms.promises.ladder
    items = [said("weekly-floor", floor=rules.weekly_floor)]
    items += [item for rung in rules.rungs for item in _rung(rung)]
    items.append(said("recovery", periods=rules.clean_periods_to_recover))
    return Section(said("ladder"), tuple(items))


def _rung(rung: Rung) -> list[Sentence]:
    name = called(rung)
    items = [said("rung", name=name, missed=rung.after_missed, who=roles(rung.who), days=rung.within_days)]
    if rung.or_missed_of is not None:
        missed, of = rung.or_missed_of
        items.append(said("rung-missed-of", name=name, missed=missed, of=of))
    if rung.or_clauses is not None:
        items.append(said("rung-clauses", name=name, clauses=rung.or_clauses))
    return items


def _side(side: str) -> Sentence:
    return Sentence.of(f"charter-side-{side}")


def allowance(given: Allowance) -> Sentence:
    """Return how much time is given, and in whose hours it is counted."""
    return said("allowance", length=length(given.time), calendar=given.calendar)
