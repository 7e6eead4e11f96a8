"""Facts about the company itself: staff and absences, accounts, campaigns, spend, reports, content and capacity."""

from datetime import timedelta

import numpy as np

from selaras.connectors.simulator.arrays import DAY, HOUR, SECOND, WEEK, Ints, Objects, table
from selaras.connectors.simulator.channels import CHANNELS
from selaras.connectors.simulator.frame import HOME_ZONE
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.money import BASE
from selaras.connectors.simulator.sheets import Coded, Instants, Made, Sheet
from selaras.connectors.simulator.staff import TEAMS, Person
from selaras.connectors.simulator.words import COUNTRIES, INDUSTRIES, REGIONS
from selaras.core.ledger.details.account import AccountAdded
from selaras.core.ledger.details.marketing import Booked, ContentDelivered, Launched, ReportDelivered
from selaras.core.ledger.details.rep import Away, CapacityAnnounced, Joined
from selaras.core.sla.giving import REPORTS

_QUOTA_MINOR = 11_000_000
_LATE_REPORT = 0.12
_NO_REPORT = 0.05
_OVERSPEND = 0.12
CONTENT = ("battle_card", "case_study", "competitive_note")


def company(past: History) -> list[Sheet]:
    """Return the sheets about the company, in the order of the vocabulary."""
    return [
        _joined(past), _away(past), _capacity(past), _accounts(past), _campaigns(past), _spend(past), _content(past),
        _reports(past),
    ]  # fmt: skip


def _before(past: History, count: int, days: int) -> Ints:
    """Return instants in the last days before history, one second apart: what was there from the beginning."""
    return past.frame.start - days * DAY + np.arange(count, dtype=np.int64) * SECOND // max(count // 3600, 1)


def _joined(past: History) -> Sheet:
    staff = past.staff
    people: list[Person] = [*staff.leaders, *staff.managers, *staff.reps]
    at = _before(past, len(people), 20)
    teams = table([team.name for team in TEAMS])
    team = np.array([person.team for person in people])
    zones = table([team.zone for team in TEAMS] + [HOME_ZONE])
    return Sheet(
        kind="rep.joined",
        make=Joined,
        subject=Coded(table([person.id for person in people]), np.arange(len(people))),
        happened=at,
        noted=at + SECOND,
        key=f"{past.key}staff:",
        details={
            "name": Coded(table([person.name for person in people]), np.arange(len(people))),
            "email": Coded(table([person.email for person in people]), np.arange(len(people))),
            "role": Coded(table([person.role for person in people]), np.arange(len(people))),
            "team": Coded(teams, team),
            "manager_id": Coded(table([person.manager_id for person in people]), np.arange(len(people))),
            "territory": Coded(table([team.territory for team in TEAMS]), team),
            "time_zone": Coded(zones, np.where(team < 0, len(TEAMS), team)),
            "quota_minor": Coded(table([_QUOTA_MINOR]), np.where([p.role == "rep" for p in people], 0, -1)),
            "external_id": Coded(table([person.external_id for person in people]), np.arange(len(people))),
        },
        actor="simulator:staff",
    )


def _away(past: History) -> Sheet:
    staff = past.staff
    known = np.maximum(
        staff.away_from - np.where(staff.away_to - staff.away_from > 2 * DAY, 21 * DAY, HOUR), past.frame.start
    )
    return Sheet(
        "rep.away", Away, Coded(past.names.reps, staff.away_rep), known, known + SECOND, f"{past.key}away:",
        {"starts_at": Instants(staff.away_from), "ends_at": Instants(staff.away_to)}, "simulator:staff",
    )  # fmt: skip


def _capacity(past: History) -> Sheet:
    """Return what sales says it can take, at the start and each quarter; sometimes it says so too late."""
    chance, size = past.draws.of("capacity"), past.staff.size
    starts = [past.frame.start, *(past.frame.midnight(first) for first, _ in past.frame.quarters()[1:])]
    since = np.repeat(np.array(starts, dtype=np.int64), size)
    rep = np.tile(np.arange(size, dtype=np.int64), len(starts))
    notice = np.where(chance.random(since.size) < 0.2, 12, 33)
    at = since - notice * DAY
    at = np.where(since == past.frame.start, _before(past, since.size, 10), at)
    said = np.round(past.scenario.capacity_per_week * chance.normal(1.0, 0.08, since.size)).astype(np.int64)
    return Sheet(
        kind="rep.capacity_announced",
        make=CapacityAnnounced,
        subject=Coded(past.names.reps, rep),
        happened=at,
        noted=at + SECOND,
        key=f"{past.key}capacity:",
        details={
            "leads_per_week": np.maximum(said, 1),
            "from_at": Instants(since),
            "team": Coded(table([team.name for team in TEAMS]), past.staff.team_of[rep]),
        },
        actor="simulator:sari",
    )


def _accounts(past: History) -> Sheet:
    book, rows = past.accounts, np.arange(past.accounts.size)
    at = _before(past, book.size, 6)
    return Sheet(
        kind="account.added",
        make=AccountAdded,
        subject=Coded(past.names.accounts, rows),
        happened=at,
        noted=at + SECOND,
        key=f"{past.key}account:",
        details={
            "name": Coded(book.names, rows),
            "domain": Coded(book.domains, rows),
            "industry": Coded(table(INDUSTRIES), book.industry),
            "employees": book.employees,
            "country": Coded(table(COUNTRIES), book.country),
            "region": Coded(table(REGIONS), book.country),
            "segment": Coded(table(("small", "mid", "large")), book.segment),
            "territory": Coded(table([team.territory for team in TEAMS]), book.team),
            "tier": Coded(table(("A", "B", "C")), np.where(book.target, 0, np.where(book.segment == 2, 1, 2))),
            "owner_id": Coded(past.names.reps, book.owner),
            "customer": book.customer,
            "target": book.target,
            "external_id": Made(lambda rows: [f"A-{past.seed}-{row}" for row in rows.tolist()]),
        },
        actor="simulator:crm",
    )


