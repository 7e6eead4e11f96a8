"""What lies in the repository: text of a sane size, vendored files that are what they claim, no way to another host."""

import re
import subprocess
from functools import cache

import pytest

from tests.house.source import ROOT
from tools.vendor_static import LIBRARIES, VENDOR, differences

MEGABYTE = 1_000_000
PICTURES = {".png", ".ico", ".woff2", ".ttf"}  # screenshots in docs/, the site's own icon and typeface
TABLES = {".xlsx", ".parquet", ".gz"}  # input that tests read, as others really send it
LOADS = re.compile(
    r"""(?:\b(?:src|srcset|href|action|poster|data)\s*=\s*["']?|url\(\s*["']?|@import\s+["']?|\bimport\(?\s*["']"""
    r"""|\bfetch\(\s*["']|\bsendBeacon\(\s*["'])\s*(?:https?:)?//(?!127\.0\.0\.1|localhost)[\w.-]+""",
    re.IGNORECASE,
)
ANCHOR = re.compile(r"<a\b[^>]*>", re.IGNORECASE | re.DOTALL)  # a reader may follow a link; the page does not load it


@cache
def files():
    """Every file that git tracks, or would."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def place(path):
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_larger_than_a_megabyte():
    large = {place(path): size for path in files() if (size := path.stat().st_size) > MEGABYTE}
    assert not large, f"data that large is made by a command, not kept: {large}"


def test_every_file_is_text_but_pictures_and_test_tables():
    binary = [
        place(path)
        for path in files()
        if b"\0" in path.read_bytes()[:8000]
        and not (place(path).startswith(("docs/", "src/selaras/web/static/")) and path.suffix in PICTURES)
        and not (place(path).startswith("tests/") and path.suffix in TABLES)
    ]
    assert not binary, f"a reviewer cannot read these: {binary}"


def test_every_vendored_file_is_what_the_manifest_says():
    assert differences(VENDOR) == []


def test_the_manifest_holds_the_versions_the_tool_fetches():
    assert sorted(path.parent.name + "@" + path.name for path in VENDOR.glob("*/*")) == sorted(
        f"{library.name}@{library.version}" for library in LIBRARIES
    )


def test_every_vendored_library_has_its_licence_beside_it():
    assert [path for path in VENDOR.glob("*/*") if not (path / "LICENSE").read_text(encoding="utf-8").strip()] == []


def test_no_page_loads_anything_from_another_host():
    outward = [
        f"{place(path)}: {found[0]}"
        for path in files()
        if path.is_relative_to(ROOT / "src") and path.suffix in {".html", ".css", ".js", ".svg", ".txt", ".ftl"}
        for found in LOADS.finditer(ANCHOR.sub("", path.read_text(encoding="utf-8")))
    ]
    assert not outward, f"vendor it: {outward}"


def test_no_vendored_file_sends_a_browser_for_its_source_map():
    named = [place(path) for path in VENDOR.rglob("*.*s") if "sourceMappingURL=" in path.read_text(encoding="utf-8")]
    assert named == []


@pytest.mark.parametrize(
    "line",
    [
        '<script src="https://cdn.example/htmx.js"></script>',
        "<link rel=stylesheet href=//fonts.example/inter.css>",
        "@import url('https://fonts.example/inter.css');",
        "src: url(https://fonts.example/inter.woff2)",
        'import("https://cdn.example/vega.js")',
    ],
)
def test_a_way_out_is_recognised(line):
    assert LOADS.search(ANCHOR.sub("", line))


def test_a_link_that_a_reader_follows_is_no_way_out():
    assert not LOADS.search(ANCHOR.sub("", '<a class="link" href="https://vega.github.io/">Vega</a>'))
