"""A refusal: the charter says no. Expected, tested, translated; never an exception."""

from dataclasses import dataclass

from selaras.kit.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act is not allowed now, as a code for programs and a sentence for people.

    >>> Refusal("below_threshold", Sentence.of("refusal-below-threshold", score=41, threshold=60)).code
    'below_threshold'
    """

    code: str
    because: Sentence
