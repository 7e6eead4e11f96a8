"""Asks the API at length whatever its own document allows and forbids; stops at the first answer that breaks its word.

`python -m tools.fuzz_api --examples 100` does so on a SQLite database of its own that goes with the run; with
SELARAS_DATABASE=postgresql://... on an empty PostgreSQL. Each run has a new seed, printed; `--seed` repeats one.
"""

import argparse
import logging
import os
import tempfile
import time
from collections import Counter
from importlib import import_module
from typing import Any

import django


def main() -> None:
    """Ask, count the answers, and say that nothing was lost."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="selaras-fuzz-") as home:
        os.environ |= {
            "SELARAS_HOME": home,
            "SELARAS_API_CALLS_A_MINUTE": "10000000",
            "SELARAS_HOSTS": "testserver,localhost",
        }
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.site.settings")
        django.setup()
        logging.disable(logging.WARNING)
        _run(options)


def _run(options: argparse.Namespace) -> None:
    import_module("django.core.management").call_command("migrate", verbosity=0)
    models, fuzzing = import_module("selaras.records.models"), import_module("tests.api.fuzzing")
    authorization, there = import_module("tests.api.calling").settled()
    before = models.Fact.objects.count()
    asking = fuzzing.Fuzzing(authorization, options.examples, there, options.seed, at_length=True)
    for name, operation in asking.operations():
        started = time.perf_counter()
        asking.run(operation)
        print(f"{time.perf_counter() - started:6.1f} s  {name}", flush=True)
    told = ", ".join(f"{count} × {status}" for status, count in sorted(Counter(asking.statuses).items()))
    print(f"{asking.calls} calls with seed {options.seed}: {told}")
    print(f"{models.Fact.objects.count() - before} facts were told, none lost; {_differing()} readings differ")


def _differing() -> int:
    """Return how many readings are other than a rebuild makes them."""
    models = import_module("selaras.records.models")
    kinds = (models.LeadReading, models.ClockReading, models.OpportunityReading)
    live = [set(map(str, model.objects.values_list())) for model in kinds]
    import_module("selaras.actions.readings").rebuild_readings()
    anew = [set(map(str, model.objects.values_list())) for model in kinds]
    return sum(len(one ^ other) for one, other in zip(live, anew, strict=True))


def _options() -> Any:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=50, help="calls of each sort to each operation")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
