"""Curves the engine draws for many keys at once, beside their textbook loops and beside what lifelines said."""

import duckdb
import ibis
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.analytics.door import statement
from selaras.analytics.metrics.waits import SECOND, Wait, read_waits, waits_sql
from selaras.analytics.statistics import aalen_johansen, kaplan_meier
from selaras.analytics.statistics.curves import incidence
from tests.analytics.statistics.test_statistics import RECORDED, plain_incidence

TOLD = ibis.table({"cut": "string", "lasted": "int64", "event": "int64"}, name="told")
INCIDENCE = statement(incidence(TOLD, "cut"))
LIMITS = (2, 5)
WAITS = waits_sql(TOLD, LIMITS, ())

rows = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 9), st.sampled_from([0, 1, 2])), min_size=1, max_size=40
)
few = settings(max_examples=15)


def drawn(sql: str, told: list[tuple[str, int, int]]) -> list[tuple]:
    door = duckdb.connect()
    columns = list(zip(*told, strict=True))
    door.register(
        "told", pa.table({name: list(c) for name, c in zip(("cut", "lasted", "event"), columns, strict=True)})
    )
    return door.execute(sql).fetchall()


def of(cut: str, told: list[tuple[str, int, int]]) -> list[tuple[int, int]]:
    return [(lasted, event) for key, lasted, event in told if key == cut]


@few
@given(rows)
def test_the_engine_draws_the_incidence_of_every_key_as_its_slow_twin_does(told):
    found = {cut: (share, variance, reached) for cut, reached, share, variance in drawn(INCIDENCE, told)}
    assert found.keys() == {cut for cut, _, _ in told}
    for cut, (share, variance, reached) in found.items():
        own = of(cut, told)
        twin = aalen_johansen(*np.array(own, dtype=np.int64).T, 10)
        assert share == pytest.approx(plain_incidence(own, 10), abs=1e-9)
        assert variance == pytest.approx(twin.variance, abs=1e-9)
        assert reached == twin.reached


@few
@given(rows)
def test_the_engine_draws_the_wait_of_every_key_as_its_slow_twin_does(told):
    told = [(cut, lasted * SECOND, event) for cut, lasted, event in told]
    for cut, wait in read_waits(drawn(WAITS, told), LIMITS, ()).items():
        lasted, event = np.array(of(cut, told), dtype=np.int64).T
        twin = Wait.of(lasted, event, LIMITS, {})
        assert (wait.n, wait.happened, wait.alone) == (twin.n, twin.happened, twin.alone)
        assert wait.quantiles == twin.quantiles
        for limit in LIMITS:
            assert wait.within[limit] == pytest.approx(twin.within[limit], abs=1e-9)


def test_the_engine_gives_the_numbers_lifelines_gave():
    chance = np.random.default_rng(7)
    times = np.unique(chance.integers(1, 10_000, 400))[:240]
    chance.shuffle(times)
    events = chance.choice([0, 1, 2], size=times.size, p=[0.4, 0.35, 0.25])
    cut_there = np.where(times > 6_000, 0, events)
    told = [("all", int(time), int(event)) for time, event in zip(times, cut_there, strict=True)]
    [(_, _, share, variance)] = drawn(INCIDENCE, told)
    assert (share, variance) == pytest.approx(RECORDED[:2], abs=1e-9)
    whole = [("all", int(time) * SECOND, int(event)) for time, event in zip(times, events, strict=True)]
    median = read_waits(drawn(WAITS, whole), LIMITS, ())["all"].quantiles[50][0]
    assert median == kaplan_meier(times.astype(np.int64), (events > 0).astype(np.int64)).quantile(0.5)
