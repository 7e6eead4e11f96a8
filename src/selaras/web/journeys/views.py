"""The page of a journey: one deal from first touch to close."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from selaras.analytics import Yardstick
from selaras.analytics.attribution import Story, campaign_names, story_of
from selaras.analytics.figures import UNKNOWN
from selaras.core.staff import Act
from selaras.kit.sentence import Sentence
from selaras.records.models import AccountReading
from selaras.web.attribution.shown import called, value_name
from selaras.web.figure.cells import HIDDEN
from selaras.web.figure.lake import open_lake
from selaras.web.frame.asked import Asked
from selaras.web.frame.errors import AddressError
from selaras.web.frame.moment import moment_of
from selaras.web.frame.reader import needs
from selaras.web.journeys.shown import days_of
from selaras.web.lead.listing import names_of

_LEADS = (Act.READ_ALL_LEADS, Act.READ_TEAM_LEADS, Act.READ_OWN_LEADS)


@needs(Act.READ_MONDAY)
def page(request: Asked, opportunity_id: str) -> HttpResponse:
    """Return the journey of one deal, as it was known at the moment the address asks for."""
    moment, lake = moment_of(request), open_lake()
    if lake.noted_until is None:
        raise Http404
    as_of = lake.seen_from(moment.as_of, moment.now)
    known = lake.at(as_of)
    story = story_of(known, Yardstick.of(moment.terms), opportunity_id)
    if story is None:
        raise Http404
    models = [model.name for model in story.models]
    wanted = request.GET.get("model", "") or (models[0] if models else "")
    if models and wanted not in models:
        raise AddressError(Sentence.of("errors-choice", text=wanted, choices=tuple(models)))
    place = models.index(wanted) if models else None
    names = campaign_names(known)
    coaches = request.user.may(Act.READ_REP_FIGURES)
    touches = story.touches
    context = {
        **moment.context(),
        "story": story,
        "deal": story.deal,
        "account": AccountReading.objects.filter(account_id=story.deal["account_id"] or "").first(),
        "source": value_name(request.language, story.source_channel, {}),
        "source_campaign": names.get(story.source_campaign, ""),
        "lasted": (story.deal["closed_at"] or as_of) - touches[0].at if touches else None,
        "days": days_of(story, moment.zone, place, frozenset() if coaches else HIDDEN),
        "models": [(model.name, called(request.language, model)) for model in story.models],
        "model": wanted,
        "called": called(request.language, story.models[place]) if place is not None else "",
        "campaigns": names,
        "influences": [
            (each, names.get(each.campaign, each.campaign), each.credits[place] if place is not None else None)
            for each in story.influences
        ],
        **_by_channel(story, request.language),
        "reps": names_of({event.details.get("rep_id") or "" for event in story.events}) if coaches else {},
        "owner": names_of({story.deal["owner_id"] or ""}).get(story.deal["owner_id"] or "") if coaches else "",
        "opens_leads": any(request.user.may(act) for act in _LEADS),
    }
    return render(request, "journeys/journey.html", context)


def _by_channel(story: Story, language: str) -> dict[str, Any]:
    """Return the channels of the touches and, for each model, what every channel gets."""
    channels = list(dict.fromkeys(touch.details["channel"] or UNKNOWN for touch in story.touches))
    lines = []
    for place, model in enumerate(story.models):
        given = dict.fromkeys(channels, 0)
        for touch in story.touches:
            given[touch.details["channel"] or UNKNOWN] += touch.credits[place]
        lines.append((called(language, model), list(given.values())))
    return {"channels": [value_name(language, each, {}) for each in channels], "credits": lines if channels else []}
