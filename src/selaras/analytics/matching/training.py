"""Training: what a company's own leads say about the worth of each likeness, without anybody labelling a pair.

How often two different people agree is counted among pairs taken blindly. How often records of one person do is
estimated by expectation maximisation among pairs that agree in something else: the names of those who share an address,
the addresses of those who share a name and an employer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import duckdb
import pyarrow as pa
from splink import block_on

from selaras.analytics.matching.people import blocked, shares
from selaras.analytics.matching.splinking import learned, learner
from selaras.core.matching import Weights
from selaras.core.matching.weights import Frequencies

BLIND_PAIRS = 1_000_000
ENOUGH_PAIRS = 100
"""From fewer pairs that agree in something nothing is learned."""
_SEED = 1
_NOBODYS_OWN = 5
"""A value that fewer people have is not kept: it could name one of them."""


def trained(
    people: pa.Table, start: Weights, among: Sequence[Sequence[str]], surely: Sequence[str], found: float = 0.7
) -> Weights:
    """Return weights learned from these people.

    ``among`` are the blocks of pairs to learn from, each a set of forms that agree. ``surely`` are conditions in SQL
    over l and r under which two records are one person, and ``found`` the share of all such pairs that meet one.
    """
    database, table = blocked(people, ())
    weights = replace(start, frequencies=_frequencies(database, table, start))
    splink = learner(database, table, weights)
    splink.training.estimate_probability_two_random_records_match(list(surely), recall=found)
    splink.training.estimate_u_using_random_sampling(max_pairs=BLIND_PAIRS, seed=_SEED)
    for forms in among:
        if _pairs_that_share(database, table, forms) >= ENOUGH_PAIRS:
            splink.training.estimate_parameters_using_expectation_maximisation(block_on(*forms), max_pairs=BLIND_PAIRS)
    return learned(splink.misc.save_model_to_json(), weights)


def _pairs_that_share(database: duckdb.DuckDBPyConnection, table: str, forms: Sequence[str]) -> int:
    columns = ", ".join(f'"{form}"' for form in forms)
    known = " AND ".join(f'"{form}" IS NOT NULL' for form in forms)
    sizes = f"SELECT count(*) AS n FROM {table} WHERE {known} GROUP BY {columns}"  # noqa: S608 (names of our own columns)
    [(pairs,)] = database.execute(f"SELECT coalesce(sum(n * (n - 1) // 2), 0) FROM ({sizes})").fetchall()  # noqa: S608 (as above)
    return int(pairs)


def _frequencies(database: duckdb.DuckDBPyConnection, table: str, weights: Weights) -> Mapping[str, Frequencies]:
    rare = {level.rare for one in weights.comparisons for level in one.levels if level.rare}
    found = {form: shares(database, table, form, _NOBODYS_OWN) for form in sorted(rare)}
    return {form: Frequencies(common, (_NOBODYS_OWN - 1) / known) for form, (common, known) in found.items() if known}
