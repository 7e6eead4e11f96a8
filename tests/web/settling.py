"""Settles the cast at their screens, and a small company in the ledger, the readings and the lake."""

from itertools import chain

from django.core.cache import cache
from django.test import Client

from selaras.actions.lake import bring_lake_up_to_date
from selaras.actions.readings import rebuild_readings
from selaras.connectors.simulator import DEMO_UNTIL, World, small_world
from selaras.core.staff import Role
from selaras.records.ledger import append
from selaras.records.models import LeadReading, User

PASSWORD = "a-long-walk-in-bandung"
CAST = {
    "ayu": Role.MARKETING_LEADER, "sari": Role.SALES_LEADER, "bima": Role.REVENUE_OPERATIONS, "dewi": Role.SALES_REP,
    "hadi": Role.EXECUTIVE,
}  # fmt: skip


def people() -> dict[str, User]:
    """Let everybody sign in; Eka is from elsewhere and has no role here."""
    cache.clear()
    known = {name: User.objects.create_user(name, password=PASSWORD, role=role) for name, role in CAST.items()}
    return known | {"eka": User.objects.create_user("eka", password=PASSWORD, role="visitor")}


def seated(person: User, language: str) -> Client:
    """A browser in which somebody has signed in."""
    person.language = language
    person.save()
    client = Client()
    client.force_login(person)
    return client


def simulated() -> World:
    """A company of few leads."""
    return small_world(7, leads=150)


def settle(world: World) -> None:
    """Bring the company's facts into the ledger, the readings and the lake."""
    cache.clear()
    append(chain.from_iterable(world.facts()))
    rebuild_readings()
    bring_lake_up_to_date(DEMO_UNTIL)


def a_busy_rep() -> str:
    """The id of a rep who owns a lead."""
    return LeadReading.objects.exclude(rep_id="").order_by("rep_id").values_list("rep_id", flat=True)[0]
