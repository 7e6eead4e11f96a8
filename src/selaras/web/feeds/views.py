"""The address of a feed."""

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from selaras.actions.feeds import Entry, entries_of, feed_with
from selaras.kit import clock
from selaras.kit.identity import derived_id
from selaras.phrases import say
from selaras.records.models import User

_READ_AGAIN_AFTER: Final = timedelta(minutes=15)


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:  # noqa: ARG001 (Django gives it)
    """Return the calendar; an address that is revoked, or nobody's, is not found."""
    now = clock.now()
    found = feed_with(secret, now)
    if found is None:
        raise Http404
    body = calendar_of(found.user, entries_of(found.user, now)).to_ical()
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Cache-Control": "private, max-age=300", "X-Robots-Tag": "noindex"},
    )


def calendar_of(user: User, entries: list[Entry]) -> Calendar:
    """Return the calendar of these entries, in its reader's language."""
    calendar = Calendar()
    calendar.add("prodid", "-//Selaras//calendar feed//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say(user.language, "feed-name"))
    calendar.add("refresh-interval", _READ_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, user.language))
    return calendar


def _event(entry: Entry, language: str) -> Event:
    event = Event()
    utc = ZoneInfo("UTC")
    event.add("uid", f"{derived_id('event', entry.sort, entry.id)}@selaras")
    event.add("dtstamp", entry.starts_at.astimezone(utc))
    event.add("dtstart", entry.starts_at.astimezone(utc))
    event.add("dtend", entry.ends_at.astimezone(utc))
    event.add("summary", _title(entry, language))
    event.add("transp", "OPAQUE" if entry.sort == "absence" else "TRANSPARENT")
    if entry.lead_id:
        address = f"{settings.SITE_URL}/leads/{entry.lead_id}/"
        event.add("url", address)
        event.add("description", address)
    return event


def _title(entry: Entry, language: str) -> str:
    company = entry.company or say(language, "notice-some-lead")
    return say(language, f"feed-{entry.sort}", clause=entry.clause, company=company)
