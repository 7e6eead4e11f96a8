"""Every derived relation by name."""

from selaras.analytics.relations.clocks import clocks
from selaras.analytics.relations.companies import accounts, reps
from selaras.analytics.relations.handoffs import handoffs
from selaras.analytics.relations.histories import activities, charters, opportunity_changes, spending, touches
from selaras.analytics.relations.kept import Kept
from selaras.analytics.relations.opportunities import opportunities, pass_opportunities
from selaras.analytics.relations.passes import pass_events, passes, stage_entries
from selaras.analytics.relations.people import leads, people
from selaras.analytics.relations.promised import capacities, commitments, deliveries

DERIVED: dict[str, Kept] = {
    relation.name: relation
    for relation in (
        people,
        leads,
        accounts,
        reps,
        passes,
        stage_entries,
        pass_events,
        pass_opportunities,
        opportunities,
        opportunity_changes,
        clocks,
        handoffs,
        touches,
        activities,
        spending,
        deliveries,
        commitments,
        capacities,
        charters,
    )
}
"""Every relation by name."""
