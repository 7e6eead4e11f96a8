"""Speed and its worth: how much less a lead brings that waits longer, compared among leads alike.

Leads that wait longer may be poorer leads as well. So conversion is compared band by band only within strata of
channel and score, and the comparisons are pooled as N. Mantel and W. Haenszel do (J. Natl. Cancer Inst. 22, 1959,
pp. 719–748; the risk ratio is S. Greenland's and J. M. Robins', Biometrics 41, 1985). What is left unlike within a
stratum, such as ease or a rep's load, is not taken out.
"""

from typing import Final

import numpy as np

from selaras.core.diagnosis.resampling import Integers
from selaras.core.diagnosis.shapley import Floats

HOUR: Final = 3_600_000_000
EDGES: Final = (HOUR, 4 * HOUR, 24 * HOUR, 72 * HOUR)
BANDS: Final = ("within_1h", "within_4h", "within_24h", "within_72h", "later", "never")
"""How long a lead waited for the first human attempt, by the charter's own start; never is not within the watch."""
_LEAST: Final = 1e-3


def band_of(waited: Integers) -> Integers:
    """Return the band of every wait in microseconds; a negative one says never.

    >>> [BANDS[band] for band in band_of(np.array([0, HOUR, HOUR + 1, 80 * HOUR, -1]))]
    ['within_1h', 'within_1h', 'within_4h', 'later', 'never']
    """
    band = np.searchsorted(np.array(EDGES), waited, side="left")
    return np.where(waited < 0, len(BANDS) - 1, band).astype(np.int64)


def worth_of_bands(contacted: Floats, qualified: Floats) -> Floats:
    """Return what a lead of each band brings, relative to the commonest band: (…, strata, bands) give (…, bands).

    A band that shares no stratum with the commonest one cannot be compared, and counts as worth the same.

    >>> n = np.array([[100.0, 100.0], [10.0, 90.0]])
    >>> y = np.array([[50.0, 25.0], [4.0, 18.0]])
    >>> worth_of_bands(n, y).round(3).tolist()
    [2.0, 1.0]
    """
    usual = int(contacted.sum(axis=tuple(range(contacted.ndim - 1))).argmax())
    n0, y0 = contacted[..., usual : usual + 1], qualified[..., usual : usual + 1]
    both = np.maximum(contacted + n0, 1.0)
    above = (qualified * n0 / both).sum(axis=-2)
    below = (y0 * contacted / both).sum(axis=-2)
    worth: Floats = np.divide(above, below, out=np.ones_like(above), where=below > 0)
    worth[..., usual] = 1.0
    least: Floats = np.maximum(worth, _LEAST)
    return least
