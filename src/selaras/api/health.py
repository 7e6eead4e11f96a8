"""Is the API well, and what do its problems mean: answered to anybody."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Path, Router, Schema

import selaras
from selaras.api.problems import STATUSES, WHERE, ProblemError, next_step, title
from selaras.api.values import Instant, Word
from selaras.api.visits import visit_of
from selaras.records.ledger import newest_position

router = Router(tags=["about"])


class HealthShape(Schema):
    """The API answers, and so does its database."""

    status: str = Field(examples=["ok"])
    version: str = Field(examples=["0.1.0"])
    now: Instant
    position: int = Field(examples=[1453113], description="The number of the newest fact")


class ProblemSort(Schema):
    """A sort of problem: what it is called, and what to do about it."""

    type: str = Field(examples=["/api/v1/problems/too_many"])
    code: str = Field(examples=["too_many"])
    status: int = Field(examples=[429])
    title: str = Field(examples=["Too many calls"])
    next_step: str = Field(examples=["Wait as long as Retry-After says, then call again."])


@router.get("/health", response=HealthShape, auth=None)
def health(request: HttpRequest) -> Any:
    """Say that the API answers, which version it is, and how far its ledger goes."""
    return HealthShape(status="ok", version=selaras.__version__, now=visit_of(request).now, position=newest_position())


@router.get("/problems", response=list[ProblemSort], auth=None)
def list_problems(request: HttpRequest) -> Any:
    """List every sort of problem, in the language of the call."""
    return [_sort(code, visit_of(request).language) for code in STATUSES]


@router.get("/problems/{code}", response=ProblemSort, auth=None)
def one_problem(request: HttpRequest, code: Path[Word]) -> Any:
    """Say what one sort of problem is: where the ``type`` of a problem leads."""
    if code not in STATUSES:
        raise ProblemError.of("not_found", what=code)
    return _sort(code, visit_of(request).language)


def _sort(code: str, language: str) -> ProblemSort:
    return ProblemSort(
        type=f"{WHERE}{code}", code=code, status=STATUSES[code], title=title(language, code),
        next_step=next_step(language, code),
    )  # fmt: skip
