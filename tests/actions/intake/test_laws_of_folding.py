"""The laws of the fold: in whatever order and however often events arrive, the same people are known by them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from selaras.actions.desk import desk
from selaras.actions.intake.folding import fold_arrivals
from selaras.actions.readings import rebuild_readings
from selaras.core.intake import Arrival
from selaras.records.models import IdentityReading, Visit
from tests.actions.intake.sending import Person, at, event, everybody

pytestmark = pytest.mark.django_db

WHO = ("ayu", "bima")
"""Two people, each with an address, a user id, and two devices that nobody else uses."""


def link(who: str) -> dict[str, Any]:
    """What ties a person's user id and address together at last."""
    return event("identify", 90, userId=who, traits={"email": f"{who}@maju.co.id", "title": title(90)})


def title(minutes: int) -> str:
    return f"Level {minutes // 30} Director"


SAYINGS = st.builds(
    lambda who, minutes, device, how: SAYS[how](who, minutes, f"{who} {device}"),
    st.sampled_from(WHO), st.integers(0, 89), st.integers(1, 2),
    st.sampled_from(["page", "page of user", "track", "form", "address", "user", "traits", "group", "alias"]),
)  # fmt: skip
SAYS = {
    "page": lambda who, minutes, device: event("page", minutes, anonymousId=device),
    "page of user": lambda who, minutes, device: event("page", minutes, anonymousId=device, userId=who),
    "track": lambda who, minutes, _: event("track", minutes, userId=who, event="Trial Started"),
    "form": lambda who, minutes, device: event(
        "track", minutes, anonymousId=device, event="Demo Requested", properties={"email": f"{who}@Maju.co.id"}
    ),
    "address": lambda who, minutes, device: event(
        "identify", minutes, anonymousId=device, traits={"email": f"{who}@maju.co.id", "title": title(minutes)}
    ),
    "user": lambda who, minutes, device: event("identify", minutes, anonymousId=device, userId=who),
    "traits": lambda who, minutes, device: event("identify", minutes, anonymousId=device, traits={"city": "Solo"}),
    "group": lambda who, minutes, _: event("group", minutes, userId=who, groupId=f"{who}'s", traits={"plan": "team"}),
    "alias": lambda who, minutes, device: event("alias", minutes, userId=who, previousId=device),
}


def arrivals(events: list[dict[str, Any]]) -> list[Arrival]:
    return [
        Arrival(position=place, received_at=at(100), source="web", kind="", payload=json.dumps(one).encode())
        for place, one in enumerate(events)
    ]


@contextmanager
def nothing_stays() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def known_after(*batches: list[dict[str, Any]]) -> list[Person]:
    with nothing_stays():
        for batch in batches:
            with desk(at(100)) as open_desk:
                fold_arrivals(open_desk, arrivals(batch))
        assert not Visit.objects.exclude(user__isnull=True, device__isnull=False).filter(kind="lead.touched").exists()
        return everybody()


@settings(
    max_examples=8, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.explicit, Phase.generate]
)  # a smaller example would be found by folding for minutes
@given(said=st.lists(SAYINGS, max_size=10), data=st.data())
def test_the_order_of_arrival_and_repeats_change_nothing(said: list[dict[str, Any]], data: st.DataObject) -> None:
    events = [*said, *map(link, WHO)]
    straight = known_after(sorted(events, key=lambda one: one["timestamp"]))
    again = data.draw(st.lists(st.sampled_from(events), max_size=4), label="repeats")
    shuffled = data.draw(st.permutations([*events, *again]), label="order")
    cut = data.draw(st.integers(0, len(shuffled)), label="cut")
    assert known_after(shuffled[:cut], shuffled[cut:]) == straight
    assert known_after(*([one] for one in shuffled)) == straight


@settings(max_examples=4, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(said=st.lists(SAYINGS, max_size=10))
def test_the_names_that_are_kept_are_those_of_a_rebuild(said: list[dict[str, Any]]) -> None:
    with nothing_stays():
        with desk(at(100)) as open_desk:
            fold_arrivals(open_desk, arrivals([*said, *map(link, WHO)]))
        kept = set(IdentityReading.objects.values_list("key", "name", "lead_id", "since"))
        rebuild_readings()
        assert set(IdentityReading.objects.values_list("key", "name", "lead_id", "since")) == kept
