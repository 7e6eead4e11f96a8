"""The pages of leads."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from selaras.actions.duplicates.showing import part_of
from selaras.actions.reach import may_see
from selaras.core.ledger import Fact, standing
from selaras.core.ledger.details.marketing import Launched
from selaras.core.lifecycle import STAGES, Lead, fold
from selaras.core.staff import Act
from selaras.records.ledger import lead_story_at
from selaras.records.ledger.histories import facts_of
from selaras.records.models import AccountReading, LeadReading
from selaras.web.desk.done import recall
from selaras.web.frame import formats
from selaras.web.frame.agreement import agreement_at
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import Moment, moment_of
from selaras.web.frame.paging import page_of
from selaras.web.frame.reader import initials, needs
from selaras.web.lead import listing
from selaras.web.lead.deeds import Deeds, deeds_of
from selaras.web.lead.entries import in_words
from selaras.web.lead.journey import trips_of
from selaras.web.lead.promises import promises_of
from selaras.web.lead.score import score_view
from selaras.web.lead.timeline import SHOWS, timeline

_ANY_LEAD = (Act.READ_ALL_LEADS, Act.READ_TEAM_LEADS, Act.READ_OWN_LEADS)


@needs(*_ANY_LEAD)
def leads(request: Asked) -> HttpResponse:
    """Return the list of the leads that the reader may see."""
    moment = moment_of(request)
    wish = listing.wish_of(request)
    found = listing.found(request.user, wish, team=moment.terms.desk.reps_see_their_team)
    page = page_of(found.rows, request, to_count=found.to_count)
    context = {
        **moment.context(),
        "known_at": None,
        "wish": wish,
        "page": page,
        "names": listing.names_of({row.rep_id for row in page.rows}),
        "channels": listing.channels(),
        "owners": listing.owners(),
        "stages": STAGES,
        "statuses": listing.STATUSES,
        "personal": request.user.may(Act.READ_PERSONAL_DETAILS),
    }
    template = "lead/rows.html" if request.headers.get("HX-Target") == "lead-rows" else "lead/leads.html"
    return render(request, template, context)


@needs(*_ANY_LEAD)
def lead(request: Asked, lead_id: str) -> HttpResponse:
    """Return one lead's page, as it was known at the moment the address asks for."""
    moment = moment_of(request)
    if not may_see(request.user, lead_id, team=agreement_at(moment.now).terms.desk.reps_see_their_team):
        raise Http404
    story = lead_story_at(lead_id, moment.at)
    if not any(fact.kind.startswith("lead.") for fact in story):
        raise Http404
    history = standing(story)
    folded = fold(history)
    promises = promises_of({folded.id, *folded.merged}, moment)
    show = request.GET.get("show", "all")
    return render(
        request,
        "lead/lead.html",
        {
            **moment.context(),
            **_who(request, folded),
            **_names(folded, story),
            "lead": folded,
            "trips": trips_of(folded, moment.at),
            "score": score_view(folded, moment.terms, moment.at),
            **_said(folded, request.language, moment),
            "promises": promises.clocks,
            "days": timeline([*story, *promises.facts], moment.zone, show if show in SHOWS else "all"),
            "show": show if show in SHOWS else "all",
            "shows": SHOWS,
            "reasons": _reasons(moment, request.language),
            "deeds": _deeds(request, folded, history, moment),
            "done": recall(request, moment.now),
            "parts": part_of(folded.id) if folded.merged and moment.as_of is None else (),
            "may_merge": request.user.may(Act.MERGE_LEADS),
        },
    )


def _deeds(request: Asked, folded: Lead, history: list[Fact], moment: Moment) -> Deeds:
    """Return what can be done on the page of now; the page of another day is only read."""
    if moment.as_of is not None or not moment.agreement.signed:
        return Deeds()
    return deeds_of(folded, history, moment.terms, request.user, request.language)


def _who(request: Asked, folded: Lead) -> dict[str, Any]:
    profile = folded.profile
    personal = request.user.may(Act.READ_PERSONAL_DETAILS) and not folded.erased
    name = " ".join(filter(None, (profile.first_name, profile.last_name))) if personal else ""
    return {"personal": personal, "name": name, "initials": initials(name or profile.company or "")}


def _names(folded: Lead, history: list[Fact]) -> dict[str, Any]:
    """Return the names of everybody and everything the story mentions, in four questions."""
    reps = {getattr(fact.details, field, None) or "" for fact in history for field in ("rep_id", "owner_id")}
    accounts = {getattr(fact.details, "account_id", None) or "" for fact in history} - {""}
    others = LeadReading.objects.filter(lead_id__in=[*folded.merged, *filter(None, [folded.merged_into])])
    known = AccountReading.objects.filter(account_id__in=accounts).values_list("account_id", "name")
    campaigns = {getattr(fact.details, "campaign", None) or "" for fact in history} - {""}
    launched = {fact.subject: fact.details.name for fact in facts_of(campaigns) if isinstance(fact.details, Launched)}
    return {
        "names": listing.names_of(reps),
        "accounts": dict(known),
        "campaigns": launched,
        "merged": list(others),
    }


def _said(folded: Lead, language: str, moment: Moment) -> dict[str, Any]:
    """Return the parts of sentences that need a format of their own."""
    waits, account = folded.wake_up, folded.account
    profile = folded.profile
    shown = ("industry", "employees", "country", "region", "city", "segment", "seniority", "domain", "time_zone")
    return {
        "wakes_on": formats.day(language, waits.at.astimezone(moment.zone).date()) if waits and waits.at else "",
        "wake_reason": _reasons(moment, language).get(waits.reason, waits.reason) if waits else "",
        "account_rule": in_words(account.rule) if account else "",
        "account_share": formats.share(language, account.confidence) if account else "",
        "profile": [(name, getattr(profile, name)) for name in shown if getattr(profile, name) not in (None, "")],
    }


def _reasons(moment: Moment, language: str) -> dict[str, str]:
    """Return the words of every reason of the charter by its code."""
    reasons = moment.terms.reasons
    every = (*reasons.reject, *reasons.disposition, *reasons.recycle, *reasons.pause)
    return {reason.code: reason.says_id if language == "id" else reason.says_en for reason in every}
