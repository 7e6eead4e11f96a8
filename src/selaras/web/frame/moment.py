"""The moment a page is known at: the clock is read once per page here, and everything below takes it as a value."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.http import HttpRequest

from selaras.core.charter.terms import Terms
from selaras.kit import clock
from selaras.kit.instants import in_utc
from selaras.kit.sentence import Sentence
from selaras.web.frame.agreement import Agreement, agreement_at
from selaras.web.frame.errors import AddressError


@dataclass(frozen=True, slots=True)
class Moment:
    """When a page is read, what it may know, and the agreement that cuts its days."""

    now: datetime
    as_of: datetime | None
    agreement: Agreement
    query: tuple[tuple[str, str], ...] = ()
    """The rest of the address's query, which the control that chooses another moment keeps."""

    @property
    def at(self) -> datetime:
        """The last instant whose facts may be used."""
        return self.as_of or self.now

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the charter in force."""
        return ZoneInfo(self.agreement.terms.time_zone)

    @property
    def terms(self) -> Terms:
        """The charter in force, or the starting one where nobody has signed yet."""
        return self.agreement.terms

    def context(self) -> dict[str, Any]:
        """Return what the templates of the frame and its tags read."""
        return {
            "moment": self,
            "now": self.now,
            "zone": self.zone,
            "currency": self.terms.currency,
            "known_at": self.as_of,
            "as_of_value": f"{self.as_of.astimezone(self.zone):%Y-%m-%dT%H:%M}" if self.as_of else "",
            "now_value": f"{self.now.astimezone(self.zone):%Y-%m-%dT%H:%M}",
            "kept_query": self.query,
        }


def moment_of(request: HttpRequest) -> Moment:
    """Return the moment the address asks for with ``as_of``, or the present one."""
    now = clock.now()
    text = request.GET.get("as_of", "").strip()
    agreement = agreement_at(now)
    query = tuple((name, str(value)) for name, value in request.GET.items() if name not in {"as_of", "page"})
    if not text:
        return Moment(now, None, agreement, query)
    as_of = parse_as_of(text, ZoneInfo(agreement.terms.time_zone))
    return Moment(now, None, agreement, query) if as_of > now else Moment(now, as_of, agreement_at(as_of), query)


def present(request: HttpRequest) -> Moment:
    """Return the present moment, whatever the address asks for: for pages that tell only what is so now."""
    now = clock.now()
    return Moment(now, None, agreement_at(now), tuple((name, str(value)) for name, value in request.GET.items()))


YEARS: Final = range(1900, 2200)
"""No agreement of sales and marketing is older or younger; outside of it clocks and calendars run out of numbers."""


def parse_as_of(text: str, zone: ZoneInfo) -> datetime:
    """Return the instant a reader wrote; one without an offset is read in the charter's zone, a bare day as its end.

    >>> parse_as_of("2026-03-02T09:00", ZoneInfo("Asia/Jakarta")).isoformat()
    '2026-03-02T02:00:00+00:00'
    >>> parse_as_of("2026-03-02", ZoneInfo("Asia/Jakarta")).isoformat()
    '2026-03-02T16:59:59.999999+00:00'
    """
    try:
        said = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        raise AddressError(Sentence.of("errors-as-of", text=text)) from None
    if said.year not in YEARS:
        raise AddressError(Sentence.of("errors-as-of", text=text))
    if said.tzinfo is not None:
        return in_utc(said)
    if len(text) == len("2026-03-02"):
        return in_utc((said + timedelta(days=1)).replace(tzinfo=zone)) - timedelta(microseconds=1)
    return in_utc(said.replace(tzinfo=zone))
