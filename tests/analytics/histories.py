"""Random histories: few leads, few instants and every kind of trouble, so that ties, merges and late facts are
common.
"""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from selaras.analytics.loading import CAN_BE_UNDONE
from selaras.core.ledger import KINDS, Fact

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
ROOTS = ("lead_a", "lead_b", "lead_c")
MERGED = ("lead_x", "lead_y")
OPPORTUNITIES = ("opportunity_1", "opportunity_2")
REPS = ("rep_dewi", "rep_tono")

hours = st.integers(0, 24 * 30)
_names = st.sampled_from([None, "webinar", "search", "fair"])


def _details(kind: str) -> st.SearchStrategy[dict[str, object]]:
    rep = st.sampled_from([None, *REPS])
    version = st.sampled_from([None, 1, 2])
    sorts: dict[str, dict[str, st.SearchStrategy[object]]] = {
        "lead.captured": {"channel": _names, "campaign": _names, "segment": _names, "title": _names},
        "lead.updated": {
            "segment": _names,
            "company": _names,
            "title": _names,
            "cleared": st.sampled_from([(), ("title",), ("segment", "company")]),
        },
        "lead.matched": {
            "account_id": st.sampled_from(["account_1", "account_2"]),
            "rule": st.just("domain"),
            "confidence": st.just(0.9),
        },
        "lead.qualified": {
            "score": st.sampled_from([None, 60.0, 75.5]),
            "high_intent": st.booleans(),
            "channel": _names,
            "campaign": _names,
            "segment": _names,
            "charter_version": version,
        },
        "lead.routed": {"rep_id": rep},
        "lead.accepted": {"rep_id": rep},
        "lead.rejected": {"reason": st.sampled_from(["wrong_size", "wrong_title"])},
        "lead.sales_qualified": {"rep_id": rep},
        "lead.disqualified": {"reason": st.just("no_budget")},
        "lead.recycled": {"reason": st.just("timing")},
        "lead.regressed": {"to_stage": st.sampled_from(["lead", "MQL ", "sal", "nurture"])},
        "lead.converted": {
            "opportunity_id": st.sampled_from(OPPORTUNITIES),
            "rep_id": rep,
            "inferred": st.booleans(),
        },
        "lead.contacted": {
            "medium": st.sampled_from(["call", "email", "meeting"]),
            "outbound": st.booleans(),
            "automated": st.booleans(),
            "connected": st.booleans(),
        },
        "lead.touched": {"signal": st.just("pricing_viewed")},
        "lead.notified": {},
        "lead.escalated": {"level": st.just(1), "to": st.just("manager"), "rep_id": rep},
        "lead.snoozed": {"until": st.just(START), "rep_id": rep},
        "lead.undone": {"undoes": st.integers(0, 40).map("key:{:03d}".format)},
        "opportunity.created": {"base_minor": st.sampled_from([None, 100, 250]), "inferred": st.booleans()},
        "opportunity.changed": {"base_minor": st.sampled_from([None, 300]), "owner_id": rep},
        "opportunity.won": {"base_minor": st.sampled_from([None, 500])},
        "opportunity.lost": {"reason": st.sampled_from([None, "price"])},
        "opportunity.reopened": {},
    }
    return st.fixed_dictionaries(sorts[kind])


LEAD_KINDS = [kind for kind in KINDS if kind.startswith("lead.") and kind not in {
    "lead.merged", "lead.unmerged", "lead.woken", "lead.erased", "lead.identified", "lead.match_asked",
}]  # fmt: skip
CHANGES = ("paused", "resumed", "stopped", "stopped", "reopened", "amended")
OPPORTUNITY_KINDS = [f"opportunity.{kind}" for kind in ("created", "changed", "won", "lost", "reopened")]


