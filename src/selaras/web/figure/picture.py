"""A chart as a picture to take away: the very chart of the page as SVG or PNG, drawn in this process, nothing fetched.

The page's script gives a chart the colours of the theme a reader sees; ``LOOKS`` has the same ones for a picture, which
lies on a ground of its own and says in its title what the page says around it.
"""

import base64
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import vl_convert

from selaras.web.frame.vendored import vendored_path

Picture = Literal["svg", "png"]
Theme = Literal["light", "dark"]

LOOKS: Final[Mapping[Theme, Mapping[str, str]]] = {
    "light": {"surface": "#ffffff", "ink": "#17202b", "soft": "#525f6e", "faint": "#e3e7ec", "line": "#d8dde4"},
    "dark": {"surface": "#171e26", "ink": "#e7ecf1", "soft": "#9fadbb", "faint": "#253039", "line": "#2d3945"},
}
WIDTH: Final = 880
"""How wide a chart is drawn that takes the width of its place on the page."""

_SCALE: Final = 2.0
_FONT: Final = "Inter"


def drawn(chart: Mapping[str, Any], form: Picture, title: str, subtitle: str = "", theme: Theme = "light") -> bytes:
    """Return the chart as a picture under its title; the same chart gives the same bytes."""
    _fonts()
    look = LOOKS[theme]
    told = {**_titled(chart, title, subtitle, look), "config": _config(look)}
    if form == "png":
        picture: bytes = vl_convert.vegalite_to_png(told, scale=_SCALE, allowed_base_urls=[])
        return picture
    return _with_font(vl_convert.vegalite_to_svg(told, allowed_base_urls=[])).encode()


def _titled(chart: Mapping[str, Any], title: str, subtitle: str, look: Mapping[str, str]) -> dict[str, Any]:
    told = deepcopy(dict(chart))
    if told.get("width") == "container":
        told["width"] = WIDTH
    told["title"] = {
        "text": title, "subtitle": subtitle, "anchor": "start", "frame": "group", "font": f"{_FONT} SemiBold, {_FONT}",
        "fontSize": 16, "fontWeight": 600, "color": look["ink"], "subtitleFont": _FONT, "subtitleFontSize": 12,
        "subtitleColor": look["soft"], "offset": 16,
    }  # fmt: skip
    told["padding"] = 20
    return told


def _config(look: Mapping[str, str]) -> dict[str, Any]:
    return {
        "background": look["surface"],
        "font": _FONT,
        "axis": {
            "labelColor": look["soft"], "titleColor": look["soft"], "gridColor": look["faint"],
            "domainColor": look["line"], "tickColor": look["line"], "labelFontSize": 11,
        },
        "header": {"labelColor": look["ink"], "titleColor": look["soft"]},
        "legend": {"labelColor": look["soft"], "titleColor": look["soft"], "labelFontSize": 11},
        "text": {"color": look["ink"]},
        "view": {"stroke": None},
    }  # fmt: skip


@cache
def _fonts() -> None:
    vl_convert.register_font_directory(str(vendored_path("inter-static", "inter-latin-400-normal.ttf").parent))


@cache
def _font_face() -> str:
    """Return the pages' own font as a rule of style, for a picture is read where nobody has the font."""
    font = base64.b64encode(Path(vendored_path("inter", "inter-latin-wght-normal.woff2")).read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{font}) format('woff2')"
    return f"<style>@font-face{{font-family:Inter;font-weight:100 900;src:{source}}}</style>"


def _with_font(svg: str) -> str:
    head, mark, rest = svg.partition(">")
    return f"{head}{mark}{_font_face()}{rest}"
