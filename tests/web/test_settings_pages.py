"""Settings on their pages: what each chooses, who works here, what is connected; secrets are shown once."""

import re
from datetime import timedelta

import pytest

from selaras.kit import clock
from selaras.records.models import (
    AbsenceReading,
    ApiKey,
    Channel,
    Feed,
    NotificationChoice,
    User,
    WebhookEndpoint,
    WriteKey,
)
from tests.actions.desk.company import hired, signed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def desk(settings, cast):
    """An administrator beside the cast, and a network that is this machine."""
    settings.OUTGOING_ALLOW = "127.0.0.1"
    cast["admin"] = User.objects.create_user("admin", password="x", role="administrator")


def text(answer):
    return answer.content.decode()


def secret(answer):
    return re.search(r'readonly value="([^"]+)"', text(answer))[1]


@pytest.fixture
def own(at_screen):
    def change(who, what, **said):
        return at_screen(who).post(f"/settings/own/{what}/", said, follow=True)

    return change


def test_everybody_chooses_what_they_are_told(at_screen, own):
    for name in ("dewi", "hadi", "ayu"):
        assert "What I am told" in text(at_screen(name).get("/settings/"))
    own("dewi", "choices", wish=["breach:page"])
    assert NotificationChoice.objects.filter(user__username="dewi", wanted=False).exists()
    own("dewi", "choices", wish=["breach:page", "assigned:mail"])
    assert NotificationChoice.objects.get(user__username="dewi", sort="assigned", medium="mail").wanted


def test_a_key_is_shown_once_and_revoked_by_its_owner_only(own):
    made = own("bima", "key", name="Warehouse", scope=["read:leads"], days="30")
    assert "Copy this now" in text(made)
    key = ApiKey.objects.get()
    assert key.key_id in secret(made)
    assert own("dewi", "revoke-key", key=key.key_id).status_code == 404
    own("bima", "revoke-key", key=key.key_id)
    key.refresh_from_db()
    assert key.revoked_at is not None


def test_a_key_without_scope_or_name_is_refused_in_words(own):
    assert "at least one scope" in text(own("bima", "key", name="x"))
    assert not ApiKey.objects.exists()


def test_a_calendar_has_an_address_until_it_is_revoked(own):
    address = secret(own("dewi", "feed"))
    assert address.endswith(".ics")
    assert own("ayu", "revoke-feed", feed=str(Feed.objects.get().pk)).status_code == 404
    assert "revoked" in text(own("dewi", "revoke-feed", feed=str(Feed.objects.get().pk)))


def test_reps_say_when_they_are_away_and_that_they_are_back(own, cast):
    now = clock.now()
    signed(when=now - timedelta(days=9))
    hired(when=now - timedelta(days=9))
    cast["dewi"].rep_id = "rep_dewi"
    cast["dewi"].save()
    days = {"from": f"{now + timedelta(days=1):%Y-%m-%dT09:00}", "until": f"{now + timedelta(days=3):%Y-%m-%dT09:00}"}
    assert "Dewi" in text(own("dewi", "away", rep="rep_dewi", why="Leave", **days))
    assert "may not" in text(own("dewi", "away", rep="rep_tono", **days)) or AbsenceReading.objects.count() == 1
    key = AbsenceReading.objects.get().key
    assert "Nobody is away" in text(own("dewi", "back", absence=key))
    assert own("dewi", "away", rep="rep_dewi", **{"from": "soon", "until": "later"}).status_code == 400


def test_an_administrator_lets_people_in_gives_roles_and_shows_them_out(at_screen, cast):
    screen = at_screen("admin")
    add = {"username": "lina", "name": "Lina", "role": "sales_rep", "password": "Tr0ub4dor-and-3", "language": "id"}
    screen.post("/settings/people/add/", add)
    assert User.objects.get(username="lina").language == "id"
    screen.post("/settings/people/role/", {"username": "lina", "role": "sales_manager"})
    assert User.objects.get(username="lina").role == "sales_manager"
    screen.post("/settings/people/password/", {"username": "lina", "password": "An0ther-long-one"})
    assert User.objects.get(username="lina").check_password("An0ther-long-one")
    screen.post("/settings/people/out/", {"username": "lina"})
    assert not User.objects.get(username="lina").is_active
    assert "show yourself out" in text(screen.post("/settings/people/out/", {"username": "admin"}, follow=True))
    weak = screen.post("/settings/people/add/", {**add, "username": "budi", "password": "1"})
    assert (weak.status_code, "could not be done" in text(weak)) == (422, True)


def test_trackers_programs_and_teams_are_connected(at_screen, cast):
    screen = at_screen("bima")
    made = screen.post("/settings/connections/write-key/", {"name": "Site", "origins": "https://www.maju.example"})
    assert secret(made).startswith(WriteKey.objects.get().prefix)
    screen.post("/settings/connections/revoke-write-key/", {"key": WriteKey.objects.get().id})
    assert WriteKey.objects.get().revoked_at is not None
    hook = {"name": "Warehouse", "url": "https://127.0.0.1/hook", "kinds": "lead.* opportunity.won"}
    first = secret(screen.post("/settings/connections/endpoint/", hook))
    one = {"endpoint": str(WebhookEndpoint.objects.get().pk)}
    assert first.startswith("whsec_")
    assert secret(screen.post("/settings/connections/rotate/", one)) != first
    assert "Kept" in text(screen.post("/settings/connections/try-endpoint/", one, follow=True))
    screen.post("/settings/connections/switch-endpoint/", one | {"on": "0"})
    assert not WebhookEndpoint.objects.get().enabled
    screen.post("/settings/connections/remove-endpoint/", one)
    assert not WebhookEndpoint.objects.exists()


def test_a_team_has_a_channel(at_screen, cast):
    screen = at_screen("bima")
    address = "https://127.0.0.1/services/T0/XXXX"
    channel = {"name": "Sales", "service": "slack", "address": address, "sort": ["announced", "breach"]}
    page = screen.post("/settings/connections/channel/", channel, follow=True)
    assert "Sales" in text(page)
    assert "XXXX" not in text(page)
    one = {"channel": str(Channel.objects.get().pk)}
    for what, more in (("try-channel", {}), ("switch-channel", {"on": "0"}), ("switch-channel", {"on": "1"})):
        assert screen.post(f"/settings/connections/{what}/", one | more, follow=True).status_code == 200
    screen.post("/settings/connections/remove-channel/", one)
    assert not Channel.objects.exists()
    wrong = screen.post("/settings/connections/channel/", channel | {"address": "nowhere"})
    assert wrong.status_code == 422


@pytest.mark.parametrize(("name", "where"), [("dewi", "people"), ("bima", "people"), ("dewi", "connections")])
def test_some_settings_are_for_some(at_screen, cast, name, where):
    assert at_screen(name).get(f"/settings/{where}/").status_code == 403


def test_a_change_nobody_knows_is_not_found(at_screen, cast):
    for where in ("own", "people", "connections"):
        assert at_screen("admin").post(f"/settings/{where}/dance/").status_code == 404