@st.composite
def _fact(draw: st.DrawFn) -> tuple[str, str, dict[str, object]]:
    choice = draw(st.integers(0, 9))
    if choice == 0:
        lead = draw(st.sampled_from((*MERGED, *MERGED, ROOTS[0])))
        if draw(st.booleans()):
            into = draw(st.sampled_from((*ROOTS, MERGED[0])).filter(lambda other: other != lead))
            return "lead.merged", lead, {"into": into}
        return "lead.unmerged", lead, {"apart_from": ROOTS[0]}
    if choice <= 2:
        kind = draw(st.sampled_from(OPPORTUNITY_KINDS))
        return kind, draw(st.sampled_from(OPPORTUNITIES)), draw(_details(kind))
    kind = draw(st.sampled_from(LEAD_KINDS))
    return kind, draw(st.sampled_from((*ROOTS, *MERGED))), draw(_details(kind))


@st.composite
def histories(draw: st.DrawFn, most: int = 70) -> list[Fact]:
    """Draw a history of a few leads; facts are noted up to twenty days after they happened."""
    told = draw(st.lists(st.tuples(_fact(), hours, st.sampled_from([0, 0, 0, 5, 480])), min_size=5, max_size=most))
    keys = draw(st.permutations(range(len(told))))
    kind_of = {f"key:{key:03d}": kind for ((kind, _, _), _, _), key in zip(told, keys, strict=True)}
    return [
        Fact(
            kind=kind,
            subject=subject,
            happened_at=(at := START + timedelta(hours=hour)),
            noted_at=at + timedelta(hours=late),
            source_key=f"key:{key:03d}",
            actor="test",
            details=KINDS[kind].details(**details),
        )
        for ((kind, subject, details), hour, late), key in zip(told, keys, strict=True)
        if kind != "lead.undone" or _can_be_undone(kind_of.get(str(details["undoes"])))
    ]


def _can_be_undone(kind: str | None) -> bool:
    return kind in KINDS and KINDS[kind].relation in CAN_BE_UNDONE and kind != "lead.undone"


@st.composite
def clock_histories(draw: st.DrawFn) -> list[Fact]:
    """Draw what was told of a few clocks, from their start on; any of it may be noted late, or never matter."""
    facts: list[Fact] = []
    due = st.integers(0, 72)
    for number in range(draw(st.integers(1, 4))):
        begun = draw(hours)
        told: list[tuple[str, int, dict[str, object]]] = [
            ("started", 0, {
                "clause": "first_contact", "promise": "first_contact",
                "side": draw(st.sampled_from(["sales", "marketing"])),
                "due_at": START + timedelta(hours=begun + draw(due)), "target_seconds": 3600, "calendar": "office",
                "lead_id": draw(st.sampled_from([None, *ROOTS])), "rep_id": draw(st.sampled_from([None, *REPS])),
            }),
        ]  # fmt: skip
        for _ in range(draw(st.integers(0, 6))):
            kind, later = draw(st.sampled_from(CHANGES)), draw(due)
            said: dict[str, object] = {"reason": "waiting"}
            if kind == "resumed":
                said = {"due_at": START + timedelta(hours=begun + later + draw(due))}
            elif kind == "amended":
                said = {"due_at": START + timedelta(hours=begun + draw(due)), "was_due_at": START, "reason": "x"}
            elif kind == "reopened":
                said = {}
            elif kind == "stopped":
                said = {"outcome": draw(st.sampled_from(["done", "done", "cancelled"]))}
            told.append((kind, later, said))
        for place, (kind, later, said) in enumerate(told):
            at = START + timedelta(hours=begun + later)
            facts.append(
                Fact(
                    kind=f"clock.{kind}",
                    subject=f"clock_{number}",
                    happened_at=at,
                    noted_at=at + timedelta(hours=draw(st.sampled_from([0, 0, 0, 48]))),
                    source_key=f"clock:{number}:{place}",
                    actor="test",
                    details=KINDS[f"clock.{kind}"].details(**said),
                )
            )
    return facts
