"""Facts for tests: one of every kind, and random histories of a small company, the same for a seed."""

import random
import typing
from datetime import UTC, date, datetime, timedelta

import msgspec

from selaras.core.ledger import KINDS, Fact
from selaras.core.ledger.details import account, clock, lead, opportunity, pair, rep

START = datetime(2026, 3, 2, 2, tzinfo=UTC)


def fact(kind, subject, details, *, key, at=START, noted=None):
    """A fact with the usual actor."""
    return Fact(
        kind=kind,
        subject=subject,
        happened_at=at,
        noted_at=noted or at,
        source_key=key,
        actor="user:bima",
        details=details,
    )


def captured(number, *, at=START, **said):
    """The capture of lead number so-and-so, with its person's details."""
    details = lead.Captured(**({"email": f"dewi{number}@maju.example", "first_name": "Dewi", "channel": "fair"} | said))
    return fact("lead.captured", f"lead_{number}", details, key=f"captured:{number}", at=at)


def touched(number, times, *, start=0):
    """Touches of one lead, an hour apart."""
    return [
        fact(
            "lead.touched", f"lead_{number}", lead.Touched(signal="page_viewed", channel="web"),
            key=f"touched:{number}:{n}", at=START + timedelta(hours=n),
        )
        for n in range(start, start + times)
    ]  # fmt: skip


def one_of_each(rng):
    """A fact of every kind, each detail given or left out by chance."""
    return [
        fact(
            name, "lead_erased" if name == "lead.erased" else f"{kind.sort}_1", _details(kind.details, rng),
            key=f"{name}:{rng.random()}", at=START + timedelta(microseconds=rng.randrange(10**12)),
        )
        for name, kind in KINDS.items()
    ]  # fmt: skip


def _details(kind, rng):
    hints = typing.get_type_hints(kind)
    given = {
        f.name: _value(hints[f.name], rng) for f in msgspec.structs.fields(kind) if f.required or rng.random() < 0.6
    }
    return kind(**given)


def _value(hint, rng):
    plain = next((part for part in typing.get_args(hint) if part is not type(None) and part is not ...), hint)
    values = {
        str: rng.choice(["", "PT Maju", 'quote " and \\ slash', "two\nlines", "héllo ☃ \u2028", "0", "null"]),
        int: rng.choice([0, -1, 2**53 + 1, -(2**62)]),
        float: rng.choice([0.0, 0.1, -1e300, 1 / 3]),
        bool: rng.random() < 0.5,
        datetime: START + timedelta(microseconds=rng.choice([0, 1, 999_999, 10**12 + 5])),
        date: date(2026, 2, rng.randrange(1, 28)),
    }
    if typing.get_origin(hint) is tuple:
        return tuple(rng.choice(["a", "b\n", ""]) for _ in range(rng.randrange(3)))
    return values[plain]


