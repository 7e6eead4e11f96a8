"""How often the detectors of patterns cry wolf: simulated companies in which nobody flatters anything, and some who do.

Run: PYTHONPATH=. .venv/bin/python bench/findings.py [seeds]. Prints findings per week of one rep, by detector: in
companies without gaming (false alarms), and the share of planted weeks that are found.
"""

import sys
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

from selaras.connectors.simulator import BALANCED, DEMO_UNTIL, Scenario, simulate
from selaras.core.findings import Contact, Ending, Week, patterns
from selaras.core.ledger.details.lead import Contacted
from selaras.kit.periods import Cuts

HONEST = replace(BALANCED, leads=8_000, reps=12, campaigns=20, months=12, back_dating=0.0)
WORLDS: dict[str, Scenario] = {
    "honest": HONEST,
    "honest, a tenth of contacts late": replace(HONEST, late_share=0.10),
    "honest, slow sales": replace(HONEST, response_minutes=240.0, capacity_per_week=4.5, congestion=1.6, neglect=0.16),
    "honest, cherry-picking": replace(HONEST, cherry_picking=1.2, ease_effect=0.5),
}
WORK = ("first_contact", "touches")
_APART = timedelta(seconds=30)


def weeks_of(world):
    """What people did, by week, as the product gathers it; and how many weeks of how many reps that is."""
    cuts = Cuts(world.terms.time_zone)
    facts = [fact for batch in world.facts() for fact in batch]
    dues, promised, touches = defaultdict(list), defaultdict(list), defaultdict(list)
    for fact in facts:
        if fact.kind == "clock.started" and fact.details.lead_id:
            due = (fact.happened_at, fact.details.due_at)
            (dues if fact.details.promise in WORK else promised)[fact.details.lead_id].append(due)
    contacts, endings, at_work = defaultdict(list), defaultdict(list), set()
    for fact in facts:
        if isinstance(d := fact.details, Contacted) and d.outbound and not d.automated and d.rep_id:
            week = cuts.holding(fact.happened_at, "week")
            due = min((due for start, due in dues[fact.subject] if start <= fact.happened_at <= due), default=None)
            contacts[week].append(
                Contact(fact.subject, d.rep_id, fact.happened_at, fact.noted_at, d.medium, d.outcome, due)
            )
            touches[fact.subject].append(fact.happened_at)
            at_work.add((week, d.rep_id))
    for fact in facts:
        if fact.kind in {"lead.disqualified", "lead.recycled"} and fact.details.rep_id:
            at = fact.happened_at
            due = min((due for start, due in promised[fact.subject] if start <= at <= due), default=None)
            made = tuple(one for one in touches[fact.subject] if one <= at) if fact.kind == "lead.disqualified" else ()
            endings[cuts.holding(at, "week")].append(Ending(fact.subject, fact.details.rep_id, at, due, made))
    return [Week(contacts=contacts[week], endings=endings[week]) for week in contacts], len(at_work)


def alarms(world):
    weeks, at_work = weeks_of(world)
    counts = defaultdict(int)
    for week in weeks:
        for found in patterns(week, world.terms):
            counts[found.detector] += 1
    return counts, at_work


def planted(world):
    """The share of a company's planted patterns that are found: back-dating as simulated, the others put in here."""
    weeks, _ = weeks_of(world)
    found, tried = defaultdict(int), defaultdict(int)
    for week in weeks:
        reps = sorted({one.rep_id for one in week.contacts})
        for rep in reps:
            mine = sorted((one for one in week.contacts if one.rep_id == rep), key=lambda one: one.at)
            if len(mine) < 10:
                continue
            others = [one for one in week.contacts if one.rep_id != rep]
            for name, made in (("automatic_mail", _burst(mine)), ("back_dated", _held_back(mine))):
                tried[name] += 1
                seen = patterns(Week(contacts=[*others, *made]), world.terms)
                found[name] += any(one.detector == name and one.rep_id == rep for one in seen)
    return {name: found[name] / tried[name] for name in tried}, tried


def _burst(mine):
    """Six of ten touches of the week sent as one sequence to as many leads, thirty seconds apart."""
    some = len(mine) * 6 // 10
    return [
        replace(one, lead_id=f"lead_{n}", medium="email", at=mine[0].at + n * _APART) if n < some else one
        for n, one in enumerate(mine)
    ]


def _held_back(mine):
    """A third of the week's contacts written down two days later, one of them after its promise had broken."""
    late = [replace(one, noted_at=one.at + timedelta(days=2)) if n % 3 == 0 else one for n, one in enumerate(mine)]
    late[0] = replace(late[0], due_at=late[0].at + timedelta(hours=1))
    return late


def main(seeds):
    print(f"{'world':36} {'rep-weeks':>9}  false alarms")
    for name, scenario in WORLDS.items():
        total, counts = 0, defaultdict(int)
        for seed in range(seeds):
            some, at_work = alarms(simulate(scenario, 100 + seed, DEMO_UNTIL))
            total += at_work
            for detector, times in some.items():
                counts[detector] += times
        said = ", ".join(f"{detector} {times} ({times / total:.4%})" for detector, times in sorted(counts.items()))
        print(f"{name:36} {total:9}  {said or 'none'}")
    shares, tried = planted(simulate(HONEST, 100, DEMO_UNTIL))
    for detector, share in shares.items():
        print(f"planted {detector}: {share:.1%} of {tried[detector]} weeks found")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
