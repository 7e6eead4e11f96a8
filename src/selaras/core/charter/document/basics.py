"""The document's opening: what the agreement is, who signed it, and whose hours count."""

from typing import Final

from selaras.core.charter.document.parts import Section, said
from selaras.core.charter.terms import CalendarTerms, Terms
from selaras.core.charter.versions import Version
from selaras.core.charter.wording import country
from selaras.kit.sentence import Sentence

_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days as a reader expects them; the canonical document has its keys in the order of the alphabet."""


def validity(version: Version) -> Section:
    """Return who signed, and from when the version binds."""
    zone = version.terms.time_zone
    start = version.in_force_from
    items = [
        said("version", number=version.number, hash=version.sha256),
        *(
            said("signature", side=one.side, name=one.name or one.signer_id, at=_moment(one.signed_at.isoformat(" ")))
            for one in version.signatures
        ),
        said("effective", date=_moment(version.effective_from.isoformat(" ")), zone=zone),
    ]
    if version.retroactive:
        items.append(said("retroactive"))
    items.append(said("not-binding") if start is None else said("binding", at=_moment(start.isoformat(" "))))
    return Section(said("validity"), tuple(items))


def basics(terms: Terms) -> Section:
    """Return currency, zone and fiscal year."""
    return Section(
        said("basics"),
        (
            said("currency", currency=terms.currency),
            said("zone", zone=terms.time_zone),
            said("fiscal-year", month=Sentence.of("charter-month", month=terms.fiscal_year_starts)),
        ),
    )


def calendars(terms: Terms) -> Section:
    """Return when each calendar is open."""
    items = [item for name, calendar in terms.calendars.items() for item in _calendar(name, calendar)]
    return Section(said("calendars"), tuple(items))


def _calendar(name: str, calendar: CalendarTerms) -> list[Sentence]:
    items = [said("calendar-always", name=name)] if calendar.always else _hours(name, calendar)
    if calendar.zone is not None:
        items.append(said("calendar-zone", name=name, zone=calendar.zone))
    for holiday in calendar.holidays:
        if holiday.region is None:
            items.append(said("calendar-holidays", name=name, country=country(holiday.country)))
        else:
            items.append(said("calendar-region", name=name, country=country(holiday.country), region=holiday.region))
    if calendar.closures:
        items.append(said("calendar-closures", name=name, days=tuple(day.isoformat() for day in calendar.closures)))
    return items


def _hours(name: str, calendar: CalendarTerms) -> list[Sentence]:
    """Say days with the same hours together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for day in _WEEK:
        if day in calendar.hours:
            together.setdefault(calendar.hours[day], []).append(day)
    if not any(together):
        return [said("calendar-never", name=name)]
    return [
        said("calendar-hours", name=name, days=_days(days), spans=tuple(span.replace("-", "–") for span in spans))
        for spans, days in together.items()
        if spans
    ]


def _days(days: list[str]) -> tuple[Sentence, ...]:
    """Say days of the week, three or more in a row as their first and last."""
    runs: list[list[str]] = []
    for day in days:
        if runs and _WEEK.index(runs[-1][-1]) + 1 == _WEEK.index(day):
            runs[-1].append(day)
        else:
            runs.append([day])
    return tuple(each for run in runs for each in _run(run))


def _run(run: list[str]) -> list[Sentence]:
    names = [Sentence.of("charter-weekday", day=day) for day in run]
    return names if len(run) < 3 else [Sentence.of("charter-weekdays", first=names[0], last=names[-1])]


def _moment(text: str) -> str:
    return text.replace("+00:00", " UTC")
