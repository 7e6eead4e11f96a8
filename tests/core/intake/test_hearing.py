"""Hearing: who is meant by a message is decided from names alone, and never guessed."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from selaras.core.charter.terms import IntakeTerms
from selaras.core.intake import Message
from selaras.core.intake.arriving import with_channels
from selaras.core.intake.hearing import known_again, lead_id_of
from selaras.core.intake.meaning import Meanings
from selaras.core.intake.names import known_by, name_of, system_of
from selaras.core.intake.people import People, Someone
from selaras.core.intake.said import understood
from selaras.core.ledger import KINDS, Fact
from selaras.core.ledger.details.lead import Captured, Identified, Touched, Updated
from selaras.core.ledger.details.pair import Suspected
from tests.core.intake.hearing import MEANINGS, World, kinds
from tests.core.intake.saying import MONDAY, message

LATER = MONDAY + timedelta(hours=9)


def at(minutes: float) -> Any:
    return MONDAY + timedelta(minutes=minutes)


def says(kind: str, minutes: float = 0, **said: Any) -> Message:
    """A message whose id follows from what it says; it names no device but where the test does."""
    named = {"messageId": f"{kind} {minutes} {sorted(said.items())}"[:250], "anonymousId": None}
    return message(kind, **{"at": at(minutes), **named, **said})


def address(minutes: float = 0, email: str = "ayu@maju.co.id", **said: Any) -> Message:
    return says("identify", minutes, traits={"email": email}, **({"anonymousId": "a1"} | said))


def test_one_message_makes_one_lead_with_all_its_names() -> None:
    world = World()
    heard = world.hear(says("identify", userId="u1", anonymousId="a1", traits={"email": "ayu@maju.co.id"}), now=LATER)
    assert kinds(heard.facts.values()) == ["lead.captured", "lead.identified", "lead.identified"]
    [person] = world.everybody()
    assert person.names == {"email:ayu@maju.co.id", "user_id:u1", "anonymous_id:a1"}
    assert {fact.noted_at for fact in heard.facts.values()} == {LATER}


def test_a_repeat_says_nothing_new() -> None:
    world, said = World(), [address(), says("track", 1, event="Demo Requested", anonymousId="a1")]
    world.hear(*said, *said, now=LATER)
    before = dict(world.facts)
    assert world.hear(*said, now=LATER).facts.keys() <= before.keys()
    assert world.facts == before


def test_traits_that_are_known_are_not_told_again() -> None:
    world = World()
    world.hear(address(), address(5), now=LATER)
    assert kinds(world.facts.values()) == ["lead.captured", "lead.identified"]
    world.hear(says("identify", 9, anonymousId="a1", traits={"city": "Solo"}), now=LATER)
    assert kinds(world.facts.values())[-1] == "lead.updated"


def test_an_earlier_naming_that_comes_late_is_the_capture() -> None:
    world = World()
    world.hear(says("identify", 9, userId="u1", traits={"email": "ayu@maju.co.id"}), now=LATER)
    world.hear(says("identify", 5, userId="u1"), now=LATER)
    [person] = world.everybody()
    assert person.captured_at == at(5)


def test_a_user_who_said_another_address_is_only_suspected() -> None:
    world = World()
    world.hear(address(), says("identify", 1, userId="u2", traits={"email": "bima@maju.co.id"}), now=LATER)
    heard = world.hear(says("identify", 2, userId="u2", traits={"email": "ayu@maju.co.id"}), now=LATER)
    [pair] = [fact.details for fact in heard.facts.values() if isinstance(fact.details, Suspected)]
    assert {pair.first, pair.second} == {lead.id for lead in world.leads()}
    assert len(world.leads()) == 2


def test_who_was_parted_is_neither_merged_nor_suspected() -> None:
    world = World()
    world.hear(address(), says("identify", 1, userId="u1"), says("identify", 1, userId="u9"), now=LATER)
    first, second, _ = sorted(world.leads(), key=lambda lead: lead.captured_at or LATER)
    for lead in world.leads():
        world.parted |= {frozenset((first.id, lead.id))}
    world.hear(says("identify", 2, userId="u1", traits={"email": "ayu@maju.co.id"}), now=LATER)
    world.hear(says("alias", 3, userId="u1", previousId="a1"), now=LATER)
    assert len(world.leads()) == 3
    assert "pair.suspected" not in kinds(world.facts.values())
    assert second.id != first.id


def test_passes_that_forbid_a_merge_leave_a_suspicion() -> None:
    world = World()
    world.hear(address(), says("identify", 1, userId="u1"), now=LATER)
    ended, running = (lead_id_of(name) for name in ("email:ayu@maju.co.id", "user_id:u1"))
    world.facts |= {
        one.source_key: one
        for one in (
            _decided("lead.qualified", ended, 10), _decided("lead.rejected", ended, 30, reason="wrong_size"),
            _decided("lead.qualified", running, 20),
        )
    }  # fmt: skip
    world.hear(says("identify", 40, userId="u1", traits={"email": "ayu@maju.co.id"}), now=LATER)
    assert len(world.leads()) == 2
    assert "pair.suspected" in kinds(world.facts.values())


def test_two_leads_that_two_reps_work_on_wait_for_a_person() -> None:
    world = World()
    world.hear(address(), says("identify", 1, userId="u1"), now=LATER)
    for name, rep in (("email:ayu@maju.co.id", "rep_dewi"), ("user_id:u1", "rep_tono")):
        for kind, minutes, details in (("lead.qualified", 10, {}), ("lead.routed", 11, {"rep_id": rep})):
            fact = _decided(kind, lead_id_of(name), minutes, **details)
            world.facts[fact.source_key] = fact
    world.hear(says("alias", 40, userId="u1", previousId="a1"), now=LATER)
    assert len(world.leads()) == 2
    assert kinds(world.facts.values()).count("pair.suspected") == 1


def _decided(kind: str, lead: str, minutes: float, **details: Any) -> Fact:
    return Fact(
        kind=kind, subject=lead, happened_at=at(minutes), noted_at=at(minutes), source_key=f"{kind} {lead}",
        actor="desk", details=KINDS[kind].details(**details),
    )  # fmt: skip


def test_three_leads_become_one_and_every_merge_names_the_survivor() -> None:
    world = World()
    world.hear(says("identify", 0, userId="u1"), says("identify", 1, userId="u2"), address(2), now=LATER)
    world.hear(says("identify", 3, userId="u2", traits={"email": "ayu@maju.co.id"}), now=LATER)
    world.hear(says("identify", 4, userId="u1", traits={"email": "ayu@maju.co.id"}), now=LATER)
    [lead] = world.leads()
    assert lead.id == lead_id_of("user_id:u1")
    assert len(lead.merged) == 2


def test_somebody_who_was_forgotten_is_known_again_by_an_act_of_their_own() -> None:
    world = World()
    forgotten = lead_id_of("user_id:u1")
    world.people.erased = {forgotten: at(10), known_again(forgotten): at(20)}
    world.hear(says("identify", 5, userId="u1", traits={"email": "ayu@maju.co.id"}), now=LATER)
    assert (world.facts, world.visits) == ({}, {})
    world.hear(says("identify", 15, userId="u1"), now=LATER)
    assert world.facts == {}
    world.hear(says("identify", 25, userId="u1"), now=LATER)
    assert [lead.id for lead in world.leads()] == [known_again(known_again(forgotten))]


def test_a_device_is_its_last_holders_and_before_that_its_firsts() -> None:
    world = World()
    world.hear(address(10), address(20, "bima@maju.co.id"), now=LATER)
    for minutes in (5, 15, 25):
        world.hear(says("page", minutes, anonymousId="a1"), now=LATER)
    ayu, bima = world.everybody()
    assert [when for _, when in ayu.touches] == [at(5), at(15)]
    assert [when for _, when in bima.touches] == [at(25)]


def test_an_offices_address_names_one_lead_for_each_device() -> None:
    world = World()
    world.hear(*(address(n, "info@maju.co.id", anonymousId=f"a{n % 2}") for n in range(4)), now=LATER)
    assert [person.names for person in world.everybody()] == [{"anonymous_id:a0"}, {"anonymous_id:a1"}]


def test_a_user_takes_a_device_over_by_using_it() -> None:
    world = World()
    world.hear(address(0), says("identify", 1, userId="u2"), now=LATER)
    world.hear(says("track", 2, userId="u2", anonymousId="a1", event="Anything"), now=LATER)
    world.hear(says("page", 3, anonymousId="a1"), now=LATER)
    assert [len(person.touches) for person in world.everybody()] == [0, 1]


def test_links_by_alias_are_kept_until_either_name_is_known() -> None:
    for known in ({"userId": "new"}, {"userId": "old"}, {"anonymousId": "old", "traits": {"email": "ayu@maju.co.id"}}):
        world = World()
        world.hear(says("alias", 1, userId="new", previousId="old"), now=LATER)
        world.hear(says("identify", 2, **known), now=LATER)
        world.hear(says("track", 3, userId="new", event="Trial Started"), now=LATER)
        [person] = world.everybody()
        assert [signal for signal, _ in person.touches] == ["trial_started"], known


def test_an_alias_of_a_device_and_of_two_known_leads() -> None:
    world = World()
    world.hear(address(0, anonymousId="a1"), address(1, "bima@maju.co.id", anonymousId="a2"), now=LATER)
    world.hear(says("alias", 2, anonymousId="a1", previousId="a2"), now=LATER)
    [person] = world.everybody()
    assert {"anonymous_id:a1", "anonymous_id:a2"} <= person.names


def test_a_group_ties_a_lead_to_its_account_once() -> None:
    world = World()
    world.hear(says("group", 0, anonymousId="a1", groupId="g"), now=LATER, account="account_1")
    world.hear(address(1), now=LATER)
    world.hear(says("group", 2, anonymousId="a1", groupId="g"), now=LATER, account="account_1")
    [person] = world.everybody()
    assert person.account == "account_1"
    assert kinds(world.facts.values()).count("lead.matched") == 1


def test_a_capture_comes_by_what_brought_the_visitor() -> None:
    def way(*touches: tuple[str | None, str | None], own: str | None = None) -> tuple[str | None, str | None]:
        facts = [
            _fact("lead.touched", n, Touched(signal="page_viewed", channel=c, campaign=k))
            for n, (c, k) in enumerate(touches)
        ]
        told = with_channels([*facts, _fact("lead.captured", 50, Captured(channel=own))])
        captured = told[-1].details
        assert isinstance(captured, Captured)
        return captured.channel, captured.campaign

    assert way() == (None, None)
    assert way(("email", "news"), ("direct", None), (None, None)) == ("email", "news")
    assert way(("direct", None)) == ("direct", None)
    assert way(("email", "news"), own="partner_referrals") == ("partner_referrals", None)
    assert way(("email", "news"), own="direct") == ("email", "news")


def _fact(kind: str, minutes: float, details: Any) -> Fact:
    return Fact(
        kind=kind, subject="lead_1", happened_at=at(minutes), noted_at=LATER, source_key=f"{kind} {minutes}", actor="x",
        details=details,
    )  # fmt: skip


def test_names_are_known_from_the_first_time_and_those_of_devices_every_time() -> None:
    facts = [
        _fact("lead.updated", 2, Updated(email="Ayu@maju.co.id")),
        _fact("lead.captured", 1, Captured(email="ayu+x@maju.co.id")),
        _fact("lead.updated", 3, Updated(email="ayu@maju.co.id")),
        _fact("lead.updated", 3, Updated(email="info@maju.co.id")), _fact("lead.updated", 4, Updated(city="Solo")),
        _fact("lead.identified", 5, Identified(system="anonymous_id", value="a1")),
        _fact("lead.identified", 6, Identified(system="anonymous_id", value="a1")),
        _fact("lead.identified", 7, Identified(system="user_id", value="")),
    ]  # fmt: skip
    assert [(known.name, known.since) for known in known_by(facts)] == [
        ("email:ayu@maju.co.id", at(1)), ("anonymous_id:a1", at(5)), ("anonymous_id:a1", at(6)),
    ]  # fmt: skip


def test_a_name_of_somebody_who_is_not_at_hand_names_nobody() -> None:
    people = People()
    for known in known_by([_fact("lead.captured", 1, Captured(email="ayu@maju.co.id"))]):
        people.learn(known)
        people.learn(known)
    assert people.owner("email:ayu@maju.co.id", at(5)) is None
    assert people.owner(None, at(5)) is None
    people.remember("lead_9", [])
    people.tell(_fact("lead.updated", 2, Updated(city="Solo")))
    assert people.lead("lead_1") is None
    assert not people.says("email:nobody", at(5), Someone("lead_1"))


def test_a_lead_that_is_part_of_another_answers_as_that_one() -> None:
    people = People()
    people.add(Someone("lead_1"))
    people.part("lead_2", "lead_1")
    people.remember("lead_2", [_fact("lead.updated", 2, Updated(city="Solo"))])
    someone = people.lead("lead_2")
    assert someone is people.lead("lead_1")
    assert someone is not None
    assert someone.profile().city == "Solo"


def test_a_message_mentions_every_name_in_it() -> None:
    said = understood(says("alias", userId="u1", previousId="a9"), MEANINGS)
    assert list(said.names) == ["user_id:u1", "user_id:a9", "anonymous_id:a9"]
    named = understood(address(userId="u1"), MEANINGS)
    assert list(named.names) == ["user_id:u1", "anonymous_id:a1", "email:ayu@maju.co.id"]
    assert understood(address(email="info@maju.co.id"), MEANINGS).strongest == "info@maju.co.id on anonymous_id:a1"


def test_what_stands_for_a_wish_is_the_charters_to_say() -> None:
    said = says("identify", traits={"unsubscribed": True}, anonymousId="a1")
    assert [saying.kind for saying in understood(said, MEANINGS).sayings] == ["lead.touched"]
    assert understood(said, _without_opting_out()).sayings == ()


def _without_opting_out() -> Any:
    return Meanings(IntakeTerms(events=()))


def test_a_name_says_what_sort_it_is() -> None:
    assert system_of(name_of("user_id", "a:b")) == "user_id"


# ── the law: order and repetition change nothing ─────────────────────────────────────────────────────────────────────

WHO = ("ayu", "bima")
"""Two people, each with an address, a user id, and two devices that nobody else uses."""


def title(minutes: int) -> str:
    return f"Level {minutes // 30} Director"


SAYS = {
    "page": lambda who, minutes, device: says("page", minutes, anonymousId=device),
    "page of user": lambda who, minutes, device: says("page", minutes, anonymousId=device, userId=who),
    "track": lambda who, minutes, _: says("track", minutes, userId=who, event="Trial Started"),
    "form": lambda who, minutes, device: says(
        "track", minutes, anonymousId=device, event="Demo Requested", properties={"email": f"{who}@Maju.co.id"}
    ),
    "address": lambda who, minutes, device: says(
        "identify", minutes, anonymousId=device, traits={"email": f"{who}@maju.co.id", "title": title(minutes)}
    ),
    "user": lambda who, minutes, device: says("identify", minutes, anonymousId=device, userId=who),
    "traits": lambda who, minutes, device: says("identify", minutes, anonymousId=device, traits={"city": "Solo"}),
    "alias": lambda who, minutes, device: says("alias", minutes, userId=who, previousId=device),
}
SAYINGS = st.builds(
    lambda who, minutes, device, how: SAYS[how](who, minutes, f"{who} {device}"),
    st.sampled_from(WHO), st.integers(0, 89), st.integers(1, 2), st.sampled_from(sorted(SAYS)),
)  # fmt: skip
LINKS = [says("identify", 90, userId=who, traits={"email": f"{who}@maju.co.id", "title": title(90)}) for who in WHO]
"""What ties each person's user id and address together at last."""


@given(said=st.lists(SAYINGS, max_size=12), data=st.data())
def test_the_order_of_arrival_and_repeats_change_nothing(said: list[Message], data: st.DataObject) -> None:
    events = [*said, *LINKS]
    straight = World()
    straight.hear(*sorted(events, key=lambda one: one.happened_at), now=LATER)
    again = data.draw(st.lists(st.sampled_from(events), max_size=4), label="repeats")
    shuffled = data.draw(st.permutations([*events, *again]), label="order")
    cut = data.draw(st.integers(0, len(shuffled)), label="cut")
    in_two, one_by_one = World(), World()
    in_two.hear(*shuffled[:cut], now=LATER)
    in_two.hear(*shuffled[cut:], now=LATER)
    for one in shuffled:
        one_by_one.hear(one, now=LATER)
    assert in_two.everybody() == one_by_one.everybody() == straight.everybody()
