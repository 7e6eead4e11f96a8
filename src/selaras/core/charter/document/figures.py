"""The document's part about figures: targets, thresholds, coverage, attribution, alignment, exchange rates."""

from selaras.core.charter.document.parts import Section, Table, said, table
from selaras.core.charter.terms import AttributionModel, FigureTerms, Terms
from selaras.core.charter.wording import NONE, or_none, spaced, truth
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
    heads = ("model", "sort", "first", "creation", "opportunity", "closing", "last", "spread", "rules")
    rows: list[tuple[Value, ...]] = [
        (
            model.name, Sentence.of("charter-attribution-sort", sort=model.sort),
            *(_share(weight) for weight in weights(model)), _rules(model),
        )
        for model in models
    ]  # fmt: skip
    return Section(said("attribution"), tables=table(*heads, rows=rows))


def weights(model: AttributionModel) -> tuple[Value, ...]:
    """Return a model's weights in the order of a journey, and the share that is spread."""
    return (
        model.first_touch, model.lead_creation, model.opportunity_creation, model.closing_touch, model.last_touch,
        model.spread,
    )  # fmt: skip


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
        "revenue": target.revenue, "currency": currency, "starts": target.starts_on.isoformat(),
        "ends": target.ends_on.isoformat(),
    }  # fmt: skip
    if target.marketing_sourced_share is None:
        return said("target", **told)
    return said("target-share", **told, share=target.marketing_sourced_share)


def _thresholds(given: FigureTerms) -> tuple[Table, ...]:
    rows: list[tuple[Value, ...]] = [
        (spaced(one.metric), or_none(one.good), or_none(one.bad), truth(one.higher_is_better))
        for one in given.thresholds
    ]
    return table("metric", "good", "bad", "higher", rows=rows)


def _rates(given: FigureTerms) -> tuple[Table, ...]:
    rows: list[tuple[Value, ...]] = [
        (one.currency, one.from_date.isoformat(), str(one.rate)) for one in given.exchange_rates
    ]
    return table("currency", "from", "rate", rows=rows)


def _share(weight: Value) -> Value:
    return said("share", share=weight) if weight else NONE
