"""The shapes of answers: what every field of the JSON is, as the OpenAPI document tells it."""

from datetime import datetime
from typing import Any, Self

from ninja import Field, Schema

from selaras.analytics import Answer, Figure, Metric, Rows
from selaras.core.charter.versions import Version
from selaras.phrases import render


class IntervalShape(Schema):
    """Where the figure lies with 95 % confidence; null is an end the data cannot give."""

    low: float | None
    high: float | None
    method: str


class FigureShape(Schema):
    """One number with everything needed to trust it; ``value`` is null where it is refused or not reached."""

    metric: str
    unit: str = Field(description="share, count, money (smallest unit), ratio, seconds or money_per_day")
    value: float | int | None
    currency: str | None
    cut: dict[str, str] | None = Field(description="The part of the whole, such as {'channel': 'webinars'}")
    n: int
    numerator: int | None
    denominator: int | None
    interval: IntervalShape | None
    method: str
    mature: bool | None = Field(description="false: an estimate for a cohort that can still change")
    thin: bool = Field(description="true: too few to rank or colour")
    present: float = Field(description="Share of the data this figure needs that is there")
    beside: list["FigureShape"] = Field(examples=[[]])
    notes: list[str]
    refused: str | None = Field(description="Why there is no number")
    period: str | None = Field(description="The period the figure is about; a promise is judged over its own")
    judgement: str | None = Field(description="Of a promise about a period: met, missed, pending or no_data")

    @classmethod
    def of(cls, figure: Figure, language: str) -> Self:
        """Return the shape of a figure with its sentences said in a language."""
        interval = figure.interval
        return cls(
            metric=figure.metric,
            unit=figure.unit,
            value=figure.value,
            currency=figure.currency,
            cut={figure.cut.by: figure.cut.value} if figure.cut else None,
            n=figure.n,
            numerator=figure.numerator,
            denominator=figure.denominator,
            interval=IntervalShape(low=interval.low, high=interval.high, method=interval.method) if interval else None,
            method=figure.method,
            mature=figure.mature,
            thin=figure.thin,
            present=figure.present,
            beside=[FigureShape.of(one, language) for one in figure.beside],
            notes=[render(language, note) for note in figure.notes],
            refused=render(language, figure.refused) if figure.refused else None,
            period=figure.period.name if figure.period else None,
            judgement=figure.judgement,
        )


class AnswerShape(Schema):
    """A metric's figure for the whole, and for every cut that was asked for."""

    as_of: datetime
    period: str
    starts_at: datetime
    ends_at: datetime = Field(description="The first instant after the period")
    charter_version: int | None = Field(description="null: no charter is in force; the starting charter measures")
    whole: FigureShape
    parts: list[FigureShape]

    @classmethod
    def of(cls, answer: Answer, language: str, **about: Any) -> Self:
        """Return the shape of an answer; ``about`` names its instant, period and charter."""
        parts = [FigureShape.of(part, language) for part in answer.parts]
        return cls(whole=FigureShape.of(answer.whole, language), parts=parts, **about)


class MetricShape(Schema):
    """What a metric asks, and what it cannot see."""

    name: str
    unit: str
    called: str
    asks: str
    measured: str
    blind_spot: str
    cuts: list[str]
    populations: list[str] = Field(description="What rows there are behind it")

    @classmethod
    def of(cls, metric: Metric, language: str) -> Self:
        """Return the definition of a metric in a language."""
        return cls(
            name=metric.name,
            unit=metric.unit,
            called=render(language, metric.called),
            asks=render(language, metric.asks),
            measured=render(language, metric.measured),
            blind_spot=render(language, metric.blind_spot),
            cuts=list(metric.cuts),
            populations=list(metric.populations),
        )


class RowsShape(Schema):
    """A page of the rows behind a figure."""

    columns: list[str]
    rows: list[list[Any]]
    total: int
    page: int
    size: int

    @classmethod
    def of(cls, rows: Rows, hidden: frozenset[str]) -> Self:
        """Return the page without the columns this reader may not see."""
        shown = [place for place, column in enumerate(rows.columns) if column not in hidden]
        return cls(
            columns=[rows.columns[place] for place in shown],
            rows=[[row[place] for place in shown] for row in rows.rows],
            total=rows.total,
            page=rows.page,
            size=rows.size,
        )


class SignatureShape(Schema):
    """One side's word."""

    side: str
    signer_id: str
    name: str
    signed_at: datetime


class VersionShape(Schema):
    """A version of the charter and where it stands."""

    number: int
    sha256: str
    state: str
    proposed_at: datetime
    effective_from: datetime
    in_force_from: datetime | None
    superseded_at: datetime | None
    note: str | None
    signatures: list[SignatureShape]

    @classmethod
    def of(cls, version: Version, at: datetime) -> Self:
        """Return the version as it stands at an instant."""
        return cls(
            number=version.number,
            sha256=version.sha256,
            state=version.state(at).value,
            proposed_at=version.proposed_at,
            effective_from=version.effective_from,
            in_force_from=version.in_force_from,
            superseded_at=version.superseded_at,
            note=version.note,
            signatures=[
                SignatureShape(side=one.side, signer_id=one.signer_id, name=one.name, signed_at=one.signed_at)
                for one in version.signatures
            ],
        )


class TermsShape(Schema):
    """The terms of a version, complete; see docs/reference/charter.schema.json for their shape."""

    version: VersionShape
    terms: dict[str, Any]
