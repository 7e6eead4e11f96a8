"""Facts about opportunities: opened, moved between the CRM's stages, re-priced, pushed out, handed on, closed."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import DAY, HOUR, NEVER, SECOND, Floats, Ints, Objects, Truths, table, within
from selaras.connectors.simulator.channels import CHANNELS
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.money import BASE, FOREIGN
from selaras.connectors.simulator.opportunities import CATEGORIES, STAGE_STARTS, STAGES
from selaras.connectors.simulator.sheets import Cell, Coded, Made, Sheet
from selaras.connectors.simulator.told.decisions import deal_ids
from selaras.connectors.simulator.words import COMPETITORS, PRODUCTS, THEMES
from selaras.core.ledger.details.opportunity import Changed, Created, Lost, Moved, Reopened, Won

_CURRENCY = table([BASE, FOREIGN])
_LOST_REASONS = ("no_decision", "price", "competitor", "missing_feature", "timing", "no_budget")
_PUSH = 30 * DAY
_REOPENED = 0.03
_HANDED_ON = 0.04
_REPRICED_AT = 0.5


@dataclass(frozen=True, slots=True)
class Pushes:
    """Every time a close date was moved: which deal, when, and to which day."""

    deal: Ints
    at: Ints
    to: Ints


def deals(past: History) -> list[Sheet]:
    """Return all sheets about opportunities, in the order of the vocabulary."""
    ids = deal_ids(past)
    return [
        _created(past, ids), _priced(past, ids), _pushed(past, ids), _handed_on(past, ids), _moved(past, ids),
        _categorised(past, ids), *_closed(past, ids),
    ]  # fmt: skip


def pushes_of(past: History) -> Pushes:
    """Return the pushes: when the expected day comes and the deal is open, it moves on by a month."""
    book = past.deals
    end = np.minimum(book.closed, past.frame.until + DAY)
    count = np.maximum(-(-(end - book.first_close) // _PUSH), 0)
    deal = np.repeat(np.arange(book.size, dtype=np.int64), count)
    nth = within(count)
    at = book.first_close[deal] + nth * _PUSH - DAY + (book.draw[deal] * 8 * HOUR).astype(np.int64)
    at = np.maximum(at, book.created[deal] + HOUR)
    return Pushes(deal, at, book.first_close[deal] + (nth + 1) * _PUSH)


def _soon(past: History, at: Ints, part: str) -> Ints:
    chance = past.draws.of(f"noted {part}")
    lag = chance.integers(1, 60, at.size) * SECOND
    late = chance.random(at.size) < past.scenario.late_share
    return at + np.where(late, lag + (chance.exponential(26.0, at.size) * HOUR).astype(np.int64), lag)


def _days(past: History, at: Ints) -> Made:
    return Made(lambda rows: [past.frame.day_of(one) for one in at[rows].tolist()])


def _created(past: History, ids: Objects) -> Sheet:
    book = past.deals
    own = book.row < 0
    channel = np.where(book.channel >= len(CHANNELS), -1, book.channel)
    return Sheet(
        kind="opportunity.created",
        make=Created,
        subject=Coded(ids, np.arange(book.size)),
        happened=book.created,
        noted=book.created + 3 * SECOND,
        key=f"{past.key}deal:",
        details={
            "amount_minor": book.opening_minor,
            "currency": Coded(_CURRENCY, book.idr.astype(np.int64)),
            "base_minor": past.rates.to_base(book.opening_minor, book.idr, book.created),
            "close_date": _days(past, book.first_close),
            "owner_id": Coded(past.names.reps, book.rep),
            "forecast_category": CATEGORIES[0],
            "product": Coded(table(PRODUCTS), np.minimum((book.draw * 3).astype(np.int64), 2)),
            "account_id": Coded(past.names.accounts, book.account),
            "name": Made(
                lambda rows: [f"{past.accounts.names[book.account[r]]} · {THEMES[r % 16]}" for r in rows.tolist()]
            ),
            "stage": STAGES[0],
            "source": Coded(table(["marketing", "outbound"]), own.astype(np.int64)),
            "campaign": Coded(past.names.campaigns, book.campaign),
            "channel": Coded(past.names.channels, channel),
            "external_id": Made(lambda rows: [f"D-{past.seed}-{row}" for row in rows.tolist()]),
        },
        actor="simulator:crm",
    )


def _priced(past: History, ids: Objects) -> Sheet:
    """Return the change from the opening amount to the final one, where they differ."""
    book = past.deals
    at = _life(past, np.full(book.size, _REPRICED_AT))
    at = np.where((book.final_minor != book.opening_minor), at, NEVER)
    details: dict[str, Cell] = {
        "amount_minor": book.final_minor,
        "currency": Coded(_CURRENCY, book.idr.astype(np.int64)),
        "base_minor": past.rates.to_base(book.final_minor, book.idr, np.minimum(at, past.frame.until)),
    }
    noted = _soon(past, at, "priced")
    return Sheet(
        "opportunity.changed", Changed, Coded(ids, np.arange(book.size)), at, noted, f"{past.key}priced:", details,
        "simulator:crm",
    )  # fmt: skip


def _life(past: History, share: Floats) -> Ints:
    """Return the instant at which a share of each deal's life is over; stale deals live half a year."""
    book = past.deals
    end = np.where(book.closed < NEVER, book.closed, book.created + 180 * DAY)
    lived: Ints = book.created + ((end - book.created) * share).astype(np.int64)
    return lived


