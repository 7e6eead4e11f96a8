"""The pages of the board: every promise week by week, the breaches of one, and where the time goes."""

from collections import Counter
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from selaras.actions.promises import board, breach_rows, delays, person_cuts, team_cuts
from selaras.actions.promises.board import Board
from selaras.core.charter.fiscal import cuts_of
from selaras.core.staff import Act
from selaras.kit.errors import InputError
from selaras.kit.periods import Cuts, Period
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import present
from selaras.web.frame.reader import needs
from selaras.web.lead.listing import names_of
from selaras.web.promises.shown import cut_rows, shown

_BREACHES = 200
_CAUSES = ("late", "untouched", "wrong_owner", "absent", "over_capacity", "system")


@needs(Act.READ_MONDAY)
@require_GET
def page(request: Asked) -> HttpResponse:
    """Return both sides' promises over the last weeks, with why they were broken and where the time goes."""
    moment = present(request)
    found = board(moment.now)
    context = {**moment.context(), "board": None}
    if found is not None:
        month = _last_weeks(found)
        people = person_cuts(moment.now, request.user.person) or {}
        context |= {
            "board": shown(found),
            "split": delays(month, found.version.terms, since="qualified"),
            "month": month,
            "teams": cut_rows(team_cuts(moment.now)),
            "reps": cut_rows(people),
            "names": names_of(set(people)),
        }
    return render(request, "promises/promises.html", context)


@needs(Act.READ_MONDAY)
@require_GET
def breaches(request: Asked) -> HttpResponse:
    """Return the breaches of a week, of one promise or of all, with the cause of each."""
    moment = present(request)
    found = board(moment.now)
    if found is None:
        raise Http404
    week = _week(request, cuts_of(found.version.terms))
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("side", "clause", "cause", "team")}
    rows = breach_rows(week, moment.now, request.user.person, **asked)
    context = {
        **moment.context(),
        "week": week,
        "asked": asked,
        "rows": rows[:_BREACHES],
        "total": len(rows),
        "causes": [(cause, count) for cause, count in Counter(row.cause for row in rows).most_common()],
        "known_causes": _CAUSES,
    }
    return render(request, "promises/breaches.html", context)


def _week(request: Asked, cuts: Cuts) -> Period:
    """Return the week the address names by its first day, such as 2026-11-09."""
    try:
        first = date.fromisoformat(request.GET.get("week", ""))
        return cuts.days(first, date.fromordinal(first.toordinal() + 6))
    except (ValueError, OverflowError, InputError):
        raise Http404 from None


def _last_weeks(found: Board) -> Period:
    """Return the last four weeks that are over."""
    over = found.weeks[:-1][-4:]
    return cuts_of(found.version.terms).days(over[0].first_day, over[-1].last_day)
