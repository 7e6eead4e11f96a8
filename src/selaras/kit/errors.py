"""The one family of errors Selaras raises: what was attempted, on what, and the next step."""

from datetime import datetime


class SelarasError(Exception):
    """Something is broken or was called wrongly; the message names the place and the next step.

    ``next_step`` is kept apart so that a page can set it as a button or a hint.
    """

    def __init__(self, what: str, *, place: str = "", next_step: str = "") -> None:
        self.what = what
        self.place = place
        self.next_step = next_step
        parts = [f"{place}: {what}" if place else what]
        if next_step:
            parts.append(next_step)
        super().__init__("; ".join(parts))


class InputError(SelarasError):
    """What a person or a file gave cannot be used as it is."""


class TransientError(SelarasError):
    """Another system did not answer this time; ``retry_at`` says when to try again."""

    def __init__(self, what: str, *, retry_at: datetime, place: str = "", next_step: str = "") -> None:
        self.retry_at = retry_at
        super().__init__(what, place=place, next_step=next_step)


class PermanentError(SelarasError):
    """Another system refused for good; ``who_must_act`` names the person who can change that."""

    def __init__(self, what: str, *, who_must_act: str, place: str = "", next_step: str = "") -> None:
        self.who_must_act = who_must_act
        super().__init__(what, place=place, next_step=next_step)
