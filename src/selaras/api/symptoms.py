"""Symptoms over HTTP: what stands out in the hand-off, and the rows behind each."""

from typing import Any, Self

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from selaras.actions.charter import charter_versions
from selaras.analytics import Question, Yardstick
from selaras.analytics.symptoms import PERSONS, Looking, last_year, look, remarks, rows_of, said
from selaras.api.callers import caller_of, needs
from selaras.api.figures import Spoken
from selaras.api.looking import lake_seen
from selaras.api.shapes import IntervalShape, RowsShape
from selaras.api.values import Instant
from selaras.core.charter.versions import in_force_among
from selaras.core.diagnosis.symptom import SORTS, Estimate, Symptom
from selaras.core.staff import Act
from selaras.kit.errors import InputError
from selaras.phrases import render

router = Router(tags=["figures"])


class SymptomsWish(Spoken):
    """What a caller may choose of the symptoms."""

    period: str | None = Field(None, description="2026-Q3, 2026 or two days a..b; else the year before")
    as_of: Instant | None = Field(None, description="Use only facts noted by this instant")
    everything: bool = Field(False, description="What does not stand out too")


class SymptomRowsWish(SymptomsWish):
    """What a caller may choose of the rows behind a symptom."""

    by: str = Field("", description="channel, campaign, team, rep or reviewer")
    cut: str = Field("", description="Only the rows of this value")
    page: int = Field(1, ge=1, le=1_000_000, description="Counted from one")
    size: int = Field(50, ge=1, le=1000, description="How many rows on a page")


class EstimateShape(IntervalShape):
    """A number with its 95 % interval; money is in the currency's smallest unit."""

    value: float

    @classmethod
    def told(cls, one: Estimate | None) -> Self | None:
        """Return the shape of an estimate, where there is one."""
        return None if one is None else cls(value=one.value, low=one.low, high=one.high, method=one.method)


class SymptomShape(Schema):
    """Something measured that may hold the shared result back."""

    code: str = Field(examples=["never_touched"])
    row: str = Field(examples=["S4"])
    owner: str = Field(description="marketing, sales or both", examples=["sales"])
    by: str = Field(examples=["channel"])
    cut: str = Field(examples=["email"], description="The part it is about; empty for the whole")
    says: str
    stands_out: bool
    unit: str = Field(examples=["share"])
    measure: EstimateShape | None
    usual: float | None = Field(description="What it is compared with")
    hits: int
    n: int
    money: EstimateShape | None = Field(description="What it is thought to cost")
    false_discovery_rate: float | None
    clause: str | None = Field(description="The promise that speaks of it")
    remarks: list[str]
    refused: str | None = Field(description="Why it cannot be judged")

    @classmethod
    def told(cls, one: Symptom, language: str) -> Self:
        """Return the shape of a symptom with its sentences said in a language."""
        return cls(
            code=one.code,
            row=one.sort.row,
            owner=one.sort.owner,
            by=one.by,
            cut=one.cut,
            says=render(language, said(one)),
            stands_out=one.stands_out,
            unit=one.unit,
            measure=EstimateShape.told(one.measure),
            usual=one.usual,
            hits=one.hits,
            n=one.n,
            money=EstimateShape.told(one.money),
            false_discovery_rate=one.rate,
            clause=one.clause,
            remarks=[] if one.refused else [render(language, remark) for remark in remarks(one)],
            refused=render(language, one.refused) if one.refused else None,
        )


class SymptomsShape(Schema):
    """What stands out in a period, and what cannot be judged."""

    as_of: Instant
    period: str
    currency: str
    worth_minor: int | None = Field(description="What an SQL has come to on average; null where too few are old enough")
    items: list[SymptomShape]
    refused: str | None


@router.get("/symptoms", response=SymptomsShape)
@needs(Act.READ_MONDAY)
def list_symptoms(request: HttpRequest, wish: Query[SymptomsWish]) -> Any:
    """List what stands out, with its cost and how sure it is; single people only for those who coach."""
    found = look(_looking(request, wish))
    some = found.found if wish.everything else (*found.standing_out, *found.unanswered)
    return SymptomsShape(
        as_of=found.as_of,
        period=found.period.name,
        currency=found.currency,
        worth_minor=found.worth_minor,
        items=[SymptomShape.told(one, wish.lang) for one in some],
        refused=render(wish.lang, found.refused) if found.refused else None,
    )


@router.get("/symptoms/{code}/rows", response=RowsShape)
@needs(Act.READ_MONDAY)
def symptom_rows(request: HttpRequest, code: str, wish: Query[SymptomRowsWish]) -> Any:
    """Return the leads behind a symptom, page by page."""
    if code not in SORTS:
        raise InputError(f"'{code}' is not a symptom", place="code", next_step=f"use one of {', '.join(SORTS)}")
    looking = _looking(request, wish)
    if wish.by in PERSONS and not looking.people:
        raise InputError("single people are for those who coach them", place="by", next_step="cut by team")
    hidden = frozenset[str]() if looking.people else PERSONS
    return RowsShape.of(rows_of(looking, code, wish.by, wish.cut, page=wish.page, size=wish.size), hidden)


def _looking(request: HttpRequest, wish: SymptomsWish) -> Looking:
    lake, instant = lake_seen(wish.as_of)
    versions = charter_versions(instant)
    version = in_force_among(versions, instant)
    yardstick = Yardstick.of(version.terms if version else None)
    chosen = yardstick.cuts.named(wish.period) if wish.period else last_year(yardstick, instant)
    people = caller_of(request).may(Act.READ_REP_FIGURES)
    return Looking(Question(lake.at(instant), chosen, yardstick), versions, people=people)
