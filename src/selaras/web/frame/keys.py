"""The keys that answer in lists of leads, with what each does: what the keyboard's help tells besides the places."""

from dataclasses import dataclass
from typing import Final

from selaras.core.staff import Act


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one page; ``acts`` are what makes a reader find it: any of them is enough."""

    phrase: str
    does: tuple[tuple[str, str], ...]
    acts: tuple[Act, ...]


KEYS: Final = (
    Keys(
        "web-keyboard-lists",
        (
            ("j", "web-keyboard-down"),
            ("k", "web-keyboard-up"),
            ("o", "web-keyboard-open"),
            ("z", "web-keyboard-undo"),
        ),
        (Act.REVIEW_LEADS, Act.WORK_LEADS),
    ),
    Keys(
        "review-title",
        (("x", "web-keyboard-mark"), ("a", "web-keyboard-accept"), ("r", "web-keyboard-give-back")),
        (Act.REVIEW_LEADS,),
    ),
    Keys(
        "myday-title",
        (
            ("1", "myday-quick-no-answer"),
            ("2", "myday-quick-spoke"),
            ("3", "myday-quick-mail"),
            ("4", "myday-quick-linkedin"),
            ("5", "myday-quick-met"),
            ("s", "web-keyboard-snooze"),
        ),
        (Act.WORK_LEADS,),
    ),
)
