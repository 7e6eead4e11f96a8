"""The sign-in page and its answer."""

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from selaras.actions.demo import DEMO_PASSWORD
from selaras.kit import clock
from selaras.kit.sentence import Sentence
from selaras.web.frame.look import safe_next
from selaras.web.signin.guesses import Guesses
from selaras.web.signin.guests import guests


@sensitive_post_parameters("password")
@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def signin(request: HttpRequest) -> HttpResponse:
    """Show the form; let in who knows the password; say the same words for an unknown name as for a wrong password."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(safe_next(request))
    if request.method == "GET":
        return _form(request)
    username = request.POST.get("username", "").strip()[:150]
    guesses = Guesses(cache, username, request.META.get("REMOTE_ADDR", ""))
    now = clock.now()
    shut_until = guesses.shut_until(now)
    if shut_until:
        minutes = -(-int((shut_until - now).total_seconds()) // 60)
        return _form(request, Sentence.of("signin-shut", minutes=minutes), status=429)
    user = authenticate(request, username=username, password=request.POST.get("password", ""))
    if user is None:
        guesses.wrong(now)
        return _form(request, Sentence.of("signin-wrong"), status=401)
    guesses.right()
    login(request, user)
    return HttpResponseRedirect(safe_next(request))


@login_not_required
@require_POST
def signout(request: HttpRequest) -> HttpResponse:
    """End the session and go back to the door."""
    logout(request)
    return HttpResponseRedirect("/signin/")


def _form(request: HttpRequest, problem: Sentence | None = None, status: int = 200) -> HttpResponse:
    context = {
        "problem": problem,
        "username": request.POST.get("username", "").strip()[:150],
        "next": safe_next(request),
        "guests": guests(),
        "guest_password": DEMO_PASSWORD,
    }
    return render(request, "signin/signin.html", context, status=status)
