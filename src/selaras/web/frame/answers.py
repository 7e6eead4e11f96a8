"""Pages that need no data: the keyboard's help and the health that a watchdog asks for."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from selaras.phrases import say
from selaras.web.frame.asked import Asked
from selaras.web.frame.keys import KEYS
from selaras.web.frame.places import places_for


def keyboard(request: Asked) -> HttpResponse:
    """Return the list of shortcuts, as a page or as the side panel's content."""
    shortcuts = [{"key": place.key, "said": say(request.language, place.phrase)} for place in places_for(request).every]
    rows = [keys for keys in KEYS if any(request.user.may(act) for act in keys.acts)]
    return render(request, "frame/keyboard.html", {"layout": layout(request), "shortcuts": shortcuts, "rows": rows})


def layout(request: Asked) -> str:
    """Return the template a page stands in: the frame, or nothing where the side panel asked."""
    return "frame/fragment.html" if of_panel(request) else "frame/base.html"


def of_panel(request: Asked) -> bool:
    """Whether the side panel asks, which has room for words and not for a chart."""
    return request.headers.get("HX-Request") == "true"


@login_not_required
def health(_request: HttpRequest) -> HttpResponse:
    """Answer 200 "ok" when the database answers, 503 with the reason when it does not; for machines."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as trouble:
        return HttpResponse(f"database: {trouble}\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
