"""An open page in a real browser: a notice appears, marked parts refresh, and a click leads to the lead."""

import pytest

from selaras.actions.ledger import note
from tests.actions.outgoing.desk import announced, put
from tests.web.live.serving import server, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.slow
def test_an_open_page_shows_a_notice_refreshes_its_parts_and_leads_to_the_lead(lead, people, tmp_path, open_page):
    with server(tmp_path) as (port, _):
        site = f"http://127.0.0.1:{port}"
        page = open_page()
        page.context.add_cookies([{"name": "sessionid", "value": signed_in(people["dewi"]), "url": site}])
        page.goto(f"{site}/notices/")
        page.wait_for_selector("#live[data-state=open]", state="attached")
        page.evaluate(
            """() => {
              const part = document.createElement("p");
              part.id = "part";
              part.dataset.live = "my-day queue";
              part.setAttribute("hx-get", "/health");
              part.setAttribute("hx-trigger", "live");
              document.querySelector("main").append(part);
              window.htmx.process(part);
            }"""
        )
        put(announced())
        page.wait_for_selector(".live-notice.urgent")
        assert page.locator("[data-live-count=unread]").first.inner_text() == "1"
        note([announced()])
        page.locator("#part", has_text="ok").wait_for()
        page.get_by_role("link", name="Now: Siti Aminah, PT Maju asks for you").click()
        page.wait_for_url(f"{site}/leads/lead_1/")
        page.goto("about:blank")
