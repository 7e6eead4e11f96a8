"""Where chance comes from: one seed, and a stream of its own for each part of the company."""

import zlib

import numpy as np


class Draws:
    """Hands out generators by name.

    Each part draws from its own stream, so that a knob that changes one part leaves what the others drew as it was: two
    worlds that differ in one knob can be compared lead by lead.

    >>> Draws(7).of("leads").random() == Draws(7).of("leads").random()
    True
    >>> Draws(7).of("leads").random() == Draws(7).of("touches").random()
    False
    """

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def of(self, part: str, block: int = 0) -> np.random.Generator:
        """Return a fresh generator of the stream of a part, or of one block of it."""
        key = (zlib.crc32(part.encode()), block)
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(self.seed, spawn_key=key)))
