"""Suggesting a threshold: the highest that keeps enough of what was won, and the lowest that the reps can take."""

from collections.abc import Sequence
from typing import Final

from selaras.core.replay.impact import Step, Suggestion
from selaras.kit.proportion import wilson

KEPT_SHARE: Final = 0.95
"""A threshold that keeps so much of the won deals loses little; the interval says how sure that is."""
FEWEST_WON: Final = 10
"""With fewer won deals than this nothing is suggested from them."""


def suggestions(steps: Sequence[Step], weekly_capacity: int | None) -> tuple[Suggestion, ...]:
    """Return what the data suggests, from the steps of the explorer in rising order."""
    found = [keeps_won(steps)]
    if weekly_capacity is not None:
        found.append(fits_capacity(steps, weekly_capacity))
    return tuple(one for one in found if one is not None)


def keeps_won(steps: Sequence[Step], share: float = KEPT_SHARE) -> Suggestion | None:
    """Return the highest threshold that keeps the share of the deals won at the lowest one.

    ``low`` keeps it even at the lower end of Wilson's interval, ``high`` still at the upper end.
    """
    most = max((step.kept.won for step in steps), default=0)
    if most < FEWEST_WON:
        return None
    bounds = {step.threshold: wilson(step.kept.won, most) for step in steps}
    kept = [step.threshold for step in steps if step.kept.won / most >= share]
    low = [threshold for threshold, (least, _) in bounds.items() if least >= share]
    high = [threshold for threshold, (_, largest) in bounds.items() if largest >= share]
    return Suggestion("keeps_won", max(kept), max(low, default=None), max(high), share=share)


def fits_capacity(steps: Sequence[Step], capacity: int) -> Suggestion:
    """Return the lowest threshold at which an average week brings no more leads than the reps said they can take.

    ``high`` is the lowest at which not even the busiest week does; ``low`` is the same as the threshold.
    """
    average = next((step.threshold for step in steps if step.per_week <= capacity), None)
    busiest = next((step.threshold for step in steps if step.busiest_week <= capacity), None)
    return Suggestion("fits_capacity", average, average, busiest, capacity=capacity)
