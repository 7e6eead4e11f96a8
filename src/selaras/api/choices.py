"""One's own choice of what to be told, and how; and the notices on one's page."""

from typing import Any, Self

from django.http import HttpRequest
from ninja import Field, Router, Schema

from selaras.actions.choices import Choice, choices_of, choose
from selaras.api.callers import caller_of, in_person
from selaras.api.values import Body
from selaras.core.notices import Medium, Sort

router = Router(tags=["notifications"])


class ChoiceShape(Schema):
    """Whether a sort of notice comes by a medium."""

    sort: str = Field(examples=["announced"])
    medium: str = Field(examples=["mail"])
    wanted: bool = Field(examples=[True])
    own: bool = Field(examples=[False], description="true: one's own choice; false: what is usual")

    @classmethod
    def of(cls, choice: Choice) -> Self:
        """Return a choice as it stands."""
        return cls(sort=choice.sort, medium=choice.medium, wanted=choice.wanted, own=choice.own)


class ChoiceBody(Body):
    """A choice; ``wanted`` null takes it back, and what is usual holds again."""

    sort: Sort
    medium: Medium
    wanted: bool | None = Field(examples=[False])


@router.get("/me/notifications", response=list[ChoiceShape])
@in_person
def list_choices(request: HttpRequest) -> Any:
    """List what one is told and how, one's own choices beside what is usual."""
    return [ChoiceShape.of(one) for one in choices_of(caller_of(request).user)]


@router.post("/me/notifications", response=list[ChoiceShape])
@in_person
def choose_notification(request: HttpRequest, body: ChoiceBody) -> Any:
    """Choose whether a sort of notice comes by a medium, or take the choice back."""
    user = caller_of(request).user
    choose(user, body.sort, body.medium, body.wanted)
    return [ChoiceShape.of(one) for one in choices_of(user)]
