"""The knobs of the simulated company, each said in one sentence, and the worlds that have a name."""

from dataclasses import dataclass, replace

from selaras.kit.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What is true of a company before chance has its say; every field is a knob."""

    months: int = 18
    """Calendar months of history, ending at the instant asked for."""
    leads: int = 60_000
    """People captured in the whole history, duplicates included."""
    touches_per_lead: float = 15.0
    """Touches that marketing sees per lead, on average over the whole history."""
    leads_per_account: float = 5.0
    """People captured per company that exists in the world."""
    reps: int = 40
    """Sellers; their managers, two leaders and revenue operations come on top."""
    campaigns: int = 60
    """Campaigns over all channels that marketing runs."""
    channel_spread: float = 1.0
    """How much channels differ in true quality; 0 makes them all alike, 1 is the starting company."""
    campaign_spread: float = 0.25
    """Standard deviation, in log-odds, of a campaign's quality around its channel's."""
    quality_noise: float = 0.7
    """Standard deviation, in log-odds, of a lead's quality that neither channel, campaign nor fit explains."""
    quality_shift: float = 0.0
    """Log-odds added to every lead's quality; negative makes all leads poorer."""
    fit_effect: float = 0.35
    """Log-odds of quality per standard deviation of how well the person fits."""
    speed_loss: float = 0.6
    """Share of a lead's chance that is gone when sales answers very late; 0 means that speed has no effect."""
    speed_hours: float = 10.0
    """Wall-clock hours from qualification after which 63 % of that share is gone."""
    speed_shape: float = 0.7
    """Shape of the decay; below 1 the first minutes cost most."""
    never_share: float = 0.05
    """Share of its chance that a lead keeps whom nobody contacts."""
    response_minutes: float = 60.0
    """Median working minutes from acceptance to a rep's first attempt when the rep has no backlog."""
    response_spread: float = 1.1
    """Standard deviation of the logarithm of that time."""
    congestion: float = 1.0
    """How strongly a rep's backlog lengthens the time to the first attempt; 0 makes speed independent of load."""
    neglect: float = 0.05
    """Share of accepted leads nobody contacts, without a backlog and at average ease; 0 means none ever."""
    capacity_per_week: float = 7.0
    """Accepted leads a rep can work in a full week without a backlog growing."""
    rep_spread: float = 0.2
    """Standard deviation, in log-odds, of what a rep's skill adds to a lead's chance."""
    cherry_picking: float = 0.1
    """How strongly reps prefer easy leads: they answer exp(-this × ease) as fast and neglect the hard ones."""
    ease_effect: float = 0.25
    """Log-odds of quality per standard deviation of ease; what makes cherry-picking look like skill."""
    reviewer_bias: float = 0.06
    """Share of good leads a reviewer of the sceptical teams rejects against the agreed definition."""
    acceptance: float = 0.72
    """Share of MQLs an unbiased reviewer would accept, at average quality."""
    channel_waste: float = 1.0
    """How barren the two wasted channels are: 1 brings MQLs and hardly any revenue, 0 is like others."""
    untracked_share: float = 0.05
    """Share of leads that come by word of mouth, which no system tracks: their channel is unknown."""
    untracked_quality: float = 0.7
    """Log-odds by which word of mouth is better than the average channel."""
    win_rate: float = 0.24
    """Share of opportunities that are won, at average quality."""
    cycle_days: float = 70.0
    """Median days from an opportunity's creation to its win."""
    deal_size: int = 24_000
    """Median amount of a deal, in whole US dollars."""
    outbound_share: float = 0.12
    """Share of opportunities that sales opened without a lead."""
    forecast_bias: float = -0.12
    """What reps say in their forecasts beyond what they believe; negative is sandbagging, positive is wishing."""
    seasonality: float = 0.15
    """Height of the yearly wave in the number of leads."""
    trend: float = 0.3
    """Growth of the number of leads from the first day to the last, as a share of the first."""
    late_share: float = 0.03
    """Share of touches that systems report hours or days after they happened."""
    back_dating: float = 0.05
    """Share of reps who, in some weeks, write contacts down days later than they date them."""
    absence_days: float = 18.0
    """Working days a year on which a rep is away."""
    recycling: float = 0.3
    """Share of passes ended by sales that go back to nurture instead of being disqualified."""
    duplicates: float = 0.025
    """Share of leads that are second records of somebody already known."""
    unmerged: float = 0.04
    """Share of merges that were a mistake and are undone."""
    plan_gap: float = 0.35
    """Share of the quarterly revenue target that the company misses in expectation."""

    def __post_init__(self) -> None:
        refuse_impossible(self)


def refuse_impossible(scenario: Scenario) -> None:
    """Raise an error that names the first knob no company could have."""
    for name in ("months", "leads", "reps", "campaigns"):
        _need(getattr(scenario, name) >= _LEAST[name], name, f"at least {_LEAST[name]}")
    for name in _SHARES:
        _need(0 <= getattr(scenario, name) < 1, name, "a share from 0 to below 1")
    for name in _POSITIVE:
        _need(getattr(scenario, name) > 0, name, "above 0")


def _need(holds: bool, name: str, what: str) -> None:
    if not holds:
        raise InputError("no company can have that", place=f"knob {name}", next_step=f"give it a value that is {what}")


_LEAST = {"months": 3, "leads": 100, "reps": 8, "campaigns": 12}
_SHARES = (
    "speed_loss", "never_share", "neglect", "reviewer_bias", "acceptance", "untracked_share", "win_rate",
    "outbound_share", "late_share", "back_dating", "recycling", "duplicates", "unmerged", "plan_gap",
)  # fmt: skip
_POSITIVE = (
    "touches_per_lead", "leads_per_account", "speed_hours", "speed_shape", "response_minutes",
    "capacity_per_week", "cycle_days", "deal_size",
)  # fmt: skip

BALANCED = Scenario()
PRESETS: dict[str, Scenario] = {
    "balanced": BALANCED,
    "slow_sales": replace(
        BALANCED, response_minutes=240.0, capacity_per_week=4.5, congestion=1.6, neglect=0.16, speed_loss=0.7
    ),
    "poor_leads": replace(BALANCED, quality_shift=-0.9, acceptance=0.6, response_minutes=30.0, neglect=0.02),
    "cherry_picking": replace(BALANCED, cherry_picking=1.2, ease_effect=0.5, reviewer_bias=0.12),
    "wasted_budget": replace(BALANCED, channel_waste=1.6, untracked_share=0.1, untracked_quality=1.1),
    "no_effect": replace(
        BALANCED,
        channel_spread=0.0,
        campaign_spread=0.0,
        channel_waste=0.0,
        untracked_quality=0.0,
        speed_loss=0.0,
        neglect=0.0,
        cherry_picking=0.0,
        ease_effect=0.0,
        reviewer_bias=0.0,
        forecast_bias=0.0,
        back_dating=0.0,
        plan_gap=0.0,
    ),
}
