"""The charters of the company: one signed before history begins, one half way, one that waits for a signature."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np

from selaras.connectors.simulator.arrays import DAY, Ints
from selaras.connectors.simulator.frame import HOME_ZONE, Frame
from selaras.connectors.simulator.money import BASE, Rates
from selaras.connectors.simulator.staff import TEAMS
from selaras.core.calendars import Calendar
from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.canonical import canonical, sha256
from selaras.core.charter.starting import starting_terms
from selaras.core.charter.terms import LeadClause, Target, Terms

_CLAIMED = frozenset({"company_size", "seniority"})
_PLAIN_TO_EXEMPT = 4
_GROWTH = 0.1  # of a typical quarter's target, each quarter


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the charter: ``signed_by`` names the leaders who signed, places in the staff's list."""

    number: int
    terms: Terms
    proposed: int
    effective: int
    signed_by: tuple[int, ...]
    note: str

    @property
    def document(self) -> str:
        """Return the canonical JSON."""
        return canonical(self.terms)

    @property
    def sha256(self) -> str:
        """Return the hash that names the document."""
        return sha256(self.terms)


@dataclass(frozen=True, slots=True)
class Codes:
    """The charter's reason codes, sorted by what the simulator means with them.

    ``reject_unfit`` are claims that a lead breaks the definition; a disposition named more often is given more often.
    """

    reject_honest: tuple[str, ...]
    reject_unfit: tuple[str, ...]
    unreachable: str
    disposition: tuple[str, ...]
    exempt: frozenset[str]
    recycle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """All versions, and what the simulator looks up in them."""

    versions: tuple[Version, ...]

    @property
    def signed(self) -> tuple[Version, ...]:
        """Return the versions both leaders signed, the earlier before the later."""
        return tuple(version for version in self.versions if len(version.signed_by) == 2)

    @property
    def terms(self) -> Terms:
        """Return the terms in force when history ends."""
        return self.signed[-1].terms

    def version_at(self, at: Ints) -> Ints:
        """Return which signed version was in force at each instant, as a place in ``signed``."""
        starts = np.array([version.effective for version in self.signed], dtype=np.int64)
        return np.maximum(np.searchsorted(starts, at, side="right") - 1, 0).astype(np.int64)

    @property
    def codes(self) -> Codes:
        """Return the reason codes of the first version; later ones keep them."""
        terms = self.signed[0].terms
        reasons = terms.reasons
        checked = {c.reject_reason for stage in terms.stages for c in stage.criteria if c.name in _CLAIMED}
        plain = [r.code for r in reasons.disposition if not r.exempt_from_touches and r.reason_class != "unreachable"]
        exempt = [r.code for r in reasons.disposition if r.exempt_from_touches]
        return Codes(
            reject_honest=tuple(r.code for r in reasons.reject if r.reason_class not in {"not_fit", "duplicate"}),
            reject_unfit=tuple(r.code for r in reasons.reject if r.code in checked),
            unreachable=next(r.code for r in reasons.disposition if r.reason_class == "unreachable"),
            disposition=tuple(plain) * _PLAIN_TO_EXEMPT + tuple(exempt),
            exempt=frozenset(exempt),
            recycle=tuple(r.code for r in reasons.recycle),
        )

    @property
    def framework(self) -> tuple[str, tuple[str, ...]]:
        """Return the name and the fields of the qualification checklist."""
        first = self.signed[0].terms.frameworks[0]
        return first.name, tuple(question.field for question in first.questions)

    @property
    def lead_clauses(self) -> tuple[LeadClause, ...]:
        """Return the promises about each lead."""
        return self.signed[0].terms.promises.leads

    def calendar(self, name: str) -> Calendar:
        """Return one of the charter's calendars."""
        return calendar_named(self.signed[0].terms, name)

    def with_targets(self, targets: tuple[Target, ...]) -> "Agreement":
        """Return the same agreement with the revenue both sides carry in every version."""
        return Agreement(
            tuple(
                replace(v, terms=_changed(v.terms, figures={"targets": [t.model_dump() for t in targets]}))
                for v in self.versions
            )
        )


def agree(frame: Frame, rates: Rates) -> Agreement:
    """Return the three versions of a world's charter."""
    base = _company_terms(rates)
    begun = frame.start
    half = begun + (frame.until - begun) // 2 // DAY * DAY
    return Agreement(
        (
            Version(1, _with_size(base, 201, 500), begun - 30 * DAY, begun - 20 * DAY, (0, 1), "our first agreement"),
            Version(2, _with_size(base, 50, 500), half - 16 * DAY, half, (0, 1), "smaller companies buy too"),
            Version(3, _stricter(base), frame.until - 9 * DAY, frame.until + 21 * DAY, (0,), "a higher threshold"),
        )
    )  # fmt: skip


def _company_terms(rates: Rates) -> Terms:
    """Return the starting charter made the company's own: its zones, currency, territories and rates."""
    terms = starting_terms()
    routes = [
        {"name": TEAMS[3].territory, "condition": "country in ('AU', 'NZ')", "pool": TEAMS[3].name},
        {"name": TEAMS[0].territory, "condition": "country == 'ID' and employees >= 250", "pool": TEAMS[0].name},
        {"name": TEAMS[1].territory, "condition": "country == 'ID'", "pool": TEAMS[1].name},
        {"name": TEAMS[2].territory, "condition": "always", "pool": TEAMS[2].name},
    ]
    pools = [{"name": team.name, "team": team.name, "strategy": "in_turn"} for team in TEAMS]
    return _changed(
        terms,
        title="Selaras Demo: agreement of marketing and sales",
        title_id="Demo Selaras: kesepakatan pemasaran dan penjualan",
        currency=BASE,
        time_zone=HOME_ZONE,
        routing={"routes": routes, "pools": pools},
        figures={"exchange_rates": [rate.model_dump() for rate in rates.rates], "targets": []},
    )


def _changed(terms: Terms, **parts: Any) -> Terms:
    """Return terms with some parts replaced, validated anew; a dict changes the keys it names and keeps the others."""
    document = terms.model_dump()
    for name, value in parts.items():
        document[name] = document[name] | value if isinstance(value, dict) else value
    return Terms.model_validate(document)


def _with_size(terms: Terms, low: int, high: int) -> Terms:
    """Return terms under which an MQL's company has so many employees."""
    document = terms.model_dump()
    for stage in document["stages"]:
        if stage["stage"] == "mql":
            for criterion in stage["criteria"]:
                if criterion["name"] == "company_size":
                    criterion["condition"] = f"employees >= {low} and employees <= {high}"
    return Terms.model_validate(document)


def _stricter(terms: Terms) -> Terms:
    scoring = {"threshold": terms.scoring.threshold + 10}
    return _changed(_with_size(terms, 50, 1000), scoring=scoring)


def targets_for(frame: Frame, expected_a_quarter: float, gap: float) -> tuple[Target, ...]:
    """Return a revenue target for every quarter, each above the one before, that expectation misses by ``gap``."""
    quarters = frame.quarters()
    typical = len(quarters) - 3.5
    targets = []
    for i, (first, last) in enumerate(quarters):
        wanted = expected_a_quarter / (1 - gap) * max(1 + _GROWTH * (i - typical), 0.3)
        rounded = Decimal(max(round(wanted / 100 / 10_000), 1)) * 10_000
        targets.append(Target(starts_on=first, ends_on=last, revenue=rounded, marketing_sourced_share=Decimal("0.8")))
    return tuple(targets)
