"""Attribution: how the money of a deal is shared out among the touches before it, by models both sides signed."""

from selaras.core.attribution.crediting import credits_of, raw_weights
from selaras.core.attribution.journey import Journey, Place, Touch, considered
from selaras.core.attribution.markov import Chain, removal_effects
from selaras.core.attribution.model import DECAY_UNIT, SLOTS, JourneyRule, Model, Sort, model_of
from selaras.core.attribution.shapley import exact, sampled
from selaras.core.attribution.verdict import Span, Verdict, verdict_of

__all__ = [
    "DECAY_UNIT",
    "SLOTS",
    "Chain",
    "Journey",
    "JourneyRule",
    "Model",
    "Place",
    "Sort",
    "Span",
    "Touch",
    "Verdict",
    "considered",
    "credits_of",
    "exact",
    "model_of",
    "raw_weights",
    "removal_effects",
    "sampled",
    "verdict_of",
]