def _pushed(past: History, ids: Objects) -> Sheet:
    moved = pushes_of(past)
    noted = _soon(past, moved.at, "pushed")
    return Sheet(
        "opportunity.changed", Changed, Coded(ids, moved.deal), moved.at, noted, f"{past.key}pushed:",
        {"close_date": _days(past, moved.to)}, "simulator:crm",
    )  # fmt: skip


def _handed_on(past: History, ids: Objects) -> Sheet:
    """Return transfers to a colleague; later than the handing over, the forecast is the colleague's."""
    book, staff = past.deals, past.staff
    chance = past.draws.of("transfers")
    some = chance.random(book.size) < _HANDED_ON
    to = chance.integers(0, staff.size, book.size)
    at = np.where(some, _life(past, np.full(book.size, 0.35)), NEVER)
    return Sheet(
        "opportunity.changed", Changed, Coded(ids, np.arange(book.size)), at, at + SECOND, f"{past.key}handed:",
        {"owner_id": Coded(past.names.reps, to)}, "simulator:crm",
    )  # fmt: skip


def stage_instants(past: History) -> Ints:
    """Return when each deal enters each stage, one row per deal; NEVER for those it does not reach."""
    book = past.deals
    instants = np.stack([_life(past, np.full(book.size, share)) for share in STAGE_STARTS], axis=1)
    beyond = np.arange(len(STAGES))[None, :] > book.furthest[:, None]
    return np.where(beyond, NEVER, instants)


def _moved(past: History, ids: Objects) -> Sheet:
    deal, stage, at = _steps(past)
    noted = _soon(past, at, "moved")
    names = table(STAGES)
    details = {"to_stage": Coded(names, stage), "from_stage": Coded(names, stage - 1)}
    return Sheet("opportunity.moved", Moved, Coded(ids, deal), at, noted, f"{past.key}moved:", details, "simulator:crm")


def _categorised(past: History, ids: Objects) -> Sheet:
    deal, stage, at = _steps(past)
    at = np.where(stage >= 2, at, NEVER)
    return Sheet(
        "opportunity.changed", Changed, Coded(ids, deal), at, at + 5 * SECOND, f"{past.key}category:",
        {"forecast_category": Coded(table(CATEGORIES), stage)}, "simulator:crm",
    )  # fmt: skip


def _steps(past: History) -> tuple[Ints, Ints, Ints]:
    at = stage_instants(past)[:, 1:]
    deal, stage = np.nonzero(at < NEVER)
    return deal, stage + 1, at[deal, stage]


def _closed(past: History, ids: Objects) -> list[Sheet]:
    book, chance = past.deals, past.draws.of("closes")
    who = Coded(ids, np.arange(book.size))
    won_at = np.where(book.won, book.closed, NEVER)
    lost_at = np.where(book.won, NEVER, book.closed)
    again = np.where(chance.random(book.size) < _REOPENED, lost_at + 12 * DAY, NEVER)
    again_lost = np.where(chance.random(book.size) < 0.75, again + 25 * DAY, NEVER)
    reopened = Sheet(
        "opportunity.reopened", Reopened, who, again, again + SECOND, f"{past.key}reopened:", {"stage": STAGES[1]},
        "simulator:crm",
    )  # fmt: skip
    won = Sheet(
        "opportunity.won", Won, who, won_at, _soon(past, won_at, "won"), f"{past.key}won:",
        {
            "amount_minor": book.final_minor, "currency": Coded(_CURRENCY, book.idr.astype(np.int64)),
            "base_minor": won_base(past),
        },
        "simulator:crm",
    )  # fmt: skip
    lost = _lost(past, who, lost_at, "lost", chance)
    return [reopened, won, lost, _lost(past, who, np.where(again < NEVER, again_lost, NEVER), "lost again", chance)]


def _lost(past: History, who: Coded, at: Ints, name: str, chance: np.random.Generator) -> Sheet:
    size = past.deals.size
    reason = chance.integers(0, len(_LOST_REASONS), size)
    against = np.where(reason == _LOST_REASONS.index("competitor"), chance.integers(0, len(COMPETITORS), size), -1)
    details = {"reason": Coded(table(_LOST_REASONS), reason), "competitor": Coded(table(COMPETITORS), against)}
    noted = _soon(past, at, name)
    return Sheet(
        "opportunity.lost", Lost, who, at, noted, f"{past.key}{name.replace(' ', '_')}:", details, "simulator:crm"
    )


def won_base(past: History) -> Ints:
    """Return what each deal is worth in the charter's currency if it is won when it closes."""
    book = past.deals
    return past.rates.to_base(book.final_minor, book.idr, np.minimum(book.closed, past.frame.until))


def open_at(past: History, at: int) -> Truths:
    """Return which deals are open at an instant."""
    book = past.deals
    is_open: Truths = (book.created <= at) & (book.closed > at)
    return is_open
