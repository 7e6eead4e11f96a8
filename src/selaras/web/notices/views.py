"""The list of a reader's notices, and the address in a mail that stops mails of its kind."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from selaras.actions.outgoing import latest_notices, mark_read
from selaras.actions.outgoing.unsubscribing import read_token, stop_mails
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence
from selaras.phrases import render as say
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError
from selaras.web.frame.moment import present


@require_http_methods(["GET", "POST"])
def notices(request: Asked) -> HttpResponse:
    """Return the list of notices; a POST notes that they were all read."""
    moment = present(request)
    if request.method == "POST":
        mark_read(request.user, moment.now)
        return HttpResponseRedirect(reverse("notices"))
    told = latest_notices(request.user, say, moment.now)
    unread = any(not notice.read for notice in told)
    return render(request, "notices/notices.html", {**moment.context(), "told": told, "unread": unread})


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether mails of a kind should stop, and stop them; a mailbox's own button posts here without asking.

    The token in the address is signed, so whoever has the mail may do it without signing in, and nobody else can.
    """
    try:
        _, sort = read_token(token)
        if request.method == "POST":
            stop_mails(token)
    except InputError:
        raise AddressError(Sentence.of("notice-stop-unknown")) from None
    named = Sentence.of(f"notice-sort-{sort}")
    return render(request, "notices/stop.html", {"named": named, "stopped": request.method == "POST"})
