"""Buckets that processes share: what one takes, another has not."""

import subprocess
import sys
import textwrap
from datetime import timedelta

import pytest

from selaras.kit.clock import now
from selaras.kit.pace import Pace
from selaras.records.pacing import Buckets

PACE = Pace(100, timedelta(hours=1))


@pytest.fixture
def buckets(tmp_path):
    shared = Buckets(tmp_path / "pacing.db")
    yield shared
    shared.close()


def test_each_holder_has_a_bucket_of_their_own(buckets):
    at = now()
    assert [buckets.take("dewi", PACE, at).left for _ in range(2)] == [99, 98]
    assert buckets.take("tono", PACE, at).left == 99


def test_looking_takes_nothing(buckets):
    at = now()
    assert buckets.look("dewi", PACE, at).left == 99
    assert buckets.take("dewi", PACE, at).left == 99
    assert buckets.look("dewi", PACE, at).left == 98


def test_a_full_bucket_is_forgotten(buckets):
    at = now()
    buckets.take("dewi", PACE, at)
    assert buckets.sweep(at) == 0
    assert buckets.sweep(at + timedelta(seconds=36)) == 1


def test_two_processes_never_spend_a_token_twice(tmp_path):
    program = textwrap.dedent("""
        import sys
        from datetime import UTC, datetime, timedelta
        from pathlib import Path
        from selaras.kit.pace import Pace
        from selaras.records.pacing import Buckets
        buckets, at = Buckets(Path(sys.argv[1])), datetime(2026, 3, 2, tzinfo=UTC)
        print(sum(buckets.take("dewi", Pace(100, timedelta(hours=1)), at).granted for _ in range(80)))
    """)
    command = [sys.executable, "-c", program, str(tmp_path / "pacing.db")]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert sum(int(child.communicate()[0]) for child in children) == 100
