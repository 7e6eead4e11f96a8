"""The document's part about leads: stages, checklists, score and reasons."""

from collections.abc import Sequence

from selaras.core.charter.document.parts import Section, Table, said, table
from selaras.core.charter.terms import Reason, StageTerms, Terms
from selaras.core.charter.wording import called, in_words, listed, or_none, own_words, spaced, truth
from selaras.kit.sentence import Sentence, Value


def stages(terms: Terms) -> Section:
    """Return what each stage means and what it takes to enter it."""
    return Section(said("stages"), tuple(item for stage in terms.stages for item in _stage(terms, stage)))


def _stage(terms: Terms, stage: StageTerms) -> list[Sentence]:
    name = Sentence.of("charter-stage", stage=stage.stage)
    items = [said("stage", stage=name, meaning=own_words(stage.meaning_en, stage.meaning_id))]
    for criterion in stage.criteria:
        told: dict[str, Value] = {
            "stage": name, "name": called(criterion), "condition": in_words(criterion.condition),
        }  # fmt: skip
        if criterion.reject_reason is None:
            items.append(said("criterion", **told))
        else:
            items.append(
                said("criterion-reason", **told, reason=reason_words(terms.reasons.reject, criterion.reject_reason))
            )
    if stage.needs_threshold:
        items.append(said("stage-threshold", stage=name))
    if stage.needs_framework is not None:
        items.append(said("stage-framework", stage=name, framework=_framework(terms, stage.needs_framework)))
    if stage.needs_fields:
        items.append(said("stage-fields", stage=name, fields=listed(stage.needs_fields)))
    if stage.crm_stages:
        items.append(said("stage-names", stage=name, names=stage.crm_stages))
    return items


def _framework(terms: Terms, name: str) -> Value:
    return next((called(one) for one in terms.frameworks if one.name == name), name)


def frameworks(terms: Terms) -> Section:
    """Return the checklists."""
    rows: list[tuple[Value, ...]] = [
        (called(framework), spaced(line.field), own_words(line.asks_en, line.asks_id), truth(line.required))
        for framework in terms.frameworks
        for line in framework.questions
    ]
    return Section(said("frameworks"), tables=table("framework", "field", "question", "required", rows=rows))


def scoring(terms: Terms) -> Section:
    """Return how a score is made and when it qualifies."""
    rules = terms.scoring
    items = [said("threshold", points=rules.threshold)]
    if rules.fit_minimum is not None:
        items.append(said("fit-minimum", points=rules.fit_minimum))
    items.append(said("fast-lane" if rules.high_intent_qualifies else "no-fast-lane"))
    fit: list[tuple[Value, ...]] = [(called(one), in_words(one.condition), one.points) for one in rules.fit]
    behaviour: list[tuple[Value, ...]] = [
        (
            spaced(one.signal), one.points, _days(one.half_life_days), or_none(one.cap), _days(one.window_days),
            truth(one.high_intent),
        )
        for one in rules.behaviour
    ]  # fmt: skip
    heads = ("signal", "points", "half-life", "cap", "window", "high-intent")
    tables = (*table("fit", "condition", "points", rows=fit), *table(*heads, rows=behaviour))
    return Section(said("scoring"), tuple(items), tables)


def _days(days: float | None) -> Value:
    return or_none(days if days is None else Sentence.of("charter-length", n=days, unit="days"))


def reasons(terms: Terms) -> Section:
    """Return the only words a rejection, a disposition, a recycling or a pause may give."""
    given = terms.reasons
    tables = (
        *_reasons("reject", given.reject, "class", [(_reason_class(one.reason_class),) for one in given.reject]),
        *_reasons(
            "disposition", given.disposition, "class exempt",
            [(_reason_class(one.reason_class), truth(one.exempt_from_touches)) for one in given.disposition],
        ),
        *_reasons(
            "recycle", given.recycle, "wakes-after wakes-on",
            [(_days(one.wake_after_days), or_none(one.wake_on and spaced(one.wake_on))) for one in given.recycle],
        ),
        *_reasons("pause", given.pause, "", [() for _ in given.pause]),
    )  # fmt: skip
    return Section(said("reasons"), (said("reasons-only"),), tables)


def _reasons(sort: str, given: Sequence[Reason], heads: str, also: list[tuple[Value, ...]]) -> tuple[Table, ...]:
    rows: list[tuple[Value, ...]] = [
        (own_words(one.says_en, one.says_id), one.code, *more, roles(one.used_by))
        for one, more in zip(given, also, strict=True)
    ]
    return table(sort, "code", *heads.split(), "used-by", rows=rows)


def reason_words(known: Sequence[Reason], code: str) -> Value:
    """Return a reason in the charter's own words; one the charter does not have by its code."""
    return next((own_words(one.says_en, one.says_id) for one in known if one.code == code), code)


def _reason_class(name: str) -> Sentence:
    return Sentence.of("charter-reason-class", name=name)


def roles(names: Sequence[str]) -> Value:
    """Return roles as people call them, or the word for none."""
    return tuple(Sentence.of("charter-role", role=name, words=spaced(name)) for name in names) or or_none(None)
