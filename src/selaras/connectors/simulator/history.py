"""Everything that happened in a world, as tables, before it is told as facts."""

from dataclasses import dataclass

from selaras.connectors.simulator.accounts import Accounts, found_accounts
from selaras.connectors.simulator.agreement import Agreement, agree
from selaras.connectors.simulator.arrays import Objects, table
from selaras.connectors.simulator.campaigns import Campaigns, plan_campaigns
from selaras.connectors.simulator.channels import CHANNELS
from selaras.connectors.simulator.draws import Draws
from selaras.connectors.simulator.frame import Frame
from selaras.connectors.simulator.handoff import Desk
from selaras.connectors.simulator.hours import Shifts
from selaras.connectors.simulator.leads import Leads, capture
from selaras.connectors.simulator.money import Rates
from selaras.connectors.simulator.opportunities import AfterSql, Opportunities, after_sql, open_opportunities
from selaras.connectors.simulator.passes import Passes, all_passes
from selaras.connectors.simulator.profiles import Profiles, profiles
from selaras.connectors.simulator.qualification import Hits, find_hits, standing
from selaras.connectors.simulator.scenario import Scenario
from selaras.connectors.simulator.staff import SOURCE, Staff, hire
from selaras.connectors.simulator.touches import Tracker
from selaras.kit.identity import derived_id


@dataclass(frozen=True, slots=True)
class Names:
    """Ids by place, ready to be picked from by code; -1 picks None."""

    leads: Objects
    accounts: Objects
    reps: Objects
    managers: Objects
    channels: Objects
    campaigns: Objects


@dataclass(frozen=True, slots=True)
class History:
    """The tables of a world."""

    scenario: Scenario
    seed: int
    frame: Frame
    draws: Draws
    rates: Rates
    agreement: Agreement
    staff: Staff
    shifts: Shifts
    accounts: Accounts
    campaigns: Campaigns
    leads: Leads
    profiles: Profiles
    tracker: Tracker
    hits: Hits
    passes: Passes
    after: AfterSql
    deals: Opportunities
    names: Names

    @property
    def key(self) -> str:
        """Return what every source key of this world begins with."""
        return f"sim{self.seed}:"


def live_through(scenario: Scenario, seed: int, frame: Frame) -> History:
    """Let a world happen."""
    draws = Draws(seed)
    rates = Rates.over(frame)
    staff = hire(scenario, frame, draws)
    accounts = found_accounts(scenario, staff, draws)
    campaigns = plan_campaigns(scenario, frame, draws)
    leads = capture(scenario, frame, accounts, campaigns, draws)
    agreement = agree(frame, rates)
    tracker = Tracker(scenario, frame, leads, campaigns, draws)
    known = profiles(leads, accounts)
    hits = find_hits(agreement, leads, standing(agreement, known), tracker)
    shifts = Shifts.of(staff)
    desk = Desk(scenario, frame, staff, shifts, accounts, leads, draws)
    passes = all_passes(desk, hits)
    after = after_sql(desk, passes)
    deals = open_opportunities(desk, passes, after, rates)
    return History(
        scenario=scenario,
        seed=seed,
        frame=frame,
        draws=draws,
        rates=rates,
        agreement=agreement,
        staff=staff,
        shifts=shifts,
        accounts=accounts,
        campaigns=campaigns,
        leads=leads,
        profiles=known,
        tracker=tracker,
        hits=hits,
        passes=passes,
        after=after,
        deals=deals,
        names=_names(seed, leads, accounts, campaigns, staff),
    )


def _names(seed: int, leads: Leads, accounts: Accounts, campaigns: Campaigns, staff: Staff) -> Names:
    return Names(
        leads=table([derived_id("lead", SOURCE, f"{seed}-{i}") for i in range(leads.size)]),
        accounts=table(accounts.ids),
        reps=table([rep.id for rep in staff.reps]),
        managers=table([manager.id for manager in staff.managers]),
        channels=table([channel.name for channel in CHANNELS]),
        campaigns=table(campaigns.ids),
    )
