"""What events and links usually mean in B2B: the rules of a charter that says nothing of its own about them.

Event names follow the Segment specification (B2B SaaS, e-mail) and what forms, webinar tools and fairs send. Channels
follow the words that marketing teams put into links, then the address a visitor came from.
"""

from typing import Final

from selaras.core.charter.terms.events import ChannelRule, EventRule


def _on(signal: str, events: str = "", pages: str = "", channel: str | None = None, intro: bool = False) -> EventRule:
    return EventRule(
        signal=signal,
        events=tuple(filter(None, events.split(", "))),
        pages=tuple(filter(None, pages.split(", "))),
        channel=channel,
        introduces=intro,
    )


EVENTS: Final = (
    _on("demo_requested", "Demo Requested, Requested Demo, Demo Booked, Book a Demo, Meeting Booked", intro=True),
    _on(
        "contact_requested",
        "Contact Requested, Contact Us, Contact Sales, Contact Form Submitted, Quote Requested, Callback Requested",
        intro=True,
    ),
    _on("trial_started", "Trial Started, Started Trial, Free Trial Started"),
    _on("webinar_attended", "Webinar Attended, Attended Webinar, Webinar Joined", channel="webinars"),
    _on(
        "webinar_registered",
        "Webinar Registered, Registered for Webinar, Webinar Registration",
        channel="webinars",
        intro=True,
    ),
    _on(
        "event_attended",
        "Event Attended, Attended Event, Booth Visited, Badge Scanned",
        channel="trade_fairs",
        intro=True,
    ),
    _on(
        "content_downloaded",
        "Content Downloaded, Whitepaper Downloaded, White Paper Downloaded, Ebook Downloaded, Report Downloaded, "
        "Resource Downloaded",
        intro=True,
    ),
    _on(
        "form_submitted",
        "Form Submitted, Submitted Form, Signed Up, Newsletter Subscribed, Lead Captured",
        intro=True,
    ),
    _on("email_clicked", "Email Link Clicked, Email Clicked, Clicked Email", channel="email"),
    _on("unsubscribed", "Unsubscribed, Email Unsubscribed, Opted Out, Email Marked as Spam"),
    _on(
        "pricing_viewed",
        "Pricing Viewed, Viewed Pricing, Pricing Page Viewed, Viewed Pricing Page",
        "/pricing, /pricing/*, /*/pricing, /harga, /harga/*, /*/harga, Pricing, Harga",
    ),
    _on(
        "case_study_viewed",
        "Case Study Viewed, Viewed Case Study",
        "/case-studies/*, /*/case-studies/*, /customers/*, /studi-kasus/*, /*/studi-kasus/*, Case Study*, Studi Kasus*",
    ),
    _on("page_viewed", "Page Viewed, Viewed Page", "*"),
)
"""The first rule that holds names the behaviour; what no rule speaks of is kept out of the ledger."""

_SEARCH: Final = "'google', 'bing', 'yahoo', 'duckduckgo', 'baidu', 'yandex', 'ecosia', 'naver', 'startpage', 'qwant'"
_SOCIAL: Final = (
    "'linkedin', 'lnkd', 'facebook', 'instagram', 'twitter', 'x', 'youtube', 'tiktok', 'threads', 'whatsapp', "
    "'telegram', 'reddit', 'pinterest', 'quora'"
)
_PAID: Final = "'cpc', 'ppc', 'cpm', 'cpv', 'paid', 'ads', 'iklan'"
_MAIL_HOSTS: Final = "'mail.google.com', 'mail.yahoo.com', 'outlook.live.com', 'outlook.office.com', 'mail.zoho.com'"


def _by(channel: str, *any_of: str) -> ChannelRule:
    return ChannelRule(channel=channel, when=" or ".join(any_of))


CHANNELS: Final = (
    _by(
        "paid_social",
        "utm_medium in ('paid_social', 'paidsocial', 'social_paid', 'cpc_social', 'social_ads')",
        "click_id in ('li_fat_id', 'twclid', 'ttclid')",
        f"(utm_medium in ({_PAID}) and utm_source in ({_SOCIAL}, 'meta', 'fb', 'ig'))",
    ),
    _by("display", "utm_medium in ('display', 'banner', 'programmatic', 'retargeting', 'cpm')", "click_id == 'dclid'"),
    _by(
        "paid_search",
        f"utm_medium in ('paid_search', 'paidsearch', 'sem', {_PAID})",
        "click_id in ('gclid', 'gbraid', 'wbraid', 'msclkid', 'yclid')",
    ),
    _by("webinars", "utm_medium in ('webinar', 'webinars')"),
    _by(
        "trade_fairs",
        "utm_medium in ('event', 'events', 'trade_fair', 'trade_fairs', 'trade_show', 'conference', 'pameran')",
    ),
    _by("content_syndication", "utm_medium in ('content_syndication', 'syndication')"),
    _by("partner_referrals", "utm_medium in ('partner', 'partners', 'partner_referrals', 'affiliate', 'reseller')"),
    _by("customer_referrals", "utm_medium in ('customer_referral', 'customer_referrals', 'referral_program')"),
    _by(
        "review_sites",
        "utm_medium in ('review', 'reviews', 'review_sites')",
        "referrer_site in ('g2', 'capterra', 'getapp', 'softwareadvice', 'trustradius', 'trustpilot', 'gartner')",
    ),
    _by("podcast", "utm_medium == 'podcast'"),
    _by(
        "email",
        "utm_medium in ('email', 'e_mail', 'newsletter', 'mailing')",
        "utm_source in ('email', 'newsletter')",
        f"referrer_host in ({_MAIL_HOSTS})",
    ),
    _by(
        "organic_social",
        "utm_medium in ('social', 'organic_social', 'social_media', 'social_network', 'sm')",
        f"utm_source in ({_SOCIAL})",
        f"referrer_site in ({_SOCIAL})",
        "referrer_host == 't.co'",
    ),
    _by("organic_search", "utm_medium in ('organic', 'organic_search')", f"referrer_site in ({_SEARCH})"),
    _by("referral", "utm_medium in ('referral', 'link')", "came_from == 'outside'"),
    _by("direct", "came_from == 'nowhere' and utm_source is not known and utm_medium is not known"),
)
"""The first rule that holds names the channel; within one's own site nobody comes by any."""
