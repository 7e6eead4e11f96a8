"""The document's part about figures: targets, thresholds, coverage, attribution, alignment, exchange rates."""

from decimal import Decimal

from selaras.core.charter.document.parts import Section, Table, said, table
from selaras.core.charter.terms import AttributionModel, FigureTerms, Terms
from selaras.core.charter.wording import NONE, called, or_none, spaced, truth
from selaras.kit.sentence import Sentence, Value


def figures(terms: Terms) -> Section:
    """Return every figure the charter fixes."""
    given = terms.figures
    items = [_target(terms.currency, place, given) for place in range(len(given.targets))]
    items += [
        said("coverage", low=given.coverage.low, high=given.coverage.high),
        said("coverage-history" if given.coverage.needed_from_history else "coverage-rule-only"),
        *([said("coverage-stages", stages=given.coverage.stages_counted)] if given.coverage.stages_counted else []),
        said("horizon", days=given.conversion_horizon_days),
        said("thin", n=given.thin_below),
        said(
            "alignment", sales=given.alignment.sales_sla, marketing=given.alignment.marketing_sla,
            shared=given.alignment.shared_metrics, coverage=given.alignment.coverage_stability,
            nps=given.alignment.joint_nps,
        ),
    ]  # fmt: skip
    return Section(said("figures"), tuple(items), (*_thresholds(given), *_rates(given)))


def attribution(terms: Terms) -> Section:
    """Return the attribution models, each as its weights and rules."""
    models = terms.figures.attribution
    rows: list[tuple[Value, ...]] = [
        (called(model), Sentence.of("charter-attribution-sort", sort=model.sort), weights(model), _rules(model))
        for model in models
    ]
    given = terms.figures
    group, counted = given.buying_group or "contacts", given.touches_counted or "each"
    items = (said("buying-group", group=group), said("touches-counted", counted=counted)) if models else ()
    return Section(said("attribution"), items, table("model", "sort", "weights", "rules", rows=rows))


def weights(model: AttributionModel) -> Value:
    """Return a model's weights in the order of a journey, then the share that is spread; none where it has none."""
    given = (
        ("first", model.first_touch), ("creation", model.lead_creation), ("opportunity", model.opportunity_creation),
        ("closing", model.closing_touch), ("last", model.last_touch), ("spread", model.spread),
    )  # fmt: skip
    return tuple(said("weight", place=place, share=share) for place, share in given if share) or NONE


def _rules(model: AttributionModel) -> Value:
    rules = [said("lookback", days=model.lookback_days)]
    if model.half_life_days is not None:
        rules.append(said("half-life", days=model.half_life_days))
    if model.order is not None:
        rules.append(said("order", order=model.order))
    return tuple(rules)


def _target(currency: str, place: int, given: FigureTerms) -> Sentence:
    target = given.targets[place]
    told: dict[str, Value] = {
        "revenue": target.revenue, "currency": currency, "starts": target.starts_on, "ends": target.ends_on,
    }  # fmt: skip
    if target.marketing_sourced_share is None:
        return said("target", **told)
    return said("target-share", **told, share=target.marketing_sourced_share)


def _thresholds(given: FigureTerms) -> tuple[Table, ...]:
    rows: list[tuple[Value, ...]] = [
        (
            Sentence.of("charter-figure", name=one.metric, words=spaced(one.metric)),
            _bound(one.metric, one.good), _bound(one.metric, one.bad), truth(one.higher_is_better),
        )
        for one in given.thresholds
    ]  # fmt: skip
    return table("metric", "good", "bad", "higher", rows=rows)


def _rates(given: FigureTerms) -> tuple[Table, ...]:
    rows: list[tuple[Value, ...]] = [
        (one.currency, one.from_date, said("rate-value", rate=one.rate)) for one in given.exchange_rates
    ]
    return table("currency", "from", "rate", rows=rows)


def _bound(metric: str, value: Decimal | None) -> Value:
    """Say a bound in the unit of its figure, which only its name tells."""
    return or_none(value if value is None else said("bound", metric=metric, value=value))
