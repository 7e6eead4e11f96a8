"""What leads say of themselves, field by field, and the bulk answer to a charter's condition over it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from selaras.connectors.simulator.accounts import SEGMENTS, Accounts
from selaras.connectors.simulator.arrays import Ints, Objects, Truths, table
from selaras.connectors.simulator.leads import Leads
from selaras.connectors.simulator.words import (
    ALL_TITLES,
    CITIES,
    COUNTRIES,
    COUNTRY_ZONES,
    DEPARTMENTS,
    FIRST_NAMES,
    FREE_MAIL,
    INDUSTRIES,
    LAST_NAMES,
    REGIONS,
    SENIORITIES,
)
from selaras.core.charter.conditions import condition


@dataclass(frozen=True, slots=True)
class Profiles:
    """Every field a condition may read, as places in a table of its values; -1 is what the lead did not say."""

    tables: dict[str, Objects]
    codes: dict[str, Ints]

    def holding(self, text: str) -> Truths:
        """Return for which leads a condition holds; in doubt counts as no. Leads that say the same are asked once."""
        asked = condition(text)
        fields = sorted(asked.fields & self.codes.keys())
        if not fields:
            size = next(iter(self.codes.values())).size
            return np.full(size, bool(asked.holds({})))
        rows = np.stack([self.codes[name] for name in fields], axis=1)
        distinct, which = np.unique(rows, axis=0, return_inverse=True)
        answers = [
            asked.holds({name: self.tables[name][code] for name, code in zip(fields, row, strict=True)})
            for row in distinct.tolist()
        ]
        return np.array([bool(answer) for answer in answers])[which.reshape(-1)]

    def known(self, name: str) -> Truths:
        """Return which leads say something about a field."""
        return self.codes[name] >= 0 if name in self.codes else np.ones_like(self.codes["country"], dtype=bool)

    def of(self, lead: int) -> dict[str, Any]:
        """Return one lead's profile."""
        values = {name: self.tables[name][codes[lead]] for name, codes in self.codes.items()}
        return {name: value for name, value in values.items() if value is not None}


def profiles(leads: Leads, accounts: Accounts) -> Profiles:
    """Return the profiles of all leads, as their captures tell them."""
    country = accounts.country[leads.account]
    no_domain = leads.free_mail
    person = np.where(leads.original >= 0, leads.original, np.arange(leads.size))
    columns: dict[str, tuple[Objects, Ints]] = {
        "email": (
            table([*FREE_MAIL, *accounts.domains.tolist()]),
            np.where(leads.free_mail, person % len(FREE_MAIL), leads.account + len(FREE_MAIL)),
        ),
        "first_name": (table(FIRST_NAMES), leads.first_name),
        "last_name": (table(LAST_NAMES), leads.last_name),
        "title": (
            table(ALL_TITLES),
            np.where(leads.says_title, leads.seniority * len(DEPARTMENTS) + leads.department, -1),
        ),
        "seniority": (table(SENIORITIES), np.where(leads.says_title, leads.seniority, -1)),
        "company": (table(accounts.names), leads.account),
        "domain": (table(accounts.domains), np.where(no_domain, -1, leads.account)),
        "industry": (table(INDUSTRIES), accounts.industry[leads.account]),
        "employees": (table(range(int(accounts.employees.max()) + 1)), _said_size(leads, accounts)),
        "country": (table(COUNTRIES), country),
        "region": (table(REGIONS), country),
        "city": (table(CITIES), country),
        "segment": (table(SEGMENTS), accounts.segment[leads.account]),
        "time_zone": (table(COUNTRY_ZONES), country),
    }
    return Profiles({name: one[0] for name, one in columns.items()}, {name: one[1] for name, one in columns.items()})


def _said_size(leads: Leads, accounts: Accounts) -> Ints:
    return np.where(leads.says_size, accounts.employees[leads.account], -1)
