"""Rehearsal: pages are worked out once before anybody asks for them.

So no reader waits for what is done once in a server's life: templates are read, sentences parsed, calendars laid out,
connections opened. It reads as somebody who runs revenue operations would, answers nobody, and writes nothing.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connections
from django.http import HttpRequest
from django.urls import resolve, reverse

from selaras.core.staff import Role
from selaras.phrases import LANGUAGES
from selaras.records.models import LeadReading, User
from selaras.web.frame.asked import Asked
from selaras.web.frame.language import ReadersChoice
from selaras.web.frame.places import places_for

Addresses = Callable[[], Iterable[tuple[str, str]]]
_FIGURE = "acceptance_rate"
_OF_ONES_OWN = frozenset({"settings"})  # these pages are about who asks, and here nobody does


def rehearse_beside(addresses: Addresses) -> None:
    """Rehearse in the background; returns at once."""
    threading.Thread(target=rehearse, args=(addresses,), name="rehearsal", daemon=True).start()


def rehearse(addresses: Addresses) -> list[str]:
    """Work out the pages at these addresses, each in a language, and return the addresses."""
    try:
        return [_ask(address, language) for address, language in addresses()]
    finally:
        connections.close_all()


def leads_first() -> Iterator[tuple[str, str]]:
    """Yield the list of leads in every language, and one lead; an empty company has none to rehearse."""
    lead = LeadReading.objects.filter(merged_into="", pass_number__gt=0).order_by("-captured_at").first()
    if lead is not None:
        yield reverse("lead", args=[lead.lead_id]), LANGUAGES[0]
        yield from ((reverse("leads"), language) for language in LANGUAGES)


def then_the_others() -> Iterator[tuple[str, str]]:
    """Yield the pages of the menu, a figure and the rows behind it: for when the lake is ready."""
    if LeadReading.objects.exists():
        menu = places_for(_request(reverse("leads"), LANGUAGES[0]))
        for place in (*menu.first, *menu.more):
            if place.name not in _OF_ONES_OWN:
                yield reverse(place.name), LANGUAGES[0]
        yield reverse("figure-rows", args=[_FIGURE]), LANGUAGES[0]
        yield reverse("figure", args=[_FIGURE]), LANGUAGES[0]


def _ask(address: str, language: str) -> str:
    found = resolve(address)

    def view(request: HttpRequest) -> Any:
        return found.func(request, *found.args, **found.kwargs)

    ReadersChoice(view)(_request(address, language))
    return address


def _request(address: str, language: str) -> Asked:
    request = cast("Asked", HttpRequest())
    request.method, request.path, request.path_info = "GET", address, address
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_ACCEPT_LANGUAGE": language}
    request.session = SessionStore()
    request.user = User(username="rehearsal", role=Role.REVENUE_OPERATIONS)
    return request
