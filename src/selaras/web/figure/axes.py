"""What stands along a chart in the reader's language: amounts, days, and a legend that fits a telephone.

A chart is drawn by the page and by this process alike, so its words are expressions that both work out.
"""

from typing import Final

import altair as alt

_SHORT: Final = "abs(datum.value) < 1 ? format(datum.value, '~g') : format(datum.value, '~s')"
_AMOUNTS: Final = {
    "en": f"replace({_SHORT}, 'G', 'B')",
    "id": f"replace(replace(replace(replace({_SHORT}, '.', ','), 'k', ' rb'), 'M', ' jt'), 'G', ' M')",
}
_MONTHS: Final = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
}
_NARROW: Final = 420


def amounts(language: str) -> str:
    """Return the expression that writes a number of an axis in short: 8M in English, 8 jt in Indonesian."""
    return _AMOUNTS[language]


def days(language: str) -> str:
    """Return the expression that writes a day of an axis: Oct 5 in English, 5 Okt in Indonesian."""
    month, day = f"{list(_MONTHS[language])}[month(datum.value)]", "date(datum.value)"
    return f"{day} + ' ' + {month}" if language == "id" else f"{month} + ' ' + {day}"


def legend(columns: int) -> alt.Legend:
    """Return a legend above the chart, in so many columns, or in two where the chart is narrow."""
    fitting = alt.ExprRef(f"width < {_NARROW} ? {min(2, columns)} : {columns}")
    return alt.Legend(orient="top", title=None, columns=fitting)
