"""The weights by which leads are compared until a company's own leads have taught better ones."""

from typing import Final

from selaras.core.matching.weights import Comparison, Level, Likeness, Weights

_NAME: Final = Comparison(
    "name",
    (
        Level("same", 0.65, 1e-4, (Likeness("name"),), rare="name"),
        Level("turned", 0.03, 1e-5, (Likeness("words"),)),
        Level("nearly", 0.15, 4e-4, (Likeness("name", "alike", 0.92),)),
        Level("initial", 0.06, 4e-4, (Likeness("initial"),)),
        Level("part", 0.04, 1e-3, (Likeness("name", "part"),)),
        Level("alike", 0.03, 8e-3, (Likeness("name", "alike", 0.82),)),
        Level("different", 0.04, 0.99),
    ),
)
_EMAIL: Final = Comparison(
    "email",
    (
        Level("same", 0.55, 1e-8, (Likeness("email"),), own=True),
        Level("mailbox", 0.12, 1e-4, (Likeness("mailbox"),), rare="mailbox"),
        Level("nearly", 0.08, 1e-4, (Likeness("mailbox", "typo", 2),)),
        Level("different", 0.25, 0.9995),
    ),
)
_PHONE: Final = Comparison(
    "phone",
    (
        Level("same", 0.7, 1e-6, (Likeness("phone"),), rare="phone", own=True),
        Level("different", 0.3, 1.0),
    ),
)
_EMPLOYER: Final = Comparison(
    "employer",
    (
        Level("domain", 0.6, 8e-4, (Likeness("domain"),), rare="domain"),
        Level("same", 0.25, 4e-4, (Likeness("company"),), rare="company"),
        Level("alike", 0.05, 5e-3, (Likeness("company", "alike", 0.9),)),
        Level("different", 0.1, 0.9935),
    ),
)
_COUNTRY: Final = Comparison(
    "country",
    (
        Level("same", 0.97, 0.5, (Likeness("country"),), rare="country"),
        Level("different", 0.03, 0.5),
    ),
)

STARTING: Final = Weights(1e-5, (_NAME, _EMAIL, _PHONE, _EMPLOYER, _COUNTRY))
"""Measured on made-up leads and rounded. One address, or one number with a like name, is sure; a like name at one
employer is likely; either alone is little.
"""
