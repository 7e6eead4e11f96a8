"""The companies that may buy: size, industry, country, and whose territory they are."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import Floats, Ints, Objects, Truths, pick
from selaras.connectors.simulator.draws import Draws
from selaras.connectors.simulator.scenario import Scenario
from selaras.connectors.simulator.staff import SOURCE, Staff
from selaras.connectors.simulator.words import (
    COMPANY_FIRST,
    COMPANY_SECOND,
    COUNTRY_SHARES,
    INDUSTRY_SHARES,
)
from selaras.kit.identity import derived_id

_MEDIAN_EMPLOYEES = 240.0
_SIZE_SPREAD = 0.7
SEGMENTS = ("small", "mid", "large")
_LARGE_FROM = 250


@dataclass(frozen=True, slots=True)
class Accounts:
    """All companies, one row each; ``team`` is the team of the territory, ``owner`` a rep or -1."""

    ids: Objects
    names: Objects
    domains: Objects
    industry: Ints
    country: Ints
    employees: Ints
    team: Ints
    segment: Ints
    owner: Ints
    customer: Truths
    target: Truths
    draw: Floats
    """A uniform draw of each company's own, for what others decide about it."""

    @property
    def size(self) -> int:
        """Return the number of companies."""
        return int(self.industry.size)


def found_accounts(scenario: Scenario, staff: Staff, draws: Draws) -> Accounts:
    """Return the companies of a world."""
    chance = draws.of("accounts")
    count = max(int(scenario.leads / scenario.leads_per_account), 20)
    country = pick(chance.random(count), np.array(COUNTRY_SHARES))
    employees = np.exp(chance.normal(np.log(_MEDIAN_EMPLOYEES), _SIZE_SPREAD, count)).astype(np.int64)
    employees = np.maximum(employees, 3)
    team = np.where(country == 0, np.where(employees >= _LARGE_FROM, 0, 1), np.where(country >= 6, 3, 2))
    ids, names, domains = _named(count, country)
    owned = chance.random(count) < 0.08
    turn = chance.integers(0, 1 << 30, count)
    sizes = np.array([staff.members(t).size for t in range(4)])
    first = np.cumsum(sizes) - sizes
    return Accounts(
        ids=ids,
        names=names,
        domains=domains,
        industry=pick(chance.random(count), np.array(INDUSTRY_SHARES)),
        country=country,
        employees=employees,
        team=team,
        segment=np.searchsorted([50, 200], employees, side="right"),
        owner=np.where(owned, first[team] + turn % np.maximum(sizes[team], 1), -1),
        customer=chance.random(count) < 0.04,
        target=chance.random(count) < 0.06,
        draw=chance.random(count),
    )


def _named(count: int, country: Ints) -> tuple[Objects, Objects, Objects]:
    ids, names, domains = (np.empty(count, dtype=object) for _ in range(3))
    per_round = len(COMPANY_FIRST) * len(COMPANY_SECOND)
    for i in range(count):
        first = COMPANY_FIRST[(i * 17) % len(COMPANY_FIRST)]
        second = COMPANY_SECOND[(i * 29 + i // len(COMPANY_FIRST)) % len(COMPANY_SECOND)]
        number = f" {i // per_round + 1}" if i >= per_round else ""
        bare = f"{first} {second}{number}"
        names[i] = f"PT {bare}" if country[i] == 0 else f"{bare} Pty Ltd" if country[i] == 6 else bare
        domains[i] = f"{bare.lower().replace(' ', '-')}.example"
        ids[i] = derived_id("account", SOURCE, f"account-{i}")
    return ids, names, domains
