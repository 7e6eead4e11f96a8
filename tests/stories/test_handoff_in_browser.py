"""The hand-off as two teams live it: a running server and worker, a real tracker, and people at their pages.

Time is the site's own: it is set back to a Monday morning, and the sad story moves it on by starting the site again.
"""

import re
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from segment.analytics.client import Client as Tracker

from selaras.cli.serving import web_command
from selaras.kit import clock
from selaras.phrases import say
from tests.actions.desk.company import FITS, MONDAY
from tests.harness.network import free_port
from tests.harness.serving import own_environment, wait_until_up
from tests.harness.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REVIEWED = "reviewed within a working day"
PASSWORD = "a-long-walk-in-bandung"
PREPARE = f"""
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from selaras.actions.write_keys import make_write_key
from selaras.records.models import User
from tests.actions.desk.company import MONDAY, opened
opened()
people = {{
    "dewi": ("sales_rep", "rep_dewi"), "tono": ("sales_rep", "rep_tono"), "budi": ("sales_rep", "rep_budi"),
    "rina": ("sales_manager", "rep_rina"), "ayu": ("marketing_leader", ""), "sari": ("sales_leader", ""),
}}
for name, (role, rep) in people.items():
    User.objects.create_user(name, password={PASSWORD!r}, role=role, rep_id=rep)
print(make_write_key("site", MONDAY).text)
"""


class Site:
    """A server and a worker in a time of their own."""

    def __init__(self, home):
        self.home, self.port, self.running = home, free_port(), []
        self.environment = own_environment(home)
        self.address = f"http://127.0.0.1:{self.port}"
        (home / "demo").mkdir()
        self.set_clock(MONDAY)
        prepared = subprocess.run(
            [sys.executable, "-c", PREPARE], env=self.environment, check=True, capture_output=True, text=True
        )
        self.key = prepared.stdout.strip()

    def set_clock(self, instant):
        (self.home / "demo" / "clock").write_text(str(int((clock.wall() - instant).total_seconds())))

    def start(self):
        commands = (web_command("127.0.0.1", self.port), [sys.executable, "-m", "selaras.worker"])
        self.running = [subprocess.Popen(command, env=self.environment) for command in commands]
        wait_until_up(self.port)

    def stop(self):
        for process in self.running:
            process.terminate()
        for process in self.running:
            process.wait(30)
        self.running = []

    def move_to(self, instant):
        """Let it be another time: everything is started again."""
        self.stop()
        self.set_clock(instant)
        self.start()

    def visit(self, number):
        """Let somebody look at pages as nobody, then ask for a demo by name."""
        failed = []
        tracker = Tracker(self.key, host=self.address, max_retries=0, on_error=lambda error, _: failed.append(error))
        nobody = {"anonymous_id": f"visitor-{number}"}
        tracker.page(name="Pricing", properties={"url": "https://we.example/pricing", "path": "/pricing"}, **nobody)
        tracker.track(event="Case Study Viewed", **nobody)
        who = {"user_id": f"user-{number}", **nobody}
        person = {name: value for name, value in FITS.items() if name not in {"domain", "channel", "company"}}
        named = {"name": f"Citra {number}", "email": f"citra@buyer{number}.example", "company": f"PT Buyer {number}"}
        tracker.identify(traits=person | named, **who)
        tracker.track(event="Demo Requested", **who)
        tracker.shutdown()
        assert failed == []


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    settled = Site(tmp_path_factory.mktemp("handoff"))
    settled.start()
    yield settled
    settled.stop()


@pytest.fixture
def sit(open_page, site):
    """Sign somebody in on a browser of their own, at a page."""

    def sit(name, address):
        page = open_page()
        page.goto(f"{site.address}/signin/?next=/{address}")
        page.get_by_label(say("en", "signin-username")).fill(name)
        page.get_by_label(say("en", "signin-password")).fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{address}")
        page.locator('#live[data-state="open"]').wait_for(state="attached")
        return page

    return sit


def row_of(page, who):
    return page.locator("[data-row]", has_text=who)


