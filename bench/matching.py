"""How well duplicates are found: on people whose truth is known, beside plain rules and beside Splink's own settings.

Run `python bench/matching.py` in the development environment. The labelled sets lie outside the project (see
SELARAS_REAL_DATA); without them only the simulated company is measured.
"""

import argparse
import csv
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations, pairwise
from pathlib import Path
from time import perf_counter, process_time

import duckdb
import numpy as np
import pyarrow as pa
import splink.comparison_library as cl
from rapidfuzz import fuzz
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from selaras.analytics.matching import find_pairs, people_table, trained
from selaras.connectors.simulator.scenario import Scenario
from selaras.connectors.simulator.told.people import people
from selaras.connectors.simulator.world import simulate
from selaras.core.charter.terms import DeskTerms
from selaras.core.ledger import Fact
from selaras.core.matching import BLOCKS, STARTING, Forms, KnownPerson, course, pairs_among, person_forms, weigh
from selaras.core.matching.weights import Comparison, Level, Likeness

DATA = Path(os.environ.get("SELARAS_REAL_DATA", Path(__file__).parents[2] / "shared" / "data")) / "record_linkage"
AMONG = (("email",), ("words", "company"), ("phone",))
SURELY = ("l.email = r.email", "l.phone = r.phone AND l.words = r.words", "l.words = r.words AND l.company = r.company")
THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99)
Pair = tuple[str, str]

DAY = Comparison("birth", (
    Level("same", 0.7, 2e-4, (Likeness("birth"),)),
    Level("typo", 0.15, 2e-3, (Likeness("birth", "typo", 1),)),
    Level("typos", 0.05, 2e-2, (Likeness("birth", "typo", 2),)),
    Level("different", 0.1, 0.97),
))  # fmt: skip
NUMBER = Comparison("number", (
    Level("same", 0.8, 1e-6, (Likeness("number"),), own=True),
    Level("typo", 0.12, 1e-5, (Likeness("number", "typo", 1),)),
    Level("different", 0.08, 1.0),
))  # fmt: skip
POSTCODE = Comparison("postcode", (
    Level("same", 0.8, 2e-3, (Likeness("postcode"),), rare="postcode"),
    Level("typo", 0.1, 1e-2, (Likeness("postcode", "typo", 1),)),
    Level("different", 0.1, 0.98),
))  # fmt: skip


@dataclass(frozen=True)
class Labelled:
    """People with the truth: the forms of each, the pairs that are one person, and what else there is to compare."""

    name: str
    forms: dict[str, Forms]
    truth: set[Pair]
    more: tuple[Comparison, ...]
    blocks: tuple[str, ...]
    among: tuple[tuple[str, ...], ...]
    surely: tuple[str, ...]


def labelled_sets() -> list[Labelled]:
    return [splink_fake(), febrl()] if DATA.is_dir() else []


def splink_fake() -> Labelled:
    rows = list(csv.DictReader((DATA / "splink_fake_1000.csv").open(encoding="utf-8")))
    forms = {
        row["unique_id"]: {
            **person_forms(KnownPerson("", row["email"], row["first_name"], row["surname"], None, row["city"])),
            "birth": row["dob"],
        }
        for row in rows
    }  # fmt: skip
    among = (("email",), ("name",), ("company",))
    surely = ("l.email = r.email", "l.words = r.words and l.company = r.company")
    truth = truth_of((row["cluster"], row["unique_id"]) for row in rows)
    return Labelled("splink_fake_1000", forms, truth, (DAY,), ("birth",), among, surely)


def febrl() -> Labelled:
    rows = list(csv.DictReader((DATA / "febrl_dataset1.csv").open(encoding="utf-8"), skipinitialspace=True))
    forms = {
        row["rec_id"]: {
            **person_forms(KnownPerson(row["rec_id"], None, row["given_name"], row["surname"], None, row["suburb"])),
            "birth": row["date_of_birth"], "number": row["soc_sec_id"], "postcode": row["postcode"],
        }
        for row in rows
    }  # fmt: skip
    surely = ("l.words = r.words and l.company = r.company",)
    return Labelled(
        "febrl_dataset1", forms, truth_of((r["rec_id"].split("-")[1], r["rec_id"]) for r in rows),
        (DAY, NUMBER, POSTCODE), ("birth", "number", "postcode"), (("name",), ("company",)), surely,
    )  # fmt: skip


def truth_of(told: Iterable[tuple[str, str]]) -> set[Pair]:
    people: dict[str, list[str]] = defaultdict(list)
    for person, record in told:
        people[person].append(record)
    return {pair for records in people.values() for pair in combinations(sorted(records), 2)}


def by_rules(forms: dict[str, Forms]) -> set[Pair]:
    """What one writes first: one address, or nearly one name at one employer."""

    def one_person(first: Forms, second: Forms) -> bool:
        if first["email"] and first["email"] == second["email"]:
            return True
        alike = fuzz.token_sort_ratio(first["name"], second["name"]) >= 85
        return alike and bool(first["company"]) and first["company"] == second["company"]

    return {pair for pair in combinations(sorted(forms), 2) if one_person(forms[pair[0]], forms[pair[1]])}


