"""Attributing: the money of a period shared out under every model of the charter, and how far one can trust it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from selaras.analytics.attribution.answer import NO_TOUCH, Attribution, Basis, By, Credit, Line, Told
from selaras.analytics.attribution.asking import Ask, source_of
from selaras.analytics.attribution.chains import weights_of
from selaras.analytics.attribution.sampling import Intervals, intervals_of
from selaras.analytics.figures import UNKNOWN
from selaras.analytics.question import Question
from selaras.core.attribution import JourneyRule, Model, Span, verdict_of
from selaras.core.attribution.verdict import Verdict
from selaras.kit.money import shares
from selaras.kit.sentence import Sentence

DRAWS = 400
SEED = 1
_FINE = 2**40


def attribution(
    question: Question,
    by: By = "channel",
    *,
    basis: Basis = "won",
    segment: str | None = None,
    seed: int = SEED,
    draws: int = DRAWS,
) -> Attribution:
    """Return the credit of every value of ``by`` under every model of the charter.

    ``basis`` is what was won in the period, or the open pipeline that is to close in it; ``segment`` keeps to the deals
    of one. Intervals come from ``draws`` resamplings of the deals, drawn with ``seed``; 0 leaves them out.
    """
    key = ("attribution", question.period, by, question.yardstick, basis, segment, seed, draws)
    return question.moment.remember(key, lambda: _attributed(Ask(question, by, basis, segment), seed, draws))


def attributed(
    question: Question, by: By = "channel", model: str | None = None, *, basis: Basis = "won"
) -> Mapping[str, int] | None:
    """Return what each value of ``by`` gets under one model, in whole units of the charter's currency.

    The first model of the charter where none is named. For figures that set revenue against cost; "(no touch)" is in
    it, so that the parts sum to the revenue of the period. None where the model refuses.
    """
    found = attribution(question, by, basis=basis, draws=0)
    return found.amounts(model or found.models[0].model.name)


@dataclass
class _Found:
    """What was found, before it is told: sums by value, and by value and model."""

    total: int = 0
    deals: int = 0
    untouched: int = 0
    missing: int = 0
    sourced: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    reached: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    credits: dict[Model, dict[str, int]] = field(default_factory=dict)
    told: dict[Model, Told] = field(default_factory=dict)


def _attributed(ask: Ask, seed: int, draws: int) -> Attribution:
    found = _Found()
    _count_deals(ask, found)
    if ask.by == "segment":
        _by_segment(ask, found)
    else:
        _by_touches(ask, found, seed)
    sampled = intervals_of(ask, {m: t for m, t in found.told.items() if not t.refused}, seed, draws)
    values = {value for given in found.credits.values() for value in given}
    values |= found.sourced.keys() | found.reached.keys()
    named = {value for value in values if value not in {NO_TOUCH, UNKNOWN}}
    equal = _equal_parts(found, named)
    lines = [_line(ask, found, value, sampled, equal) for value in values]
    return Attribution(
        as_of=ask.question.moment.as_of,
        period=ask.question.period,
        by=ask.by,
        basis=ask.basis,
        segment=ask.segment,
        currency=ask.question.yardstick.currency,
        total_minor=found.total,
        deals=found.deals,
        untouched=found.untouched,
        missing_amounts=found.missing,
        models=tuple(found.told[model] for model in ask.models),
        lines=tuple(sorted(lines, key=_order)),
        draws=sampled.draws,
        seed=seed,
        named=len(named),
        thin_below=ask.question.yardstick.thin_below,
    )


def _order(line: Line) -> tuple[bool, float, str]:
    """Put the largest first, and what no touch stands before last."""
    told = [credit.minor for credit in line.credits if credit is not None]
    return line.value == NO_TOUCH, -sum(told) / max(len(told), 1), line.value


def _count_deals(ask: Ask, found: _Found) -> None:
    for row in ask.deals(_widest(ask)):
        amount, touched = row[1] or 0, row[2]
        found.total += amount
        found.deals += 1
        found.missing += row[1] is None
        found.untouched += not touched
        if (source := source_of(row, ask.by)) is not None:
            found.sourced[source] += amount


def _widest(ask: Ask) -> JourneyRule:
    """Return the rule that looks back furthest: a deal without a touch under it has none under any."""
    return ask.rule(max(ask.models, key=lambda model: model.lookback_days))


def _by_segment(ask: Ask, found: _Found) -> None:
    """A deal has one segment, whoever touched it: every model says the same."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in ask.deals(_widest(ask)):
        counts[row[5]][0] += 1
        counts[row[5]][1] += row[2]
    found.reached = {value: (deals, touched, found.sourced[value]) for value, (deals, touched) in counts.items()}
    for model in ask.models:
        found.told[model] = Told(model)
        found.credits[model] = dict(found.sourced)


