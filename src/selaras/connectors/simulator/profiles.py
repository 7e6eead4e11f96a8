"""What a lead says of itself, as the profile that the charter's conditions read."""

from typing import Any

from selaras.connectors.simulator.words import CITIES, COUNTRIES, COUNTRY_ZONES, DEPARTMENTS, INDUSTRIES, REGIONS, SENIORITIES, TITLES


def profile(seniority: int, industry: int, employees: int, country: int, free_mail: int) -> dict[str, Any]:
    """Return the fields that conditions may ask for; -1 stands for what the lead did not say.

    >>> profile(1, 0, 240, 0, 0)["seniority"]
    'vp'
    """
    known: dict[str, Any] = {
        "company": "known",
        "email": "known@free.example" if free_mail else "known@company.example",
        "industry": INDUSTRIES[industry],
        "country": COUNTRIES[country],
        "region": REGIONS[country],
        "city": CITIES[country],
        "time_zone": COUNTRY_ZONES[country],
    }
    if seniority >= 0:
        known |= {"seniority": SENIORITIES[seniority], "title": title(seniority, 0)}
    if employees >= 0:
        known["employees"] = employees
    return known


def title(seniority: int, department: int) -> str:
    """Return the title of a person of that rank.

    >>> title(2, 1)
    'Marketing Director'
    """
    return TITLES[SENIORITIES[seniority]].format(DEPARTMENTS[department])
