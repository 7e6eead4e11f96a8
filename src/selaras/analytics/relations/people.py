"""People: every lead that stands on its own, with where it came from and the account it belongs to."""

import ibis
import ibis.expr.types as ir

from selaras.analytics.figures import UNKNOWN
from selaras.analytics.relations.companies import accounts
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.kept import kept

MERGES = ("lead.merged", "lead.unmerged")
PROFILE = ("title", "seniority", "company", "domain", "industry", "employees", "country", "region", "city", "segment")


@kept()
def merges() -> ir.Table:
    """Return each lead that is part of another now, and which: its last merge or un-merge decides.

    One that was merged into a lead which is itself merged away (in a ring, say) stands alone, as it does for the desk.
    """
    told = facts("people_changes")
    told = told.filter(told.kind.isin(MERGES))
    last = told.group_by("lead_id").agg(kind=told.kind.argmax(told.n), root=told.into.argmax(told.n))
    away = last.filter(last.kind == "lead.merged").select("lead_id", "root")
    return away.anti_join(away.select(gone="lead_id"), away.root == away.select(gone="lead_id").gone)


def with_root(table: ir.Table) -> ir.Table:
    """Return the table with the ``lead_id`` of the lead that survives."""
    away = merges.table
    joined = table.left_join(away, table.lead_id == away.lead_id, rname="{name}_merged")
    return joined.mutate(lead_id=ibis.coalesce(joined.root, joined.lead_id)).select(*table.columns)


def people_facts() -> ir.Table:
    """Return what was said of each surviving lead, in ledger order."""
    told = facts("people_changes")
    return with_root(told.filter(told.kind.notin(MERGES)))


@kept(merges, by="lead_id")
def people() -> ir.Table:
    """Return one row per surviving lead: first capture, profile as last said, account as last matched."""
    told = people_facts()
    captured, matched = told.kind == "lead.captured", told.kind == "lead.matched"
    who = told.group_by("lead_id").agg(
        first=told.n.min(where=captured),
        segment=told.segment.argmax(told.n, where=told.segment.notnull()),
        account_id=told.account_id.argmax(told.n, where=matched).nullif(""),
    )
    born = facts("people_changes")
    born = born.filter(born.kind == "lead.captured").select(
        "n",
        captured_at="happened_at",
        ingested_at="noted_at",
        channel=born.channel.nullif(""),
        campaign=born.campaign.nullif(""),
    )
    return who.left_join(born, who.first == born.n).drop("n", "first")


@kept(people, accounts, by="lead_id")
def leads() -> ir.Table:
    """Return every captured lead with the keys it can be cut by before anything is decided about it."""
    who = people.table.filter(people.table.captured_at.notnull())
    companies = accounts.table.select("account_id", "territory", "tier", account_segment="segment")
    joined = who.left_join(companies, "account_id").drop("account_id_right")
    return joined.mutate(
        channel=ibis.coalesce(joined.channel, UNKNOWN),
        campaign=ibis.coalesce(joined.campaign, UNKNOWN),
        segment=ibis.coalesce(joined.segment, joined.account_segment, UNKNOWN),
        territory=ibis.coalesce(joined.territory, UNKNOWN),
        tier=ibis.coalesce(joined.tier, UNKNOWN),
    ).drop("account_segment")
