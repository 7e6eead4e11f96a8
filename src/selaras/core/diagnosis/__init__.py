"""Diagnosis: who is right? A gap in money, split exactly over what caused it, with an owner for every part."""

from selaras.core.diagnosis.chain import CHAIN, OWN, Basis, Factor, Side, Tallies, sides
from selaras.core.diagnosis.clauses import clauses_of
from selaras.core.diagnosis.judging import Compared, Split, split
from selaras.core.diagnosis.owning import Volumes, fell_everywhere, owners_of
from selaras.core.diagnosis.resampling import Sample, clustered, interval
from selaras.core.diagnosis.shapley import chain_shapley, shapley_of
from selaras.core.diagnosis.speed import BANDS, EDGES, band_of, worth_of_bands
from selaras.core.diagnosis.verdict import (
    OWNERS,
    Against,
    Answer,
    Estimate,
    Owner,
    OwnerSum,
    Part,
    Rule,
    Source,
    Verdict,
    answer_of,
)

__all__ = [
    "BANDS",
    "CHAIN",
    "EDGES",
    "OWN",
    "OWNERS",
    "Against",
    "Answer",
    "Basis",
    "Compared",
    "Estimate",
    "Factor",
    "Owner",
    "OwnerSum",
    "Part",
    "Rule",
    "Sample",
    "Side",
    "Source",
    "Split",
    "Tallies",
    "Verdict",
    "Volumes",
    "answer_of",
    "band_of",
    "chain_shapley",
    "clauses_of",
    "clustered",
    "fell_everywhere",
    "interval",
    "owners_of",
    "shapley_of",
    "sides",
    "split",
    "worth_of_bands",
]
