"""The document's opening: what the agreement is, who signed it, and whose hours count."""

from selaras.core.charter.document.parts import Section, said
from selaras.core.charter.terms import CalendarTerms, Terms
from selaras.core.charter.versions import Version
from selaras.kit.sentence import Sentence


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
            items.append(said("calendar-holidays", name=name, country=holiday.country))
        else:
            items.append(said("calendar-region", name=name, country=holiday.country, region=holiday.region))
    if calendar.closures:
        items.append(said("calendar-closures", name=name, days=tuple(day.isoformat() for day in calendar.closures)))
    return items


def _hours(name: str, calendar: CalendarTerms) -> list[Sentence]:
    """Say days with the same hours together."""
    together: dict[tuple[str, ...], list[Sentence]] = {}
    for day, spans in calendar.hours.items():
        together.setdefault(spans, []).append(Sentence.of("charter-weekday", day=day))
    if not any(together):
        return [said("calendar-never", name=name)]
    return [
        said("calendar-hours", name=name, days=tuple(days), spans=tuple(span.replace("-", "–") for span in spans))
        for spans, days in together.items()
        if spans
    ]


def _moment(text: str) -> str:
    return text.replace("+00:00", " UTC")
