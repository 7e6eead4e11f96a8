"""How long the simulated company takes to live and to be told, at demo size or any other.

`python bench/simulator.py` is the demo; `python bench/simulator.py 1000000 10` a million leads and ten million touches.
The code is the same, touches are made a block of leads at a time. Prints seconds, facts per second, highest memory.
"""

import resource
import sys
import time
from collections import Counter
from dataclasses import replace

from selaras.connectors.simulator import BALANCED, DEMO_SEED, DEMO_UNTIL, simulate


def main(leads: int, touches_per_lead: float) -> None:
    growth = leads / BALANCED.leads
    scenario = replace(
        BALANCED, leads=leads, touches_per_lead=touches_per_lead, reps=max(round(BALANCED.reps * growth), 40)
    )
    began = time.perf_counter()
    world = simulate(scenario, DEMO_SEED, DEMO_UNTIL)
    lived = time.perf_counter()
    kinds = Counter()
    for batch in world.facts():
        kinds.update(fact.kind for fact in batch)
    told = time.perf_counter()
    total = kinds.total()
    print(f"leads                 {leads:>12,}")
    print(f"touches               {kinds['lead.touched']:>12,}")
    print(f"facts                 {total:>12,}")
    print(f"living the history    {lived - began:>12.1f} s")
    print(f"telling it as facts   {told - lived:>12.1f} s   {total / (told - lived):,.0f} facts/s")
    print(f"highest memory        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>12,.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60_000, float(sys.argv[2]) if len(sys.argv) > 2 else 15.0)