def by_splinks_own(table: pa.Table, one: Labelled) -> list[tuple[str, str, float]]:
    """Splink as its tutorial sets it up for such people."""
    linker = Linker(DuckDBAPI(duckdb.connect()).register(table), SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="id",
        comparisons=[
            cl.NameComparison("name"), cl.EmailComparison("email"),
            cl.ExactMatch("company").configure(term_frequency_adjustments=True),
            *(cl.LevenshteinAtThresholds(each.name, [1, 2]) for each in one.more),
        ],
        blocking_rules_to_generate_predictions=[block_on(block) for block in (*BLOCKS, *one.blocks)],
    ), log_level=None)  # fmt: skip
    linker.training.estimate_probability_two_random_records_match(list(one.surely), recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=2_000_000, seed=1)
    for forms in one.among:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*forms))
    found = linker.inference.predict(0.01).as_duckdbpyrelation()
    return found.select("least(id_l, id_r), greatest(id_l, id_r), match_probability").fetchall()


def judged(found: Iterable[Sequence[object]], truth: set[Pair]) -> str:
    told = [((str(first), str(second)), float(str(sure))) for first, second, sure in found]
    cells = []
    for threshold in THRESHOLDS:
        pairs = {pair for pair, sure in told if sure >= threshold}
        right = len(pairs & truth)
        precision, recall = right / len(pairs) if pairs else 1.0, right / len(truth)
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        cells.append(f"{precision:.3f} {recall:.3f} **{f1:.3f}**")
    return " | ".join(cells)


def compare(one: Labelled) -> None:
    print(f"\n{one.name}: {len(one.forms):,} records, {len(one.truth):,} pairs of one person.")
    print("Precision, recall, **F1** of those found with a confidence of at least\n")
    print("| method | " + " | ".join(f"{threshold:g}" for threshold in THRESHOLDS) + " |")
    print("|---|" + "---|" * len(THRESHOLDS))
    contenders: dict[str, list] = {"plain rules": [(*pair, 1.0) for pair in by_rules(one.forms)]}
    forms = people_table(one.forms.items())
    contenders["weights as shipped"] = list(find_pairs(forms, STARTING, 0.01))
    contenders["weights taught by the set"] = list(
        find_pairs(forms, trained(forms, STARTING, one.among, one.surely), 0.01)
    )
    columns = tuple(dict.fromkeys((*forms.column_names[1:], *one.blocks)))
    table, blocks = people_table(one.forms.items(), columns), (*BLOCKS, *one.blocks)
    every = replace(STARTING, comparisons=(*STARTING.comparisons, *one.more))
    among = (*one.among, *((block,) for block in one.blocks))
    contenders["the same with every column of the set"] = list(
        find_pairs(table, trained(table, every, among, one.surely), 0.01, blocks)
    )
    contenders["Splink's own comparisons, every column"] = by_splinks_own(table, replace(one, among=among))
    for name, found in contenders.items():
        print(f"| {name} | {judged(found, one.truth)} |")


class Timed:
    """The seconds a piece of work takes, by the clock and of the processor."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __enter__(self) -> None:
        self.began = perf_counter(), process_time()

    def __exit__(self, *_: object) -> None:
        wall, cpu = perf_counter() - self.began[0], process_time() - self.began[1]
        print(f"| {self.what} | {wall:.1f} s | {cpu:.1f} s |")


def simulated(leads: int) -> Labelled:
    """The simulated company, in which some people are captured twice, with the same address or another."""
    world = simulate(replace(Scenario(), leads=leads), 7, datetime(2026, 11, 16, 1, tzinfo=UTC))
    facts = people(world.history)[0].facts(np.arange(leads))
    with Timed("in their forms"):
        forms = {fact.subject: person_forms(_person(fact)) for fact in facts}
    whose = (str(first if first >= 0 else row) for row, first in enumerate(world.history.leads.original.tolist()))
    truth = truth_of(zip(whose, (fact.subject for fact in facts), strict=True))
    return Labelled("the simulated company", forms, truth, (), (), AMONG, SURELY)


def _person(fact: Fact) -> KnownPerson:
    d = fact.details
    return KnownPerson(fact.subject, d.email, d.first_name, d.last_name, d.phone, d.company, d.country)


def at_work(leads: int) -> None:
    """What the duty does with all leads at once, and what its thresholds come to."""
    print(f"\n| {leads:,} leads of the simulated company | clock | processor |\n|---|---|---|")
    one = simulated(leads)
    with Timed("as a table in memory"):
        table = people_table(one.forms.items())
    with Timed("weights taught (once, and again when the leads are half as many again)"):
        weights = trained(table, STARTING, one.among, one.surely)
    with Timed("pairs found by Splink"):
        found = find_pairs(table, weights, 0.8)
    with Timed("pairs found by the core alone"):
        weighed = pairs_among(one.forms, weights, 0.8)
    assert {(pair.first, pair.second) for pair in weighed} == {(pair.first, pair.second) for pair in found}
    desk = DeskTerms()
    print("\n| what the charter does | pairs | precision | recall of all pairs |\n|---|---|---|---|")
    for then in ("join", "ask"):
        pairs = {(pair.first, pair.second) for pair in weighed if course(pair, desk) == then}
        right = len(pairs & one.truth)
        print(f"| {then} | {len(pairs):,} | {right / max(len(pairs), 1):.3f} | {right / len(one.truth):.3f} |")
    some = list(one.forms.values())[:2_000]
    began = process_time()
    for first, second in pairwise(some):
        weigh(first, second, weights)
    print(f"\nOne pair weighed in the core: {(process_time() - began) / len(some) * 1e6:.0f} microseconds.")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--leads", type=int, default=60_000)
    asked = options.parse_args()
    for one in labelled_sets():
        compare(one)
    at_work(asked.leads)


if __name__ == "__main__":
    main()
