"""Finding: every pair among many people that may be one person, in one pass."""

from collections.abc import Sequence
from typing import NamedTuple

import pyarrow as pa

from selaras.analytics.matching.people import blocked
from selaras.analytics.matching.splinking import finder
from selaras.core.matching import BLOCKS, Weights


class Found(NamedTuple):
    """Two people, the first by id first, and how sure it is that they are one."""

    first: str
    second: str
    probability: float


def find_pairs(people: pa.Table, weights: Weights, at_least: float, blocks: Sequence[str] = BLOCKS) -> list[Found]:
    """Return the pairs that are one person with that probability at least, the surest first.

    The answer is that of `selaras.core.matching.pairs_among`, which is its slow twin.
    """
    if people.num_rows < 2:
        return []
    database, table = blocked(people, blocks)
    found = finder(database, table, weights, blocks).inference.predict(at_least, warning_mode="never")
    pairs = found.as_duckdbpyrelation().select("least(id_l, id_r), greatest(id_l, id_r), match_probability").fetchall()
    return sorted((Found(*pair) for pair in pairs), key=lambda one: (-one.probability, one.first, one.second))
