"""The weights of the core as settings of Splink, and back: the same levels, in the SQL of its engine."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker
from splink.internals.splink_dataframe import SplinkDataFrame

from selaras.core.matching import Weights
from selaras.core.matching.weights import Comparison, Frequencies, Level, Likeness

_SQL = {
    "same": '"{form}_l" = "{form}_r"',
    "alike": 'jaro_winkler_similarity("{form}_l", "{form}_r") >= {at}',
    "typo": 'levenshtein("{form}_l", "{form}_r") <= {at:.0f}',
    "part": (
        """list_has_all(string_split("{form}_l", ' '), string_split("{form}_r", ' '))"""
        """ OR list_has_all(string_split("{form}_r", ' '), string_split("{form}_l", ' '))"""
    ),
}

_KEPT = 0.1
"""The share of each ``m`` that stays as it started, so that what was never seen is not taken for impossible."""

logging.getLogger("splink").setLevel(logging.ERROR)  # it tells each step of each run, and never what would help here


def finder(database: duckdb.DuckDBPyConnection, table: str, weights: Weights, blocks: Sequence[str]) -> Linker:
    """Return Splink at work on a table with these weights; pairs are looked for within the blocks.

    How common a value is, the weights say: these people may be others than those the weights were learned from.
    """
    comparisons = [_comparison(one, weights) for one in weights.comparisons]
    splink = _linker(database, table, weights, blocks, comparisons)
    for form, known in weights.frequencies.items():
        splink.table_management.register_term_frequency_lookup(_shares(database, table, form, known), form)
    return splink


def _shares(database: duckdb.DuckDBPyConnection, table: str, form: str, known: Frequencies) -> SplinkDataFrame:
    """Return the table in which Splink looks up how common each value of a form is."""
    common = pa.table(
        {form: list(known.common), "share": list(known.common.values())},
        schema=pa.schema([(form, pa.string()), ("share", pa.float64())]),
    )
    database.register("common", common)
    database.execute(
        f'CREATE TABLE "share_{form}" AS SELECT "{form}", any_value(coalesce(share, {known.rare!r})) AS "tf_{form}"'  # noqa: S608 (names of our own columns)
        f' FROM {table} LEFT JOIN common USING ("{form}") WHERE "{form}" IS NOT NULL GROUP BY 1'
    )
    database.unregister("common")
    return DuckDBAPI(database).register(f"share_{form}")


def learner(database: duckdb.DuckDBPyConnection, table: str, weights: Weights) -> Linker:
    """Return Splink ready to learn: it knows the levels and the frequencies, and of the rest only what is nobody's to
    count.
    """
    comparisons = [_comparison(one, weights) for one in weights.comparisons]
    for level in (level for one in comparisons for level in one["comparison_levels"]):
        level.pop("m_probability", None)
        if not level.get("fix_u_probability"):
            level.pop("u_probability", None)
    return _linker(database, table, weights, (), comparisons)


def learned(model: dict[str, Any], start: Weights) -> Weights:
    """Return the weights of a trained model of Splink; a comparison it saw nothing of keeps what it started with."""
    taught = zip(start.comparisons, model["comparisons"], strict=True)
    comparisons = tuple(replace(one, levels=_levels(one, said)) for one, said in taught)
    prior = model["probability_two_random_records_match"]  # nought where nobody is surely anybody else
    return replace(start, prior=prior or start.prior, comparisons=comparisons)


def _linker(
    database: duckdb.DuckDBPyConnection, table: str, weights: Weights, blocks: Sequence[str], comparisons: list[Any]
) -> Linker:
    settings = {
        "link_type": "dedupe_only",
        "unique_id_column_name": "id",
        "probability_two_random_records_match": weights.prior,
        "comparisons": comparisons,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": f'l."block_{block}" = r."block_{block}"', "sql_dialect": "duckdb"} for block in blocks
        ],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "linker_uid": "selaras",
        "sql_dialect": "duckdb",
    }
    return Linker(DuckDBAPI(database).register(table), settings, log_level=None)


def _comparison(comparison: Comparison, weights: Weights) -> dict[str, Any]:
    missing = " AND ".join(f'("{form}_l" IS NULL OR "{form}_r" IS NULL)' for form in comparison.forms)
    return {
        "output_column_name": comparison.name,
        "comparison_levels": [
            {"sql_condition": missing, "label_for_charts": "unknown", "is_null_level": True},
            *(_level(level, weights) for level in comparison.levels),
        ],
    }


def _level(level: Level, weights: Weights) -> dict[str, Any]:
    told: dict[str, Any] = {
        "sql_condition": " OR ".join(_condition(one) for one in level.any_of) or "ELSE",
        "label_for_charts": level.name,
        "m_probability": level.m,
        "u_probability": level.u,
        "fix_u_probability": level.own,
    }
    known = weights.frequencies.get(level.rare or "")
    if known is not None:
        told |= {
            "tf_adjustment_column": level.rare,
            "tf_minimum_u_value": known.rare,
            "disable_tf_exact_match_detection": True,
        }
    return told


def _condition(likeness: Likeness) -> str:
    return _SQL[likeness.measure].format(form=likeness.form, at=likeness.at)


def _levels(comparison: Comparison, said: dict[str, Any]) -> tuple[Level, ...]:
    told = [level for level in said["comparison_levels"] if not level.get("is_null_level")]
    kept = _KEPT if any("m_probability" in level for level in told) else 1.0
    return tuple(
        replace(
            level,
            m=(1 - kept) * new.get("m_probability", 0.0) + kept * level.m,
            u=new.get("u_probability", level.u),
        )
        for level, new in zip(comparison.levels, told, strict=True)
    )
