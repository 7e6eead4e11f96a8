"""What stands out as the template shows it: grouped by symptom, the dearest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from selaras.actions.charter import charter_versions
from selaras.analytics import Lake, Question, Yardstick
from selaras.analytics.symptoms import BRINGS, Looking, Symptoms, called, last_year, look, remarks, said
from selaras.core.diagnosis.symptom import Estimate, Symptom
from selaras.core.staff import Act
from selaras.kit.periods import Period
from selaras.kit.sentence import Sentence
from selaras.web.frame import formats
from selaras.web.frame.asked import Asked
from selaras.web.frame.moment import Moment
from selaras.web.lead.listing import names_of

_SHOWN = 3
"""Parts of one symptom that are shown before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One symptom as it is read."""

    one: Symptom
    called: Sentence
    said: Sentence
    money: tuple[str, str, str] | None
    interval: tuple[str, str] | None
    measure: str
    usual: str
    remarks: tuple[Sentence, ...]
    query: str
    about: str
    money_phrase: str


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one symptom: those shown, and how many more there are like them."""

    first: Line
    others: tuple[Line, ...]
    more: int


def looking_for(request: Asked, moment: Moment, lake: Lake, period: Period | None = None) -> Looking:
    """Return the question this reader asks, as known at the moment; single people only for those who coach."""
    as_of = lake.seen_from(moment.as_of, moment.now)
    yardstick = Yardstick.of(moment.terms)
    question = Question(lake.at(as_of), period or last_year(yardstick, as_of), yardstick)
    return Looking(question, charter_versions(as_of), people=request.user.may(Act.READ_REP_FIGURES))


def standing_out(request: Asked, looking: Looking) -> dict[str, Any]:
    """Return what ``symptoms/standing_out.html`` reads; the one function another page calls to include it."""
    found = look(looking)
    people = names_of({one.cut for one in found.found if one.by in {"rep", "reviewer"}})
    channels = {one.cut: one.cut.replace("_", " ") for one in found.found if one.by == "channel"}
    tell = _Telling(request.language, found, channels | people, request.GET.get("as_of", ""))
    return {
        "symptoms": found,
        "symptom_groups": tell.groups(found.standing_out),
        "symptoms_unanswered": [tell.line(one) for one in found.unanswered],
        "symptoms_worth": _money(request.language, found.worth_minor, found.currency) if found.worth_minor else "",
        "symptoms_all": [tell.line(one) for one in found.found if one.refused is None],
    }


@dataclass(frozen=True, slots=True)
class _Telling:
    language: str
    found: Symptoms
    names: dict[str, str]
    as_of: str

    def groups(self, some: Iterable[Symptom]) -> list[Group]:
        """Return the symptoms by code, in the order of the dearest of each."""
        by_code: dict[str, list[Line]] = {}
        for one in some:
            by_code.setdefault(one.code, []).append(self.line(one))
        return [Group(lines[0], tuple(lines[1:_SHOWN]), max(0, len(lines) - _SHOWN)) for lines in by_code.values()]

    def line(self, one: Symptom) -> Line:
        """Return one symptom in words and numbers of the language."""
        money, measure = one.money, one.measure
        parts = {"by": one.by, "cut": one.cut, "period": self.found.period.name, "as_of": self.as_of}
        return Line(
            one,
            called(one),
            _named(said(one), self.names),
            None if money is None else self._three(money),
            None if measure is None else (self._unit(one, measure.low), self._unit(one, measure.high)),
            formats.NOTHING if measure is None else self._unit(one, measure.value),
            formats.NOTHING if one.usual is None else self._unit(one, one.usual),
            () if one.refused else tuple(remarks(one)),
            urlencode({name: value for name, value in parts.items() if value}),
            self.names.get(one.cut, one.cut),
            "symptoms-brought" if one.code in BRINGS else "symptoms-money",
        )

    def _three(self, money: Estimate) -> tuple[str, str, str]:
        value, low, high = (
            _money(self.language, end, self.found.currency) for end in (money.value, money.low, money.high)
        )
        return value, low, high

    def _unit(self, one: Symptom, value: float) -> str:
        if one.unit == "share":
            return formats.share(self.language, value)
        return formats.times(self.language, value) if one.unit == "ratio" else formats.number(self.language, value, 2)


def _named(sentence: Sentence, names: dict[str, str]) -> Sentence:
    """Return the sentence with a colleague called by name and a channel in words."""
    about = str(sentence.values.get("about", ""))
    name = names.get(about)
    return Sentence.of(sentence.id, **{**sentence.values, "about": name}) if name else sentence


def _money(language: str, minor: float, currency: str) -> str:
    return formats.short_money(language, int(minor), currency)
