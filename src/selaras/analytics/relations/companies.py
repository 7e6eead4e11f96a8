"""Accounts and reps: the last word on every company and on everybody who sells."""

import ibis.expr.types as ir

from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.kept import kept


@kept(shared=True)
def accounts() -> ir.Table:
    """Return the last word on each account's keys, customer and target marks."""
    told = facts("account_changes")
    keys = ("name", "segment", "territory", "tier", "industry", "country", "owner_id")
    return told.group_by("account_id").agg(
        **{key: told[key].argmax(told.n, where=told[key].notnull()) for key in keys},
        customer=told.customer.argmax(told.n, where=told.customer.notnull()),
        target=told.target.argmax(told.n, where=told.target.notnull()),
    )


@kept(shared=True)
def reps() -> ir.Table:
    """Return the last word on each rep: role, team, manager, territory, quota, and when they left."""
    told = facts("reps")
    keys = ("role", "team", "manager_id", "territory", "time_zone", "calendar", "quota_minor")
    return told.group_by("rep_id").agg(
        **{key: told[key].argmax(told.n, where=told[key].notnull()) for key in keys},
        left_at=told.happened_at.max(where=told.kind == "rep.left"),
    )
