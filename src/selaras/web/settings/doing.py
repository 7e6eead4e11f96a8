"""What is changed in settings: one address per verb, each told in words, each secret shown once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from selaras.actions import api_keys, channels, choices, endpoints, feeds, staff, write_keys
from selaras.actions.routing import Saying, announce_absence, withdraw_absence
from selaras.core.notices import CHOOSABLE, Medium
from selaras.core.staff import Act
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal
from selaras.kit.sentence import Sentence
from selaras.phrases import render as spoken
from selaras.phrases import say
from selaras.web.desk.done import remember
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import parse_as_of, present
from selaras.web.frame.reader import needs
from selaras.web.settings.views import connections_page, own_page, people_page


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a change: a refusal, or a secret to be shown this once."""

    refusal: Refusal | None = None
    secret: str = ""


DONE = Outcome()
Change = Callable[[Asked], Outcome]


@require_POST
def own(request: Asked, what: str) -> HttpResponse:
    """Change something of the reader's own."""
    changes: dict[str, Change] = {
        "choices": _choose, "key": _issue_key, "revoke-key": _revoke_key, "feed": _make_feed,
        "revoke-feed": _revoke_feed, "away": _away, "back": _back,
    }  # fmt: skip
    return _changed(request, changes.get(what), "settings", lambda secret: own_page(request, secret))


@needs(Act.MANAGE_STAFF)
@require_POST
def people(request: Asked, what: str) -> HttpResponse:
    """Let somebody sign in, give them another role or password, or show them out."""
    changes: dict[str, Change] = {"add": _add, "role": _role, "password": _password, "out": _out}
    change = changes.get(what)
    try:
        return _changed(request, change, "settings-people", lambda _: people_page(request))
    except InputError as problem:
        return people_page(request, problem.what, 422)


@needs(Act.MANAGE_CHANNELS)
@require_POST
def connections(request: Asked, what: str) -> HttpResponse:
    """Make, try, switch or remove a connection."""
    changes: dict[str, Change] = {
        "write-key": _write_key, "revoke-write-key": _revoke_write_key, "endpoint": _endpoint,
        "try-endpoint": _try_endpoint, "rotate": _rotate, "switch-endpoint": _switch_endpoint,
        "remove-endpoint": _remove_endpoint, "channel": _channel, "try-channel": _try_channel,
        "switch-channel": _switch_channel, "remove-channel": _remove_channel,
    }  # fmt: skip
    try:
        return _changed(
            request, changes.get(what), "settings-connections", lambda secret: connections_page(request, secret)
        )
    except InputError as problem:
        return connections_page(request, problem=problem.what, status=422)


def _changed(request: Asked, change: Change | None, home: str, shown: Callable[[str], HttpResponse]) -> HttpResponse:
    """Do a change and go back to its page; a secret is shown at once, because nobody can see it again."""
    if change is None:
        raise Http404
    outcome = change(request)
    if outcome.secret:
        return shown(outcome.secret)
    refusals = (spoken(request.language, outcome.refusal.because),) if outcome.refusal else ()
    said = say(request.language, "myday-not-done" if refusals else "settings-done")
    remember(request, said, (), present(request).terms, refusals)
    return HttpResponseRedirect(reverse(home))


def _choose(request: Asked) -> Outcome:
    """Keep every box of the form as the reader left it, where that differs from what holds."""
    holds = {(one.sort, one.medium): one.wanted for one in choices.choices_of(request.user)}
    wished = set(request.POST.getlist("wish"))
    for sort in CHOOSABLE:
        for medium in Medium:
            wish = f"{sort}:{medium}" in wished
            if wish != holds[sort, medium]:
                choices.choose(request.user, sort, medium, wish)
    return DONE


@needs(Act.HOLD_KEYS)
def _issue_key(request: Asked) -> Outcome:
    now = clock.now()
    days = _whole(request, "days")
    order = api_keys.KeyOrder(
        _text(request, "name"), tuple(request.POST.getlist("scope")), now + timedelta(days=days) if days else None
    )
    try:
        return Outcome(secret=api_keys.issue_key(order, request.user, now).text)
    except InputError:
        return Outcome(_unreadable())


def _revoke_key(request: Asked) -> Outcome:
    return _known(lambda: api_keys.revoke_key(_text(request, "key"), request.user, clock.now()))


def _make_feed(request: Asked) -> Outcome:
    made = feeds.make_feed(request.user, clock.now())
    return Outcome(secret=request.build_absolute_uri(reverse("feed", args=[made.secret])))


def _revoke_feed(request: Asked) -> Outcome:
    return _known(lambda: feeds.revoke_feed(_whole(request, "feed"), request.user, clock.now()))


