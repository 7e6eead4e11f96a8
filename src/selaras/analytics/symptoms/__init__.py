"""What stands out: the symptoms of a hand-off that does not work, each measured over every lead there is."""

from selaras.analytics.symptoms.finding import LOOKS_BACK, Symptoms, last_year, look, symptoms
from selaras.analytics.symptoms.looking import Looking
from selaras.analytics.symptoms.rows import PARTS, PERSONS, rows_of
from selaras.analytics.symptoms.telling import BRINGS, called, remarks, said

__all__ = [
    "BRINGS",
    "LOOKS_BACK",
    "PARTS",
    "PERSONS",
    "Looking",
    "Symptoms",
    "called",
    "last_year",
    "look",
    "remarks",
    "rows_of",
    "said",
    "symptoms",
]
