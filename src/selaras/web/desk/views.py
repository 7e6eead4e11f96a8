"""Taking back: one's own acts of a moment ago, one or many."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from selaras.actions.selling import take_back
from selaras.core.staff import Act
from selaras.kit import clock
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal
from selaras.phrases import render as spoken
from selaras.phrases import say
from selaras.web.desk.acting import doing
from selaras.web.desk.done import remember
from selaras.web.frame.agreement import agreement_at
from selaras.web.frame.asked import Asked
from selaras.web.frame.reader import needs

_MOST = 500


@needs(Act.TAKE_BACK)
@require_POST
def undo(request: Asked) -> HttpResponse:
    """Take back every act the form names, each as ``lead|key``, and go back to where the reader was."""
    now = clock.now()
    undone, refusals = 0, []
    for act in request.POST.getlist("act")[:_MOST]:
        lead, _, key = act.partition("|")
        answer = _taken_back(request, lead, key)
        if isinstance(answer, Refusal):
            refusals.append(spoken(request.language, answer.because))
        else:
            undone += answer
    said = say(request.language, "desk-undone", n=undone)
    remember(request, said, (), agreement_at(now).terms, dict.fromkeys(refusals))
    return HttpResponseRedirect(back_to(request))


def _taken_back(request: Asked, lead_id: str, key: str) -> Refusal | int:
    try:
        answer = take_back(doing(request.user, "undo", lead_id, clock.now()), key)
    except InputError:
        return 0
    return answer if isinstance(answer, Refusal) else 1


def back_to(request: Asked, otherwise: str = "/") -> str:
    """Return the page of ours that the form came from."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else otherwise
