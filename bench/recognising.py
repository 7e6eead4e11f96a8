"""What it costs to recognise one new lead among many: who it may be, and which account it belongs to.

Run `python bench/recognising.py --leads 60000` in the development environment. It fills a new SQLite database with the
leads and accounts of the simulated company and asks about every hundredth lead, one at a time. Beside it stands one
plain question by primary key through the same layers: no answer from the database can cost less. Prints milliseconds of
the processor, so that other work on the machine does not count; asserts nothing.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from time import process_time

import django
import msgspec
import numpy as np

from selaras.connectors.simulator.scenario import Scenario
from selaras.connectors.simulator.told.company import company
from selaras.connectors.simulator.told.people import people
from selaras.connectors.simulator.world import simulate
from selaras.core.charter import starting_terms
from selaras.core.matching import match_account

NOW = datetime(2026, 11, 16, 1, tzinfo=UTC)


def filled(leads):
    """Fill the database and return what was said of every hundredth lead."""
    world = simulate(replace(Scenario(), leads=leads), 7, NOW)
    captured = people(world.history)[0].facts(np.arange(leads))
    append(captured)
    write(PersonReading, (person_reading([fact], fact.subject) for fact in captured))
    sheet = next(sheet for sheet in company(world.history) if sheet.kind == "account.added")
    write(AccountReading, (account_reading([fact]) for fact in sheet.facts(np.arange(sheet.noted.size))))
    return captured[::100]


def timed(what, some, work):
    """Print what a piece of work costs for one lead."""
    spent = []
    for fact in some:
        began = process_time()
        work(fact)
        spent.append(1000 * (process_time() - began))
    spent.sort()
    print(f"| {what} | {spent[len(spent) // 2]:.2f} ms | {spent[len(spent) * 99 // 100]:.2f} ms |")


def main():
    """Fill, ask one by one, and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--leads", type=int, default=60_000)
    call_command("migrate", verbosity=0)
    some, terms = filled(options.parse_args().leads), starting_terms()
    fields = {fact.subject: msgspec.structs.asdict(fact.details) for fact in some}
    named = {lead: {"company": f"{said['company']}s", "country": said["country"]} for lead, said in fields.items()}
    leads, accounts = PersonReading.objects.count(), AccountReading.objects.count()
    print(f"\n| one of {leads:,} leads, {accounts:,} accounts | median | p99 |\n|---|---|---|")
    timed("a plain question by primary key", some, lambda fact: PersonReading.objects.get(lead_id=fact.subject))
    timed("who it may be, weighed", some, lambda fact: pair_facts([fact.subject], terms, NOW))
    timed("its account, by domain or name", some, lambda fact: _matched(fields[fact.subject]))
    timed("its account, by a name that is only nearly right", some, lambda fact: _matched(named[fact.subject]))


def _matched(fields):
    return match_account(fields, account_candidates([fields]))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"SELARAS_HOME": home, "DJANGO_SETTINGS_MODULE": "selaras.site.settings"}
        os.environ.pop("SELARAS_DATABASE", None)
        django.setup()
        from django.core.management import call_command

        from selaras.actions.duplicates.finding import pair_facts
        from selaras.records.ledger import append
        from selaras.records.models import AccountReading, PersonReading
        from selaras.records.readings import account_candidates
        from selaras.records.readings.persons import person_reading
        from selaras.records.readings.things import account_reading
        from selaras.records.readings.writing import write

        sys.exit(main())