def whose(page, who):
    """The user who has the lead, as the review queue names them."""
    text = row_of(page, who).locator(".queue-terms").inner_text()
    return next(name for name in ("dewi", "tono", "budi") if name.title() in text)


def seconds_left(page, who):
    """What the row says is left, in seconds."""
    text = row_of(page, who).locator(".queue-due .nowrap").inner_text()
    units = {"h": 3600, "min": 60, "s": 1}
    return sum(int(n) * units[unit] for n, unit in re.findall(r"(\d+)\s*(h|min|s)\b", text))


def deed(page, what, **values):
    """Do something on the lead's page, with an answer to everything it asks."""
    form = page.locator(f"form[action$='/act/{what}/']")
    form.locator("xpath=../summary").click()
    for name, value in values.items():
        form.locator(f"[name={name}]").fill(value)
    for field in form.locator("input[name^=answer]").all():
        field.fill("yes, and they said so")
    form.locator("button").click()


def later(site, page, after, address):
    """Let it be later, and look at a page again."""
    page.goto("about:blank")
    site.move_to(MONDAY + after)
    page.goto(f"{site.address}/{address}")


def told(page, phrase, **values):
    """Whether this was told, said the way notices say it."""
    return page.locator(".notices li", has_text=say("en", phrase, **values)).count() > 0


def until(page, true):
    """Look at the page again until something is true of it."""

    def seen():
        if true():
            return True
        time.sleep(0.3)
        page.reload()
        return False

    wait_until(seen, f"{page.url} shows what follows")


def test_from_a_behaviour_to_an_opportunity(site, sit):
    queue = sit("rina", "review/")
    site.visit(1)
    row_of(queue, "Citra 1").wait_for()
    name = whose(queue, "Citra 1")
    day = sit(name, "my-day/")
    row_of(day, "Citra 1").wait_for()
    day.goto(f"{site.address}/notices/")
    day.locator(".notices li", has_text="Citra 1").first.wait_for()
    day.goto(f"{site.address}/my-day/")
    queue.keyboard.press("j")
    queue.keyboard.press("a")
    row_of(queue, "Citra 1").wait_for(state="detached")
    row_of(day, "Citra 1").get_by_text(say("en", "myday-never")).wait_for()
    row_of(day, "Citra 1").locator('[data-act="2"]').click()
    row_of(day, "Citra 1").get_by_text(say("en", "myday-last")).wait_for()
    row_of(day, "Citra 1").locator("[data-open]").click()
    day.wait_for_url("**/leads/**")
    deed(day, "qualify")
    deed(day, "opportunity", amount="120000000", close_date="2026-05-29")
    day.locator("form[action$='/act/opportunity/']").wait_for(state="detached")
    kept = day.locator("main").inner_text()
    assert kept.count(say("en", "lead-clock-met")) == 4


def test_what_nobody_touches_climbs_and_is_a_matter_for_both_sides(site, sit):
    site.visit(2)
    queue = sit("rina", "review/")
    row_of(queue, "Citra 2").wait_for()
    first, left = whose(queue, "Citra 2"), seconds_left(queue, "Citra 2")
    later(site, queue, timedelta(minutes=20), "notices/")
    until(queue, lambda: told(queue, "notice-climbed-title", lead="Citra 2, PT Buyer 2"))
    later(site, queue, timedelta(minutes=51), "notices/")
    until(queue, lambda: told(queue, "notice-reminder-title", clause=REVIEWED, lead="Citra 2, PT Buyer 2"))
    queue.goto(f"{site.address}/review/")
    until(queue, lambda: whose(queue, "Citra 2") != first)
    assert 0 < seconds_left(queue, "Citra 2") <= left - 50 * 60
    later(site, queue, timedelta(days=8), "promises/breaches/?week=2026-03-02")
    until(queue, lambda: queue.locator("tr", has_text="Citra 2").count() == 2)
    broken = queue.locator("tr", has_text="Citra 2")
    causes = {row.locator("td").last.inner_text() for row in broken.all()}
    assert causes == {say("en", "promises-cause", cause="untouched")}
    queue.goto(f"{site.address}/escalations/")
    until(queue, lambda: queue.locator("#escalations tr", has_text=REVIEWED).count() == 1)
