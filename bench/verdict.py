"""How long a verdict takes at the demo's size, part by part, beside what the engine needs to scan the same columns.

`python -m bench.verdict --lake var/lake` asks of a lake that is there. Everything is measured in one run, by the clock
and in processor time; the relations of the moment are made before, as they are on a server that is up.
"""

import argparse
import resource
import time
from pathlib import Path

import numpy as np

from selaras.analytics import Lake, Question, Yardstick
from selaras.analytics.diagnosis import diagnose
from selaras.analytics.diagnosis.comparing import in_time
from selaras.analytics.diagnosis.fetching import NEEDS, fetched
from selaras.analytics.diagnosis.tallying import Tallier
from selaras.analytics.diagnosis.weighing import Weighed, weigh
from selaras.core.charter.terms import Terms
from selaras.core.diagnosis import Rule, chain_shapley

_DRAWS = 1000


def main() -> None:
    """Print one line for each part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lake", type=Path, default=Path("var/lake"))
    parser.add_argument("--period", default="2026-Q3")
    wish = parser.parse_args()
    lake = Lake.open(wish.lake)
    moment = lake.at(lake.noted_until)
    document = "SELECT document FROM facts_charters WHERE kind = 'charter.proposed' AND version = 2"
    terms = Terms.model_validate_json(moment.rows(document)[0][0])
    yardstick = Yardstick.of(terms)
    period = yardstick.cuts.named(wish.period)
    question = Question(moment, period, yardstick)
    moment.make(*NEEDS)
    moment.columns("SELECT 1 AS one")  # what the engine loads for its first columns
    scan = _timed("a scan of the same columns", lambda: _scan(question))
    whole = _timed(
        f"the verdict with {_DRAWS} draws, first time",
        lambda: diagnose(moment, terms, as_of=moment.as_of, period=period),
    )
    _timed("the other money, draws at hand", lambda: _revenue(moment, terms, period))
    weighed = weigh(question, terms, "plan", Rule())
    assert isinstance(weighed, Weighed)
    _timed("fetching the period's columns", lambda: fetched(question))
    _timed("drawing one side", lambda: _drawn(weighed, terms))
    factors = weighed.compared.before.factors, weighed.compared.after.factors
    _timed(f"Shapley of {factors[0].shape[0]} chains of {factors[0].shape[1]} factors", lambda: chain_shapley(*factors))
    print(f"verdict ÷ scan: {whole / scan:.0f}; passes {weighed.before.size} and {weighed.after.size}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _revenue(moment, terms, period):  # type: ignore[no-untyped-def]  # as the verdict takes them
    return diagnose(moment, terms, as_of=moment.as_of, period=period, rule=Rule("revenue"))


def _drawn(weighed: Weighed, terms: Terms) -> None:
    side = weighed.before
    Tallier(weighed.frame, side, in_time(side, terms)).tallies(_DRAWS, np.random.default_rng(0))


def _scan(question: Question) -> None:
    columns = (
        "sum(mql_at), sum(sal_at), sum(sql_at), sum(opportunity_at), sum(first_attempt_at), max(channel), max(segment)"
    )
    question.moment.rows(f"SELECT {columns} FROM passes", NEEDS)


def _timed(what, do) -> float:  # type: ignore[no-untyped-def]  # whatever it does
    started, used = time.perf_counter(), time.process_time()
    do()
    took, used = time.perf_counter() - started, time.process_time() - used
    print(f"{what}: {took:.3f} s, {used:.3f} s of processor")
    return took


if __name__ == "__main__":
    main()
