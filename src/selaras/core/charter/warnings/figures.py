"""Warnings about figures: weights that are not a whole, target periods that overlap or leave gaps, rates not given."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from selaras.core.charter.terms import Terms
from selaras.core.charter.warnings.warning import CharterWarning, warning
from selaras.core.charter.wording import called


def weights(terms: Terms) -> Iterator[CharterWarning]:
    """Yield attribution models and alignment weights that do not sum to one."""
    for model in terms.figures.attribution:
        parts = (model.first_touch, model.lead_creation, model.opportunity_creation, model.closing_touch)
        total = sum((*parts, model.last_touch, model.spread), Decimal(0))
        if model.sort == "anchors" and total != 1:
            place = f"figures.attribution[{model.name}]"
            yield warning("attribution_weights", place, model=called(model), total=total)
    given = terms.figures.alignment
    total = sum((getattr(given, name) for name in type(given).model_fields), Decimal(0))
    if total != 1:
        yield warning("alignment_weights", "figures.alignment", total=total)


def targets(terms: Terms) -> Iterator[CharterWarning]:
    """Yield target periods that end before they begin, overlap, or leave days without a target."""
    known = sorted(terms.figures.targets, key=lambda one: one.starts_on)
    for one in known:
        if one.ends_on < one.starts_on:
            yield warning("target_ends_first", f"figures.targets[{one.starts_on}]", starts=one.starts_on.isoformat())
    for before, after in pairwise(known):
        place, starts = f"figures.targets[{after.starts_on}]", after.starts_on.isoformat()
        if after.starts_on <= before.ends_on:
            yield warning("targets_overlap", place, ends=before.ends_on.isoformat(), starts=starts)
        elif after.starts_on > before.ends_on + timedelta(days=1):
            yield warning("targets_gap", place, ends=before.ends_on.isoformat(), starts=starts)


def rates(terms: Terms) -> Iterator[CharterWarning]:
    """Yield currencies whose first exchange rate begins after the first target does, and rates of the own currency."""
    known: set[str] = set()
    begins = min((one.starts_on for one in terms.figures.targets), default=None)
    for rate in sorted(terms.figures.exchange_rates, key=lambda one: one.from_date):
        place = f"figures.exchange_rates[{rate.currency} {rate.from_date}]"
        if rate.currency == terms.currency:
            yield warning("rate_of_own_currency", place, currency=rate.currency)
        elif rate.currency not in known and begins is not None and rate.from_date > begins:
            dates = {"starts": rate.from_date.isoformat(), "target": begins.isoformat()}
            yield warning("rate_missing", place, currency=rate.currency, **dates)
        known.add(rate.currency)