def company(rng: random.Random, leads: int = 12) -> list[Fact]:
    """A random history, in a random order of arrival: captures, touches, passes, merges, deals, clocks, absences."""
    facts = [*_reps(), *_accounts(rng)]
    for number in range(leads):
        facts += _life(rng, number)
    for number in range(leads // 4):
        facts += _merges(rng, number, leads)
        facts += _pair(rng, number, leads)
    rng.shuffle(facts)
    return facts


def _at(rng):
    return START + timedelta(minutes=rng.randrange(60 * 24 * 30))


def _reps():
    joined = [
        fact("rep.joined", f"rep_{name}", rep.Joined(name=name.title(), team="east", role="rep"), key=f"joined:{name}")
        for name in ("dewi", "tono")
    ]
    left = fact("rep.left", "rep_tono", rep.Left(), key="left:tono", at=START + timedelta(days=20))
    moved = fact("rep.updated", "rep_dewi", rep.RepUpdated(team="west"), key="up:dewi", at=START + timedelta(days=3))
    away = [
        fact(
            "rep.away", f"rep_{name}", key=f"away:{name}:{day}",
            details=rep.Away(starts_at=START + timedelta(days=day), ends_at=START + timedelta(days=9)),
        )
        for name, day in (("dewi", 2), ("dewi", 5), ("tono", 9))
    ]  # fmt: skip
    back = rep.Returned(absence="away:dewi:2")
    can = rep.CapacityAnnounced(leads_per_week=10, from_at=START)
    return [
        *joined, left, moved, *away,
        fact("rep.returned", "rep_dewi", back, key="back:dewi", at=START + timedelta(days=3)),
        fact("rep.capacity_announced", "rep_dewi", can, key="can:dewi"),
        fact("rep.capacity_announced", "rep_dewi", rep.CapacityAnnounced(**_team_can()), key="can:team"),
    ]  # fmt: skip


def _team_can():
    return {"leads_per_week": 90, "from_at": START, "team": "east"}


def _accounts(rng):
    added = [
        fact(
            "account.added",
            f"account_{n}",
            account.AccountAdded(name=f"PT {n}", domain=f"pt{n}.example"),
            key=f"acc:{n}",
        )
        for n in range(3)
    ]
    later = account.AccountUpdated(employees=rng.randrange(1000), cleared=("domain",))
    return [*added, fact("account.updated", "account_1", later, key="acc:1b", at=START + timedelta(days=2))]


def _divided(rng):
    """A choice of a pool that reps join one after the other and that may start anew with a month."""
    shared = rng.sample(["rep_dewi:2", "rep_tono:1", "rep_eka:1"], rng.randrange(1, 4))
    rep, pool = rng.choice(shared).partition(":")[0], rng.choice(["east", "west"])
    period = rng.choice(["2026-02", "2026-03"]) if pool == "west" else None
    return lead.Routed(rep_id=rep, pool=pool, shared=tuple(shared), period=period, counts_for=("large",))


_STEPS = (
    ("lead.updated", lambda rng: lead.Updated(title="CFO", cleared=rng.choice([(), ("company",)]))),
    ("lead.matched", lambda rng: lead.Matched(account_id=f"account_{rng.randrange(3)}", rule="domain", confidence=0.9)),
    ("lead.qualified", lambda rng: lead.Qualified(score=rng.randrange(60, 100) / 1.0, high_intent=rng.random() < 0.3)),
    ("lead.routed", lambda rng: lead.Routed(rep_id=rng.choice(["rep_dewi", "rep_tono", None]))),
    ("lead.routed", _divided),
    ("lead.accepted", lambda rng: lead.Accepted(rep_id=rng.choice(["rep_dewi", "rep_tono"]))),
    ("lead.contacted", lambda _: lead.Contacted(medium="call", rep_id="rep_dewi")),
    ("lead.sales_qualified", lambda _: lead.SalesQualified(rep_id="rep_dewi")),
    ("lead.rejected", lambda rng: lead.Rejected(reason="bad_data", comment="none", gives_back=rng.random() < 0.5)),
    ("lead.disqualified", lambda _: lead.Disqualified(reason="no_budget")),
    ("lead.recycled", lambda rng: lead.Recycled(reason="timing", wake_at=_at(rng))),
    ("lead.woken", lambda _: lead.Woken(because="date")),
    ("lead.regressed", lambda _: lead.Regressed(to_stage="mql")),
)


def _life(rng, number):
    name = f"lead_{number}"
    facts = [captured(number, at=_at(rng)), *touched(number, rng.randrange(5))]
    for step in range(rng.randrange(8)):
        kind, details = rng.choice(_STEPS)
        facts.append(fact(kind, name, details(rng), key=f"{kind}:{number}:{step}", at=_at(rng)))
    decided = [one for one in facts if one.kind in {"lead.routed", "lead.rejected"}]
    if decided and rng.random() < 0.4:
        undone = lead.Undone(undoes=rng.choice(decided).source_key)
        facts.append(fact("lead.undone", name, undone, key=f"undone:{number}", at=_at(rng)))
    if rng.random() < 0.5:
        facts += _deal(rng, number)
    if rng.random() < 0.5:
        facts += _clock(rng, number)
    return facts


def _deal(rng, number):
    name = f"opportunity_{number // 2}"
    said = [
        ("opportunity.created", opportunity.Created(amount_minor=100 * number, currency="IDR", stage="discovery")),
        ("opportunity.changed", opportunity.Changed(close_date=date(2026, 5, 1), owner_id="rep_dewi")),
        ("opportunity.moved", opportunity.Moved(to_stage="proposal")),
        ("opportunity.won", opportunity.Won(base_minor=777)),
        ("opportunity.lost", opportunity.Lost(reason="price")),
        ("opportunity.reopened", opportunity.Reopened(stage="discovery")),
    ]
    told = [fact(kind, name, d, key=f"{kind}:{number}", at=_at(rng)) for kind, d in said if rng.random() < 0.7]
    became = lead.Converted(opportunity_id=name, rep_id="rep_tono")
    return [*told, fact("lead.converted", f"lead_{number}", became, key=f"converted:{number}", at=_at(rng))]


def _clock(rng, number):
    name, begin = f"clock_{number}", _at(rng)
    promised = clock.Started(
        clause="first_touch", promise="first_attempt", side="sales", due_at=begin + timedelta(hours=4),
        target_seconds=14_400, calendar="office", lead_id=f"lead_{number}", rep_id="rep_dewi",
    )  # fmt: skip
    later = [
        ("clock.paused", clock.Paused(reason="holiday"), 1),
        ("clock.resumed", clock.Resumed(due_at=begin + timedelta(hours=9)), 2),
        ("clock.stopped", clock.Stopped(outcome=rng.choice(["done", "cancelled"])), rng.randrange(3, 12)),
        ("clock.breached", clock.Breached(cause="late"), 9),
    ]
    started = fact("clock.started", name, promised, key=f"clock:{number}", at=begin)
    told = [
        fact(kind, name, d, key=f"{kind}:{number}", at=begin + timedelta(hours=hours))
        for kind, d, hours in later
        if rng.random() < 0.5
    ]
    return [started, *told]


def _pair(rng, number, leads):
    first, second = sorted(rng.sample(range(leads), 2))
    two = {"first": f"lead_{first}", "second": f"lead_{second}"}
    name, at = f"pair_{first}_{second}", _at(rng)
    found = pair.Suspected(**two, confidence=rng.random(), evidence=("name:same:+9.1",))
    facts = [fact("pair.suspected", name, found, key=f"suspected:{name}:{number}", at=at)]
    if rng.random() < 0.4:
        said = pair.Parted(**two, parted_by="user:bima")
        facts.append(fact("pair.parted", name, said, key=f"parted:{name}:{number}", at=at + timedelta(days=2)))
    return facts


def _merges(rng, number, leads):
    """A lead with an odd number is merged into one with an even number: a merge always names a survivor."""
    away, into = rng.randrange(1, leads, 2), rng.randrange(0, leads, 2)
    at = _at(rng)
    facts = [fact("lead.merged", f"lead_{away}", lead.Merged(into=f"lead_{into}"), key=f"merged:{number}", at=at)]
    if rng.random() < 0.4:
        undone = lead.Unmerged(apart_from=f"lead_{into}")
        later = at + timedelta(days=1)
        facts.append(fact("lead.unmerged", f"lead_{away}", undone, key=f"unmerged:{number}", at=later))
    return facts
