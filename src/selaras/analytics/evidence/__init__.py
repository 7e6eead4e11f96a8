"""Evidence: one claim as one file that somebody who doubts it can check without us."""

from selaras.analytics.evidence.checking import Checked, check
from selaras.analytics.evidence.figures import pack_figure
from selaras.analytics.evidence.packing import Charter, Pack
from selaras.analytics.evidence.verdicts import pack_verdict

__all__ = ["Charter", "Checked", "Pack", "check", "pack_figure", "pack_verdict"]
