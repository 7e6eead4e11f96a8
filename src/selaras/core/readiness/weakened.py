"""Which figures a field carries: what is missing or wrong in it, these figures lose."""

from collections.abc import Collection

FUNNEL = ("mql_to_sal", "mql_to_sql", "mql_to_opportunity", "mql_to_won")
PIPELINE = ("open_pipeline", "remaining_coverage", "needed_coverage")
MONEY = ("won", "win_rate", "pipeline_velocity", *PIPELINE)
COST = ("spend", "cost_per_mql", "cost_per_sql")

_BY_TABLE: dict[str, dict[str, tuple[str, ...]]] = {
    "leads": {
        "channel": ("leads", "mql_volume", *FUNNEL, "cost_per_mql"),
        "captured_at": ("leads", "time_to_first_contact"),
        "qualified_at": ("mql_volume", *FUNNEL),
        "accepted_at": ("acceptance_rate", "mql_to_sal"),
        "sales_qualified_at": ("mql_to_sql", "sal_to_sql"),
        "stage": FUNNEL,
        "reason": ("acceptance_rate",),
        "email": ("data_complete",),
        "company": ("data_complete",),
        "rep": ("time_to_first_contact", "sla_attainment"),
        "account": ("data_complete",),
    },
    "opportunities": {
        "created_at": ("sales_cycle", "win_rate_created", "pipeline_velocity"),
        "closed_at": ("won", "win_rate", "sales_cycle"),
        "close_date": PIPELINE,
        "amount": MONEY,
        "stage": ("win_rate", *PIPELINE),
        "status": ("won", "win_rate"),
        "owner": ("win_rate",),
        "account": ("won",),
        "lead": ("mql_to_opportunity", "mql_to_won", "opportunity_to_won"),
        "product": ("win_rate",),
        "channel": ("won",),
    },
    "changes": {"opportunity": PIPELINE, "amount": PIPELINE, "stage": PIPELINE},
    "activities": {
        "lead": ("time_to_first_contact", "time_to_first_connect"),
        "rep": ("time_to_first_contact",),
        "medium": ("time_to_first_contact", "sla_attainment"),
        "at": ("time_to_first_contact", "sla_attainment"),
    },
    "touches": {"lead": ("leads",), "channel": ("leads",), "signal": ("mql_volume",), "at": ("mql_volume",)},
    "spend": {"amount": COST, "channel": COST, "from_date": COST},
    "accounts": {"name": ("data_complete",), "industry": ("data_complete",), "country": ("data_complete",)},
    "people": {"team": ("win_rate", "sla_attainment"), "time_zone": ("sla_attainment",)},
    "campaigns": {"channel": ("cost_per_mql",)},
}


OPTIONAL = frozenset(
    {
        "qualified_at",
        "accepted_at",
        "sales_qualified_at",
        "converted_at",
        "reason",
        "closed_at",
        "created_at",
        "close_date",
        "status",
        "rep",
        "time_zone",
    }
)
"""Fields that are rightly blank in some rows: a lead that was never accepted, a deal that is still open."""
_INSTEAD = {
    "closed_at": ("won_at", "lost_at"),
    "status": ("stage", "won", "closed", "won_at", "lost_at"),
    "stage": ("status", "won", "won_at", "qualified_at", "field"),
    "close_date": ("closed_at", "won_at"),
    "company": ("account", "domain"),
    "account": ("company", "domain"),
    "amount": ("field",),
}


def weakened(table: str, field: str) -> tuple[str, ...]:
    """Return the figures that a field of a table carries.

    >>> weakened("opportunities", "close_date")
    ('open_pipeline', 'remaining_coverage', 'needed_coverage')
    """
    return _BY_TABLE.get(table, {}).get(field, ())


def untold(table: str, filled: Collection[str]) -> tuple[str, ...]:
    """Return the fields that some figure needs and that neither a column nor another field in its place tells.

    >>> untold("touches", {"lead", "at", "signal"})
    ('channel',)
    """
    told = set(filled)
    return tuple(f for f in _BY_TABLE.get(table, {}) if f not in told and not told.intersection(_INSTEAD.get(f, ())))