def _days(past: History, day: Ints) -> Made:
    return Made(lambda rows: [past.frame.first_day + timedelta(days=one) for one in day[rows].tolist()])


def _campaigns(past: History) -> Sheet:
    plans = past.campaigns
    at = past.frame.start + plans.first_day * DAY - 2 * DAY
    cost = np.array([channel.cost for channel in CHANNELS])[plans.channel]
    planned = np.round(plans.expected * 1.1).astype(np.int64)
    return Sheet(
        kind="campaign.launched",
        make=Launched,
        subject=Coded(past.names.campaigns, np.arange(plans.size)),
        happened=at,
        noted=at + SECOND,
        key=f"{past.key}campaign:",
        details={
            "name": Coded(table(plans.names), np.arange(plans.size)),
            "channel": Coded(past.names.channels, plans.channel),
            "starts_on": _days(past, plans.first_day),
            "ends_on": _days(past, plans.last_day),
            "planned_leads": planned,
            "budget_minor": planned * np.round(cost * 100).astype(np.int64),
            "currency": BASE,
        },
        actor="simulator:ayu",
    )


def _spend(past: History) -> Sheet:
    """Return one booking per campaign and week of its flight, around its cost per expected lead."""
    plans, chance = past.campaigns, past.draws.of("spend")
    weeks = (plans.last_day - plans.first_day) // 7 + 1
    which = np.repeat(np.arange(plans.size, dtype=np.int64), weeks)
    nth = np.arange(which.size) - np.repeat(np.cumsum(weeks) - weeks, weeks)
    first = plans.first_day[which] + nth * 7
    last = np.minimum(first + 6, plans.last_day[which])
    length = plans.last_day - plans.first_day + 1
    cost = np.array([channel.cost for channel in CHANNELS])[plans.channel]
    a_day = (plans.expected * cost / length)[which] * 100
    minor = np.round(a_day * (last - first + 1) * np.exp(chance.normal(0.0, _OVERSPEND, which.size))).astype(np.int64)
    at = past.frame.start + (last + 1) * DAY
    amount = np.maximum(minor, 1)
    return Sheet(
        kind="spend.booked",
        make=Booked,
        subject=Coded(past.names.campaigns, which),
        happened=at,
        noted=at + chance.integers(HOUR, 3 * DAY, which.size),
        key=f"{past.key}spend:",
        details={
            "channel": Coded(past.names.channels, plans.channel[which]),
            "from_date": _days(past, first),
            "to_date": _days(past, last),
            "amount_minor": amount,
            "currency": BASE,
            "base_minor": amount,
            "campaign": Coded(past.names.campaigns, which),
        },
        actor="simulator:finance",
    )


def _content(past: History) -> Sheet:
    """Return what marketing owes sales each month, a quarter of it late and some of it never."""
    chance = past.draws.of("content")
    months = max(past.frame.days // 30, 1)
    month = np.repeat(np.arange(months), len(CONTENT))
    sort = np.tile(np.arange(len(CONTENT)), months)
    due = month * 30 + 21
    late = np.where(
        chance.random(month.size) < 0.25, chance.integers(1, 14, month.size), -chance.integers(0, 6, month.size)
    )
    missed = chance.random(month.size) < 0.06
    at = past.frame.start + (due + late) * DAY + 9 * HOUR
    at = np.where(missed, past.frame.until + WEEK, at)
    ids: Objects = table([f"content_{CONTENT[s]}_{m + 1}" for m, s in zip(month.tolist(), sort.tolist(), strict=True)])
    return Sheet(
        kind="content.delivered",
        make=ContentDelivered,
        subject=Coded(ids, np.arange(month.size)),
        happened=at,
        noted=at + SECOND,
        key=f"{past.key}content:",
        details={
            "piece": Made(lambda rows: [f"{CONTENT[sort[r]].replace('_', ' ')} {month[r] + 1}" for r in rows.tolist()]),
            "sort": Coded(table(CONTENT), sort),
            "due_on": _days(past, due),
        },
        actor="simulator:ayu",
    )


def _reports(past: History) -> Sheet:
    """Return the weekly campaign reports: due on Monday, some late, some never."""
    chance, weeks = past.draws.of("reports"), past.frame.weeks
    monday = np.array([past.frame.monday(week) for week in range(weeks)], dtype=np.int64)
    due = monday + WEEK + chance.integers(7 * HOUR, 10 * HOUR, weeks)
    late = np.where(chance.random(weeks) < _LATE_REPORT, chance.integers(DAY, 4 * DAY, weeks), 0)
    at = np.where(chance.random(weeks) < _NO_REPORT, past.frame.until + WEEK, due + late)
    return Sheet(
        "report.delivered", ReportDelivered, REPORTS, at, at + SECOND, f"{past.key}report:",
        {"week": Made(lambda rows: [past.frame.day_of(one) for one in monday[rows].tolist()])}, "simulator:ayu",
    )  # fmt: skip