def _by_touches(ask: Ask, found: _Found, seed: int) -> None:
    for rule, models in ask.families.items():
        rows = ask.totals(rule, models)
        if rule == _widest(ask) or not found.reached:
            found.reached = {value: (deals, int(touched), amounts) for value, deals, touched, amounts, *_ in rows}
        for k, model in enumerate(models):
            found.told[model] = Told(model)
            found.credits[model] = _with_rest({row[0]: row[4 + k] for row in rows if row[4 + k]}, found.total)
    for model in ask.models:
        if not model.per_deal:
            found.told[model], found.credits[model] = _by_chain(ask, model, found.total, seed)
    if not found.reached:
        found.reached = _reached(ask)


def _reached(ask: Ask) -> dict[str, tuple[int, int, int]]:
    """Return the deals that each value touched, where every model of the charter is a chain."""
    rows = ask.totals(_widest(ask), (Model("linear", "linear", "anchors", spread=1),))
    return {value: (deals, int(touched), amounts) for value, deals, touched, amounts, *_ in rows}


def _with_rest(given: Mapping[str, int], total: int) -> dict[str, int]:
    """Return the credits with what no touch got, so that they sum to the total."""
    rest = total - sum(given.values())
    return {**given, NO_TOUCH: rest} if rest else dict(given)


def _by_chain(ask: Ask, model: Model, total: int, seed: int) -> tuple[Told, dict[str, int]]:
    """Share out what was won after touches in proportion to what each value weighs in the chain of the closed deals."""
    if ask.basis == "pipeline":
        return Told(model, refused=Sentence.of("attribution-refused-open")), {}
    told = weights_of(ask.steps(model).chain(), model, seed)
    whole = sum(told.by_value.values())
    if not whole:
        return Told(model, refused=Sentence.of("attribution-refused-none-won")), {}
    touched = sum(row[1] or 0 for row in ask.deals(ask.rule(model)) if row[2])
    values = sorted(told.by_value, key=lambda value: (-told.by_value[value], value))
    parts = shares(touched, [round(told.by_value[value] * _FINE) for value in values])
    error = max(told.errors.values()) / whole if told.errors else None
    given = {value: minor for value, minor in zip(values, parts, strict=True) if minor}
    return Told(model, largest_error=error), _with_rest(given, total)


def _equal_parts(found: _Found, named: Collection[str]) -> dict[Model, float]:
    """Return the share that each named value would have under a model if all had the same."""
    if not named or found.total <= 0:
        return {}
    return {
        model: sum(given.get(value, 0) for value in named) / found.total / len(named)
        for model, given in found.credits.items()
    }


def _line(ask: Ask, found: _Found, value: str, sampled: Intervals, equal: Mapping[Model, float]) -> Line:
    given: list[Credit | None] = []
    for model in ask.models:
        if found.told[model].refused:
            given.append(None)
            continue
        minor = found.credits[model].get(value, 0)
        low, high = sampled.of(model, value)
        given.append(Credit(minor, minor / found.total if found.total else None, low, high))
    deals, touched, amounts = found.reached.get(value, (0, 0, 0))
    if value == NO_TOUCH:
        deals, amounts = found.untouched, 0
    return Line(
        value=value,
        deals=deals,
        touches=touched,
        sourced_minor=found.sourced.get(value, 0) if ask.by != "content" else None,
        influenced_minor=amounts,
        credits=tuple(given),
        verdict=_verdict(ask, value, given, deals, equal),
    )


def _verdict(
    ask: Ask, value: str, given: list[Credit | None], deals: int, equal: Mapping[Model, float]
) -> Verdict | None:
    """Return what holds under all models; None for the lines of what nobody knows, and where nothing was resampled.

    Of a model without intervals the share itself must lie on the same side.
    """
    told = [(model, credit) for model, credit in zip(ask.models, given, strict=True) if credit is not None]
    if value in {NO_TOUCH, UNKNOWN} or not equal or all(credit.low is None for _, credit in told):
        return None
    spans = [_span(credit, equal[model]) for model, credit in told]
    return verdict_of(spans, deals=deals, thin_below=ask.question.yardstick.thin_below)


def _span(credit: Credit, equal: float) -> Span:
    share = credit.share or 0.0
    low, high = (share if end is None else end for end in (credit.low, credit.high))
    return Span(share, low, high, equal)
