"""The removal effect: how much less would be won if a channel led nowhere, in a chain of the steps that were made.

A state is what the last steps were, as many as the chain's order remembers. Removing a channel makes every step into
a state that holds it a step into nothing (E. Anderl et al., "Mapping the customer journey", IJRM 33, 2016).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from selaras.kit.errors import InputError

State = tuple[str, ...]
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

START: State = ()
MOST_STATES = 4000
"""One matrix of so many states is a quarter of a gigabyte; more channels need a lower order."""
_AT_ONCE = 4_000_000


@dataclass(frozen=True)
class Chain:
    """How often each step was made, and how often a journey ended after each state.

    ``steps`` leads from a state to the next one; the first is from ``START``. Every journey ends in ``won`` or
    ``lost``, so that nobody walks for ever.
    """

    steps: Mapping[tuple[State, State], float]
    won: Mapping[State, float]
    lost: Mapping[State, float] = field(default_factory=dict)

    @cached_property
    def states(self) -> tuple[State, ...]:
        """Every state there is, the start first."""
        seen = {state for pair in self.steps for state in pair} | self.won.keys() | self.lost.keys()
        found = (START, *sorted(seen - {START}))
        if len(found) > MOST_STATES:
            raise InputError(
                f"a chain of {len(found)} states is too large", next_step="use a lower order, or fewer values"
            )
        return found

    @cached_property
    def values(self) -> tuple[str, ...]:
        """Every channel of the chain, in order of name."""
        return tuple(sorted({value for state in self.states for value in state}))

    @cached_property
    def moves(self) -> tuple[Floats, Floats]:
        """The probabilities of a step between states, and of winning after each."""
        place = {state: number for number, state in enumerate(self.states)}
        steps, wins, out = (np.zeros(shape) for shape in ((len(place), len(place)), len(place), len(place)))
        for (here, there), n in self.steps.items():
            steps[place[here], place[there]] = n
        for state, n in self.won.items():
            wins[place[state]] = n
        for state, n in self.lost.items():
            out[place[state]] = n
        out += steps.sum(axis=1) + wins
        out[out == 0] = 1.0
        return steps / out[:, None], wins / out

    @cached_property
    def holds(self) -> Truths:
        """Which state (row) holds which channel (column)."""
        return np.array([[value in state for value in self.values] for state in self.states], dtype=np.bool_).reshape(
            len(self.states), len(self.values)
        )

    def chances(self, members: Truths) -> Floats:
        """Return the probability to win where only some channels lead on: a row of truths for each set of them."""
        steps, wins = self.moves
        eye, size = np.eye(len(self.states)), len(self.states)
        found = np.empty(len(members))
        for first in range(0, len(members), max(1, _AT_ONCE // size**2)):
            some = members[first : first + max(1, _AT_ONCE // size**2)]
            alive: Truths = np.logical_and.reduce(some[:, None, :] | ~self.holds[None, :, :], axis=2)
            matrix = eye - steps * alive[:, None, :] * alive[:, :, None]
            found[first : first + len(some)] = np.linalg.solve(matrix, (wins * alive)[:, :, None])[:, 0, 0]
        return np.clip(found, 0.0, 1.0)


def removal_effects(chain: Chain) -> dict[str, float]:
    """Return by which share the probability to win falls when each channel is removed; one inverse serves them all.

    With N = (I - Q)^-1 and b = N·won, the start's chance without the states R is b - N[start, R] N[R, R]^-1 b[R].

    >>> ads, mail = ("ads",), ("mail",)
    >>> chain = Chain({((), ads): 4, ((), mail): 1, (ads, mail): 1}, won={ads: 2, mail: 2}, lost={ads: 1})
    >>> {value: round(effect, 12) for value, effect in removal_effects(chain).items()}
    {'ads': 0.75, 'mail': 0.5}
    """
    steps, wins = chain.moves
    inverse = np.linalg.inv(np.eye(len(chain.states)) - steps)
    reached = inverse @ wins
    if reached[0] <= 0:
        return dict.fromkeys(chain.values, 0.0)
    effects = {}
    for place, value in enumerate(chain.values):
        gone = np.flatnonzero(chain.holds[:, place])
        lost = inverse[0, gone] @ np.linalg.solve(inverse[np.ix_(gone, gone)], reached[gone])
        effects[value] = float(np.clip(lost / reached[0], 0.0, 1.0))
    return effects
