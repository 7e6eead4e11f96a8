"""Diagnosis: the factors of a gap measured in the lake, and the verdict of the core on them."""

from selaras.analytics.diagnosis.behind import Table, behind
from selaras.analytics.diagnosis.diagnosing import diagnose
from selaras.analytics.diagnosis.weighing import Weighed, at_hand, weigh

__all__ = ["Table", "Weighed", "at_hand", "behind", "diagnose", "weigh"]
