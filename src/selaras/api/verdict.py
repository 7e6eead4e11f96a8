"""The verdict over HTTP: who is right about a period, every part of the gap with its owner, and how sure that is."""

from datetime import datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from selaras.actions.charter import charter_in_force
from selaras.analytics import Lake, Question, Yardstick, default_period
from selaras.analytics.diagnosis import diagnose
from selaras.analytics.diagnosis.comparing import target_of
from selaras.api.callers import needs
from selaras.api.figures import Spoken
from selaras.api.looking import lake_seen
from selaras.core.charter import starting_terms
from selaras.core.charter.terms import Terms
from selaras.core.diagnosis import Estimate, Rule, Verdict
from selaras.core.staff import Act
from selaras.phrases import render
from selaras.phrases.verdicts import answer_words, doing_words, gap_words, level_words, source_words

router = Router(tags=["figures"])


class VerdictWish(Spoken):
    """What a caller may choose of a verdict."""

    period: str | None = Field(None, description="2026-Q3, 2026-07, 2026-W31, 2026 or two days a..b; else the newest")
    against: Literal["plan", "last_period", "last_year"] | None = Field(
        None, description="What the period is compared with; else the plan, or the period before where none is agreed"
    )
    money: Literal["pipeline", "revenue"] = Field("pipeline", description="The money that is asked about")
    as_of: datetime | None = Field(None, description="Use only facts noted by this instant")


class MoneyEstimateShape(Schema):
    """Money in the smallest unit, with its 95 % interval."""

    minor: int
    low: int
    high: int

    @classmethod
    def of_estimate(cls, estimate: Estimate) -> "MoneyEstimateShape":
        """Return the shape of an estimate."""
        return cls(minor=estimate.minor, low=estimate.low, high=estimate.high)


class VerdictPartShape(Schema):
    """What one factor did to the gap."""

    factor: str
    owner: str = Field(description="marketing, sales, both or market")
    money: MoneyEstimateShape
    share: float = Field(description="Part of the gap; negative where it works the other way")
    before: float = Field(description="The factor on the other side")
    after: float = Field(description="The factor in the period")
    clauses: list[str] = Field(description="Clauses of the charter it touches")
    suggestion: str


class OwnerShape(Schema):
    """All parts of one owner together."""

    owner: str
    money: MoneyEstimateShape
    share: float
    named: bool


class VerdictShape(Schema):
    """Who is right; one that is refused has no parts and says why."""

    answer: str = Field(description="marketing, sales, both, neither, market or cannot_tell")
    said: str
    told: str = Field(description="The gap in words")
    refused: str | None
    against: str
    money: str
    period: str
    compared: str | None = Field(description="The period the other side is measured in")
    as_of: datetime
    currency: str
    charter_version: int | None
    gap: MoneyEstimateShape
    before_minor: int
    after_minor: int
    parts: list[VerdictPartShape]
    owners: list[OwnerShape]
    watch_days: int = Field(description="For how many days each lead is followed, on both sides")
    mature: bool
    how: list[str] = Field(description="Where the plan comes from, what limits the verdict, and its level of error")


@router.get("/verdict", response=VerdictShape)
@needs(Act.READ_MONDAY)
def one_verdict(request: HttpRequest, wish: Query[VerdictWish]) -> VerdictShape:
    """Say who is right about a gap: its parts sum to it exactly, each with an interval, an owner and a suggestion."""
    lake, instant = lake_seen(wish.as_of)
    version = charter_in_force(instant)
    verdict = _verdict(wish, lake, instant, version.terms if version else starting_terms())
    return _shape(wish.lang, verdict, version.number if version else None)


def _verdict(wish: VerdictWish, lake: Lake, instant: datetime, terms: Terms) -> Verdict:
    yardstick = Yardstick.of(terms)
    period = yardstick.cuts.named(wish.period) if wish.period else default_period(lake, yardstick, as_of=instant)
    moment = lake.at(instant)
    planned = target_of(Question(moment, period, yardstick), period) is not None
    against = wish.against or ("plan" if planned else "last_period")
    return diagnose(moment, terms, as_of=instant, period=period, against=against, rule=Rule(wish.money))


def _shape(language: str, verdict: Verdict, version: int | None) -> VerdictShape:
    refused = render(language, verdict.refused) if verdict.refused else None
    how = [
        *(source_words(language, source) for source in verdict.sources),
        *(render(language, note) for note in verdict.notes),
        level_words(language, verdict),
    ]
    return VerdictShape(
        answer=verdict.answer,
        said=answer_words(language, verdict),
        told=refused or gap_words(language, verdict),
        refused=refused,
        against=verdict.against,
        money=verdict.rule.basis,
        period=verdict.period.name,
        compared=verdict.compared.name if verdict.compared else None,
        as_of=verdict.as_of,
        currency=verdict.currency,
        charter_version=version,
        gap=MoneyEstimateShape.of_estimate(verdict.gap),
        before_minor=verdict.before_minor,
        after_minor=verdict.after_minor,
        parts=_parts(language, verdict),
        owners=[
            OwnerShape(
                owner=each.owner, money=MoneyEstimateShape.of_estimate(each.money), share=each.share, named=each.named
            )
            for each in verdict.owners
        ],
        watch_days=verdict.watch_days,
        mature=verdict.mature,
        how=how,
    )


def _parts(language: str, verdict: Verdict) -> list[VerdictPartShape]:
    return [
        VerdictPartShape(
            factor=part.factor,
            owner=part.owner,
            money=MoneyEstimateShape.of_estimate(part.money),
            share=part.share,
            before=part.before,
            after=part.after,
            clauses=list(part.clauses),
            suggestion=doing_words(language, part.factor),
        )
        for part in verdict.parts
    ]
