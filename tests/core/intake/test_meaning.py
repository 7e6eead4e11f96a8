"""What events mean: the behaviours, channels, campaigns and sessions that the charter's rules name."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from selaras.connectors.simulator.channels import CHANNELS
from selaras.core.charter.patterns import covered, page_pattern
from selaras.core.charter.terms import ChannelRule, EventRule, IntakeTerms
from selaras.core.intake.coming import coming
from selaras.core.intake.meaning import Meaning, Meanings
from tests.core.intake.saying import MONDAY, message, page, track

STANDARD = Meanings(IntakeTerms())
HOME = "https://www.maju.co.id/"


@pytest.mark.parametrize(
    ("event", "signal"),
    [
        ("Demo Requested", "demo_requested"), ("demo_requested", "demo_requested"), ("DemoRequested", "demo_requested"),
        ("DEMO-REQUESTED", "demo_requested"), ("Contact Requested", "contact_requested"),
        ("Trial Started", "trial_started"), ("Signed Up", "form_submitted"), ("Form Submitted", "form_submitted"),
        ("Content Downloaded", "content_downloaded"), ("Webinar Registered", "webinar_registered"),
        ("Webinar Attended", "webinar_attended"), ("Email Link Clicked", "email_clicked"),
        ("Unsubscribed", "unsubscribed"), ("Trial Ended", None), ("Account Created", None), ("Invite Sent", None),
    ],
)  # fmt: skip
def test_the_standard_names_of_b2b_events_are_understood(event: str, signal: str | None) -> None:
    assert STANDARD.of(track(event)).signal == signal


@pytest.mark.parametrize(
    ("path", "signal"),
    [
        ("/", "page_viewed"), ("/pricing", "pricing_viewed"), ("/pricing/", "pricing_viewed"),
        ("/EN/Pricing?plan=team", "pricing_viewed"), ("/harga", "pricing_viewed"),
        ("/pricing-2020-review", "page_viewed"),
        ("/case-studies", "page_viewed"), ("/case-studies/bahtera", "case_study_viewed"),
        ("/id/studi-kasus/bahtera/", "case_study_viewed"),
    ],
)  # fmt: skip
def test_a_page_is_known_by_its_path(path: str, signal: str) -> None:
    assert STANDARD.of(page(f"https://maju.co.id{path}")).signal == signal


def test_a_page_or_screen_is_known_by_its_name_too() -> None:
    assert STANDARD.of(message("page", name="Pricing")).signal == "pricing_viewed"
    assert STANDARD.of(message("screen", name="Case Study: Bahtera")) == Meaning(
        signal="case_study_viewed", content="Case Study: Bahtera",
        session=STANDARD.of(message("screen", name="Pricing")).session,
    )  # fmt: skip


def test_identifying_grouping_and_renaming_are_no_behaviour() -> None:
    terms = IntakeTerms(events=(EventRule(signal="page_viewed"),))
    for kind, also in (("identify", {}), ("group", {"groupId": "g"}), ("alias", {"previousId": "p"})):
        assert Meanings(terms).of(message(kind, **also)).signal is None


@pytest.mark.parametrize(
    ("url", "referrer", "channel", "campaign"),
    [
        (f"{HOME}?utm_source=google&utm_medium=cpc&utm_campaign=Spring%20Sale", "https://www.google.com/",
         "paid_search", "Spring Sale"),
        (f"{HOME}?gclid=Cj0", "https://www.google.co.id/", "paid_search", None),
        (f"{HOME}?utm_source=LinkedIn&utm_medium=CPC", "", "paid_social", None),
        (f"{HOME}?utm_medium=Paid-Social", "", "paid_social", None),
        (f"{HOME}?li_fat_id=9", "https://www.linkedin.com/", "paid_social", None),
        (f"{HOME}?fbclid=9", "https://l.facebook.com/", "organic_social", None),
        (f"{HOME}?utm_medium=banner", "", "display", None),
        (f"{HOME}?utm_medium=webinar", "", "webinars", None),
        (f"{HOME}?utm_medium=trade%20fair", "", "trade_fairs", None),
        (f"{HOME}?utm_medium=syndication", "", "content_syndication", None),
        (f"{HOME}?utm_medium=partner", "", "partner_referrals", None),
        (f"{HOME}?utm_medium=customer_referral", "", "customer_referrals", None),
        (f"{HOME}?utm_medium=podcast", "", "podcast", None),
        (f"{HOME}?utm_medium=E-Mail&utm_campaign=news-7", "https://mail.google.com/", "email", "news-7"),
        (HOME, "https://mail.google.com/mail/u/0", "email", None),
        (HOME, "https://www.g2.com/products/maju", "review_sites", None),
        (HOME, "https://lnkd.in/abc", "organic_social", None),
        (HOME, "https://t.co/abc", "organic_social", None),
        (HOME, "https://www.google.co.id/", "organic_search", None),
        (HOME, "https://duckduckgo.com/", "organic_search", None),
        (HOME, "https://blog.elsewhere.example/post", "referral", None),
        (HOME, "android-app://com.slack/", "referral", None),
        (HOME, "", "direct", None),
        (f"{HOME}?utm_source=something", "", None, None),
        (f"{HOME}pricing", "https://shop.maju.co.id/", None, None),
        (f"{HOME}pricing", HOME, None, None),
        ("http://localhost:8000/pricing", "http://localhost:8000/", None, None),
        (HOME, "http://[broken", "direct", None),
    ],
)  # fmt: skip
def test_a_channel_is_read_off_the_link_and_then_off_the_address_before(
    url: str, referrer: str, channel: str | None, campaign: str | None
) -> None:
    meant = STANDARD.of(page(url, referrer))
    assert (meant.channel, meant.campaign) == (channel, campaign)


def test_the_channels_have_the_words_of_the_demo_company() -> None:
    assert {channel.name for channel in CHANNELS} <= {rule.channel for rule in IntakeTerms().channels}


def test_an_event_without_a_page_comes_by_the_channel_its_rule_names() -> None:
    assert STANDARD.of(track("Email Link Clicked")).channel == "email"
    assert STANDARD.of(track("Demo Requested")).channel is None
    landed = {"page": {"url": f"{HOME}?utm_medium=partner", "referrer": ""}}
    assert STANDARD.of(track("Webinar Registered", context=landed)).channel == "partner_referrals"


def test_the_senders_own_reading_of_the_link_comes_first() -> None:
    context = {"campaign": {"name": "Spring", "source": "LinkedIn", "medium": "Paid Social", "content": "image link"}}
    meant = STANDARD.of(track("Form Submitted", context=context))
    assert (meant.channel, meant.campaign) == ("paid_social", "Spring")


def test_a_site_of_ones_own_is_no_channel() -> None:
    own = Meanings(IntakeTerms(own_hosts=("www.bantuan.co.id",)))
    assert own.of(page(HOME, "https://docs.bantuan.co.id/x")).channel is None
    assert STANDARD.of(page(HOME, "https://docs.bantuan.co.id/x")).channel == "referral"


def test_a_content_is_named_by_a_property_or_by_the_path() -> None:
    assert STANDARD.of(track("Content Downloaded", {"asset": "ROI sheet", "title": "Mr"})).content == "ROI sheet"
    assert STANDARD.of(track("Content Downloaded", {"content": {"no": "text"}})).content is None
    assert STANDARD.of(page(f"{HOME}Docs/?q=1#top")).content == "/docs"
    assert STANDARD.of(message("page")).content is None


def test_a_session_is_what_one_visitor_does_in_one_slot() -> None:
    first = STANDARD.of(page(at=MONDAY)).session
    assert STANDARD.of(page(at=MONDAY + timedelta(minutes=29))).session == first
    assert STANDARD.of(page(at=MONDAY + timedelta(minutes=30))).session != first
    assert STANDARD.of(page(at=MONDAY, anonymousId="a2")).session != first
    assert STANDARD.of(page(at=MONDAY, anonymousId=None, userId="a1")).session != first


def test_a_sender_may_name_its_sessions() -> None:
    named = [STANDARD.of(page(at=MONDAY + timedelta(hours=hour), context={"sessionId": 17})) for hour in (0, 9)]
    assert named[0].session == named[1].session != STANDARD.of(page()).session


@pytest.mark.parametrize(
    ("rule", "said", "fires"),
    [
        ({"events": ["Plan Chosen"], "when": "properties.seats >= 50"}, {"Seats": 50}, True),
        ({"events": ["Plan Chosen"], "when": "properties.seats >= 50"}, {"seats": "50"}, False),
        ({"events": ["Plan Chosen"], "when": "properties.total_billed > 5"}, {"total billed": 5.5}, True),
        ({"events": ["Plan Chosen"], "when": "properties.paid == 'true'"}, {"paid": True}, True),
        ({"events": ["Plan Chosen"], "when": "properties.plan == 'team'"}, {"plan": {"name": "team"}}, False),
        ({"events": ["Plan Chosen"], "when": "source == 'web' and event == 'plan chosen'"}, {}, True),
        ({"when": "properties.seats > 1"}, {"seats": 2}, True),
        ({"pages": ["*"]}, {}, False),
    ],
)  # fmt: skip
def test_a_rule_may_ask_about_the_event_itself(rule: dict[str, Any], said: dict[str, Any], fires: bool) -> None:
    meanings = Meanings(IntakeTerms(events=(EventRule.model_validate({"signal": "trial_started"} | rule),)))
    assert (meanings.of(track("Plan Chosen", said)).signal == "trial_started") is fires


def test_a_rule_for_everything_speaks_of_pages_too() -> None:
    meanings = Meanings(IntakeTerms(events=(EventRule(signal="page_viewed", when="source == 'web'"),)))
    assert [meanings.of(said).signal for said in (page(), track("X"))] == ["page_viewed", "page_viewed"]


def test_the_first_rule_that_holds_counts() -> None:
    big = EventRule(signal="contact_requested", events=("Plan Chosen",), when="properties.seats >= 50")
    any_ = EventRule(signal="trial_started", events=("Plan Chosen",), introduces=True)
    meanings = Meanings(IntakeTerms(events=(big, any_)))
    assert [meanings.of(track("plan chosen", {"seats": seats})).signal for seats in (10, 100)] == [
        "trial_started", "contact_requested",
    ]  # fmt: skip


def test_every_place_of_a_page_view_is_read() -> None:
    said = {"url": "https://maju.co.id/a?utm_medium=email", "path": "/b/", "referrer": "https://x.example/"}
    assert coming(message("page", properties=said)) == {
        "path": "/b", "host": "maju.co.id", "utm_medium": "email", "came_from": "outside",
        "referrer_host": "x.example", "referrer_site": "x",
    }  # fmt: skip
    old = {"referrer": {"url": "https://y.example/"}, "page": {"path": "/c", "search": "?UTM_SOURCE=Y"}}
    assert coming(message("page", context=old)) == {
        "path": "/c", "utm_source": "y", "came_from": "outside", "referrer_host": "y.example", "referrer_site": "y",
    }  # fmt: skip
    assert coming(message("track", event="X", properties={"url": "https://not-the-page.example"})) == {}


def test_a_link_with_too_many_words_says_nothing() -> None:
    assert "utm_source" not in coming(page(f"{HOME}?utm_source=a&" + "&".join(f"p{n}=1" for n in range(200))))


def test_words_of_the_protocols_own_page_are_understood(real_data: Path) -> None:
    told = json.loads((real_data / "webhooks" / "segment_spec_payloads.json").read_text())
    newsletter = told["common_with_campaign"] | {"event": "Form Submitted"}
    assert STANDARD.of(message("track", **_without_type(newsletter))).channel == "email"
    meant = {case["event"]: STANDARD.of(message("track", **case)).signal for case in told["b2b_saas"]}
    assert {event: signal for event, signal in meant.items() if signal} == {
        "Signed Up": "form_submitted", "Trial Started": "trial_started",
    }  # fmt: skip


def _without_type(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name not in {"type", "timestamp"}}


def test_a_channel_rule_may_hold_for_everybody() -> None:
    meanings = Meanings(IntakeTerms(channels=(ChannelRule(channel="direct", when="always"),)))
    assert meanings.of(track("Anything")).channel == "direct"


def test_patterns_are_compared_as_people_read_them() -> None:
    assert page_pattern("/a.b").fullmatch("/axb") is None
    assert covered("/docs/*", ["/docs/prices", "Docs"]) is False
