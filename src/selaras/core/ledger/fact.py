"""A fact: something that happened in the world, who says so, and when we heard of it. Facts are only ever appended."""

from datetime import datetime

import msgspec


class Details(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What a kind of fact says beyond its subject and its times; each kind has its own typed details.

    Details and facts are never part of a cycle, so the collector need not look at the millions of them (``gc=False``).
    """


class Fact(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of the ledger.

    ``happened_at`` is the world's time and ``noted_at`` ours; both are in UTC. ``source_key`` is the sender's own name
    for the line: telling the same thing twice is one fact. ``actor`` says who or what brought it ("import:olist",
    "user:bima", "worker").
    """

    kind: str
    subject: str
    happened_at: datetime
    noted_at: datetime
    source_key: str
    actor: str
    details: Details