def _away(request: Asked) -> Outcome:
    zone = present(request).zone
    saying = Saying(_text(request, "rep"), request.user.person, clock.now())
    starts, ends = (parse_as_of(_text(request, name), zone) for name in ("from", "until"))
    answer = announce_absence(saying, starts, ends, _text(request, "why"))
    return Outcome(answer) if isinstance(answer, Refusal) else DONE


def _back(request: Asked) -> Outcome:
    answer = withdraw_absence(_text(request, "absence"), request.user.person, clock.now())
    return Outcome(answer) if isinstance(answer, Refusal) else DONE


def _add(request: Asked) -> Outcome:
    newcomer = staff.Newcomer(
        _text(request, "username"), _text(request, "role"), _text(request, "name"), _text(request, "email"),
        "id" if request.POST.get("language") == "id" else "en", _text(request, "rep"),
    )  # fmt: skip
    staff.add_person(newcomer, request.POST.get("password", ""))
    return DONE


def _role(request: Asked) -> Outcome:
    staff.change_role(_text(request, "username"), _text(request, "role"))
    return DONE


def _password(request: Asked) -> Outcome:
    staff.change_password(_text(request, "username"), request.POST.get("password", ""))
    return DONE


def _out(request: Asked) -> Outcome:
    if _text(request, "username") == request.user.username:
        return Outcome(Refusal("own_door", Sentence.of("settings-own-door")))
    staff.show_out(_text(request, "username"))
    return DONE


def _write_key(request: Asked) -> Outcome:
    origins = request.POST.get("origins", "").split()
    return Outcome(secret=write_keys.make_write_key(_text(request, "name"), clock.now(), origins).text)


def _revoke_write_key(request: Asked) -> Outcome:
    write_keys.revoke_write_key(_text(request, "key"), clock.now())
    return DONE


def _endpoint(request: Asked) -> Outcome:
    kinds = tuple(request.POST.get("kinds", "").split()) or (endpoints.EVERYTHING,)
    order = endpoints.EndpointOrder(_text(request, "name"), _text(request, "url"), kinds)
    made = endpoints.add_endpoint(order, by=request.user.person, now=clock.now())
    return Outcome(made) if isinstance(made, Refusal) else Outcome(secret=made.secret)


def _rotate(request: Asked) -> Outcome:
    made = endpoints.rotate_secret(_whole(request, "endpoint"), by=request.user.person, now=clock.now())
    return Outcome(made) if isinstance(made, Refusal) else Outcome(secret=made.secret)


def _try_endpoint(request: Asked) -> Outcome:
    return _done(endpoints.try_endpoint(_whole(request, "endpoint"), by=request.user.person, now=clock.now()))


def _switch_endpoint(request: Asked) -> Outcome:
    on = request.POST.get("on") == "1"
    return _done(endpoints.switch_endpoint(_whole(request, "endpoint"), on=on, by=request.user.person, now=clock.now()))


def _remove_endpoint(request: Asked) -> Outcome:
    return _done(endpoints.remove_endpoint(_whole(request, "endpoint"), by=request.user.person, now=clock.now()))


def _channel(request: Asked) -> Outcome:
    order = channels.ChannelOrder(
        _text(request, "name"), _text(request, "service"), _text(request, "address"),
        tuple(request.POST.getlist("sort")), "id" if request.POST.get("language") == "id" else "en",
    )  # fmt: skip
    return _done(channels.add_channel(order, by=request.user.person, now=clock.now()))


def _try_channel(request: Asked) -> Outcome:
    return _done(channels.try_channel(_whole(request, "channel"), by=request.user.person, now=clock.now()))


def _switch_channel(request: Asked) -> Outcome:
    on = request.POST.get("on") == "1"
    return _done(channels.switch_channel(_whole(request, "channel"), on=on, by=request.user.person, now=clock.now()))


def _remove_channel(request: Asked) -> Outcome:
    return _done(channels.remove_channel(_whole(request, "channel"), by=request.user.person, now=clock.now()))


def _done(answer: object) -> Outcome:
    return Outcome(answer) if isinstance(answer, Refusal) else DONE


def _known(verb: Callable[[], object]) -> Outcome:
    """Do something to a thing of the reader's own; one they do not have is not found."""
    try:
        verb()
    except InputError:
        raise Http404 from None
    return DONE


def _unreadable() -> Refusal:
    return Refusal("key_without_scope", Sentence.of("settings-key-needs"))


def _text(request: Asked, name: str) -> str:
    return request.POST.get(name, "").strip()[:2000]


def _whole(request: Asked, name: str) -> int:
    text = _text(request, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
