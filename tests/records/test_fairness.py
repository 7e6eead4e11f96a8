"""What routing needs to know is read in few questions, and is what the facts add up to."""

import random
from datetime import timedelta

import pytest

from selaras.core.charter import starting_terms
from selaras.core.ledger.details import lead, rep
from selaras.core.routing import ROUTING_KINDS, Arrival, Held, fairness_of
from selaras.records.ledger import append
from selaras.records.ledger.histories import facts_of_kinds
from selaras.records.models import AssignmentReading, FairnessReading
from selaras.records.readings import rebuild, refresh_after
from selaras.records.readings.fairness import fairness_ledger, held_by, take_in_routing
from selaras.records.readings.people import people
from tests.records.company import START, captured, company, fact

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def told(facts):
    append(facts)
    refresh_after(facts)


def routed(number, rep_id, *, at=START, shared=("rep_a:2", "rep_b:1"), **said):
    details = lead.Routed(**({"rep_id": rep_id, "pool": "smb", "shared": shared} | said))
    return fact("lead.routed", f"lead_{number}", details, key=f"routed:{number}:{at}", at=at)


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.no_cover) for seed in range(1, 4))])
def test_the_ledger_that_is_read_is_the_one_the_facts_add_up_to(seed):
    rng = random.Random(seed)
    facts = company(rng, leads=40)
    while facts:
        some, facts = facts[:7], facts[7:]
        told(some)
    read, folded = fairness_ledger(), fairness_of(one for _, one in facts_of_kinds(ROUTING_KINDS))
    newest = AssignmentReading.objects.order_by("-at")[0].at
    assert read.books == folded.books
    assert read.at(newest) == folded.at(newest)
    assert {"east", "west"} <= read.books.keys()
    rebuild()
    assert fairness_ledger() == read


def test_facts_told_twice_count_once():
    facts = [captured(1), routed(1, "rep_a")]
    told(facts)
    told(facts)
    assert take_in_routing() == 0
    assert [(row.rep_id, row.entitled, row.received, row.last) for row in FairnessReading.objects.order_by("key")] == [
        ("rep_a", "2/3", 1, True),
        ("rep_b", "1/3", 0, False),
    ]


def test_arrivals_are_those_of_the_last_days_and_say_which_caps_they_count_for():
    told([captured(1), routed(1, "rep_a", counts_for=("large", "java"))])
    told([captured(2), routed(2, None, queue="holding", pool=None, shared=(), at=START + HOUR)])
    assert fairness_ledger().received == {"rep_a": (Arrival(START, ("large", "java")),)}
    told([captured(3), routed(3, "rep_b", at=START + 9 * DAY)])
    assert fairness_ledger().received == {"rep_b": (Arrival(START + 9 * DAY),)}


def test_what_was_undone_is_no_arrival_and_no_lead_of_anybody():
    given = routed(1, "rep_a")
    told([captured(1), given])
    assert held_by("lead_1") == Held("rep_a", "smb", (("rep_a", 2), ("rep_b", 1)))
    told([fact("lead.undone", "lead_1", lead.Undone(undoes=given.source_key), key="u")])
    assert (held_by("lead_1"), fairness_ledger().received) == (None, {})
    assert {row.received for row in FairnessReading.objects.all()} == {0}


def joined(name, **said):
    details = rep.Joined(**({"team": "east", "role": "rep", "external_id": f"crm-{name}"} | said))
    return fact("rep.joined", f"rep_{name}", details, key=f"joined:{name}")


def person(rep_id, now):
    return next(one for one in people(now, starting_terms()) if one.id == rep_id)


def test_people_are_known_with_their_names_teams_absences_hours_and_leads():
    away = rep.Away(starts_at=START + DAY, ends_at=START + 3 * DAY)
    said = [rep.CapacityAnnounced(leads_per_week=n, from_at=START + n * DAY) for n in (5, 9)]
    told([
        joined("a", email="a@corp.example", calendar="office", time_zone="Asia/Tokyo"), joined("b", role="manager"),
        joined("c", calendar="of another system"), joined("d", calendar="office"),
        fact("rep.left", "rep_c", rep.Left(), key="left", at=START + DAY),
        fact("rep.away", "rep_a", away, key="away"),
        fact("rep.returned", "rep_a", rep.Returned(absence="away"), key="back", at=START + 2 * DAY),
        fact("rep.away", "rep_d", away, key="away d"),
        fact("rep.returned", "rep_d", rep.Returned(absence="away d"), key="back d", at=START),
        fact("rep.returned", "rep_d", rep.Returned(absence="away d"), key="back again", at=START + 2 * DAY),
        *(fact("rep.capacity_announced", "rep_a", one, key=f"can{one.leads_per_week}") for one in said),
        captured(1), fact("lead.qualified", "lead_1", lead.Qualified(), key="q"), routed(1, "rep_a", at=START + HOUR),
    ])  # fmt: skip
    now = START + 36 * HOUR
    assert [one.id for one in people(now, starting_terms())] == ["rep_a", "rep_b", "rep_c", "rep_d"]
    a = person("rep_a", now)
    assert (a.names, a.team, a.sells, a.open_leads, a.capacity) == (("crm-a", "a@corp.example"), "east", True, 1, None)
    assert (a.away(now), a.away(START + 2 * DAY), a.calendar.zone) == (True, False, "Asia/Tokyo")
    assert [person("rep_a", START + n * DAY).capacity for n in (5, 8, 9)] == [5, 5, 9]
    assert not person("rep_b", now).sells
    assert (person("rep_c", now).left, person("rep_c", START).left) == (True, False)
    assert (person("rep_c", now).calendar, person("rep_d", now).absences) == (None, ())
    assert person("rep_d", now).calendar.zone == starting_terms().time_zone


def test_everything_about_people_and_fairness_takes_few_questions(django_assert_num_queries):
    told(company(random.Random(3)))
    with django_assert_num_queries(4):
        people(START, starting_terms())
    with django_assert_num_queries(3):
        fairness_ledger()
