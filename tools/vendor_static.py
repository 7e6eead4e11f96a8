"""Fetches the static libraries that the pages load, so that no page ever asks another host for one.

`make vendor` packs each library below from the npm registry, takes the few files the pages need, removes what would
send a browser elsewhere (source-map comments), draws one sprite from the icons in use, and writes manifest.json: name,
version, licence and the SHA-256 of every file. `python tools/vendor_static.py --check` only compares the folder with
its manifest. To take a newer version, change it here, run `make vendor` and look at the pages.
"""

import hashlib
import json
import re
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "src/selaras/web/static/vendor"

ICONS = tuple(
    """
    adjustments alert-circle alert-triangle arrow-down arrow-down-right arrow-right arrow-up arrow-up-right
    arrows-exchange bell briefcase building bulb calendar calendar-event calendar-week chart-bar chart-dots
    chart-line check chevron-down chevron-left chevron-right chevron-up circle-check circle-x clock
    clock-exclamation coin copy database device-desktop dots download edit external-link eye file-import
    file-spreadsheet file-text filter filter-off git-compare heart-handshake help-circle history home
    hourglass info-circle key language layout-dashboard link list-details lock login logout mail menu-2 minus
    mood-empty mood-sad moon percentage phone plus question-mark recycle refresh route scale search settings
    shield-check signature speakerphone star sun table-export tag target thumb-down thumb-up timeline trash
    trophy upload user user-check user-plus user-x users versions world x
    alarm arrow-back-up bolt brand-linkedin circle-dashed circle-dot click flag forms git-merge hand-stop keyboard
    message mouse player-pause presentation send sparkles
    """.split()  # noqa: SIM905 -- ninety short names are easier to read, and to add to, as a paragraph
)


@dataclass(frozen=True)
class Library:
    """One npm package and the files of it that the pages load."""

    name: str
    package: str
    version: str
    licence: str
    files: tuple[str, ...]
    licence_file: str = "LICENSE"
    bundles: tuple[str, ...] = ()


# vega-lite is the version that Altair writes charts for; vega-embed brings the interpreter that lets charts run under a
# content security policy without eval: vegaEmbed(element, spec, {ast: true}).
LIBRARIES = (
    Library(
        "tabler", "@tabler/core", "1.6.1", "MIT",
        ("dist/css/tabler.min.css", "dist/js/tabler.min.js", "dist/js/tabler-theme.min.js"),
        bundles=("bootstrap (MIT)", "@popperjs/core (MIT)"),
    ),
    Library("tabler-icons", "@tabler/icons", "3.51.0", "MIT", ()),
    Library("htmx", "htmx.org", "2.0.11", "0BSD", ("dist/htmx.min.js",)),
    Library("vega", "vega", "6.4.0", "BSD-3-Clause", ("build/vega.min.js",), bundles=("d3 (ISC)",)),
    Library("vega-lite", "vega-lite", "6.4.1", "BSD-3-Clause", ("build/vega-lite.min.js",)),
    Library(
        "vega-embed", "vega-embed", "7.3.0", "BSD-3-Clause", ("build/vega-embed.min.js",),
        bundles=("vega-interpreter (BSD-3-Clause)", "vega-themes (BSD-3-Clause)", "vega-tooltip (BSD-3-Clause)",
                 "fast-json-patch (MIT)"),
    ),
    Library("inter", "@fontsource-variable/inter", "5.3.0", "OFL-1.1", ("files/inter-latin-wght-normal.woff2",)),
    # for pictures of charts: what draws them in our process reads no web font and no variable one
    Library(
        "inter-static", "@fontsource/inter", "5.3.0", "OFL-1.1",
        ("files/inter-latin-400-normal.woff", "files/inter-latin-600-normal.woff"),
    ),
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Refresh the folder, or with --check say whether it is what its manifest says."""
    if arguments == ["--check"]:
        wrong = differences(VENDOR)
        print("\n".join(wrong) or "every vendored file is what the manifest says")
        return 1 if wrong else 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "vendor"
        for library in LIBRARIES:
            _vendor(library, _unpacked(library, Path(folder)), fresh / library.name / library.version)
        entries = [_entry(library, fresh) for library in LIBRARIES]
        (fresh / "manifest.json").write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
        shutil.rmtree(VENDOR, ignore_errors=True)
        shutil.copytree(fresh, VENDOR)
    for library in LIBRARIES:
        print(f"{library.name} {library.version} ({library.licence})")
    return 0


def differences(vendor: Path) -> list[str]:
    """Say of each file under `vendor` what keeps it from being what the manifest says."""
    listed = {
        f"{entry['name']}/{entry['version']}/{name}": digest
        for entry in json.loads((vendor / "manifest.json").read_text(encoding="utf-8"))
        for name, digest in entry["files"].items()
    }
    present = {path.relative_to(vendor).as_posix(): path for path in vendor.rglob("*") if path.is_file()}
    present.pop("manifest.json")
    wrong = [f"{name}: listed in the manifest, but missing; run make vendor" for name in listed.keys() - present]
    wrong += [f"{name}: present, but not in the manifest; run make vendor" for name in present.keys() - listed]
    wrong += [
        f"{name}: changed by hand; run make vendor"
        for name in listed.keys() & present.keys()
        if _digest(present[name]) != listed[name]
    ]
    return sorted(wrong)


def _unpacked(library: Library, folder: Path) -> Path:
    """Download a package with npm, which compares it with the registry's own checksum, and unpack it."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"{library.package}@{library.version}"],
        cwd=folder, check=True, stdout=subprocess.PIPE, text=True,
    ).stdout.split()[-1]  # fmt: skip
    target = folder / "unpacked" / library.name
    with tarfile.open(folder / packed) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def _vendor(library: Library, package: Path, target: Path) -> None:
    target.mkdir(parents=True)
    for name in library.files:
        if name.endswith(".woff2"):
            shutil.copyfile(package / name, target / Path(name).name)
            continue
        if name.endswith(".woff"):
            (target / f"{Path(name).stem}.ttf").write_bytes(_unwrapped((package / name).read_bytes()))
            continue
        text = (package / name).read_text(encoding="utf-8")
        (target / Path(name).name).write_text(_self_contained(text), encoding="utf-8")
    if library.name == "tabler-icons":
        (target / "sprite.svg").write_text(_sprite(package / "icons/outline"), encoding="utf-8")
    (target / "LICENSE").write_text(_licence(library, package), encoding="utf-8")


def _unwrapped(font: bytes) -> bytes:
    """Return a WOFF 1.0 font as the TrueType font it wraps: its tables one by one, each inflated where it was not."""
    signature, flavour, _, count = struct.unpack(">4sIIH", font[:14])
    if signature != b"wOFF":
        raise SystemExit("this is no WOFF 1.0 font")
    power = count.bit_length() - 1
    first = 12 + 16 * count
    heads, bodies = struct.pack(">IHHHH", flavour, count, 16 << power, power, 16 * count - (16 << power)), b""
    for place in range(count):
        tag, offset, packed, size, checksum = struct.unpack(">4sIIII", font[44 + 20 * place : 64 + 20 * place])
        table = font[offset : offset + packed]
        heads += struct.pack(">4sIII", tag, checksum, first + len(bodies), size)
        table = zlib.decompress(table) if packed < size else table
        bodies += table + bytes(-size % 4)
    return heads + bodies


def _self_contained(text: str) -> str:
    """Drop the comments that make a browser's developer tools fetch a source map."""
    comment = r"^(//[#@] sourceMappingURL=\S*|/\*[#@] sourceMappingURL=[^*]*\*/)$"
    return re.sub(comment, "", text, flags=re.MULTILINE).strip() + "\n"


def _sprite(icons: Path) -> str:
    """Draw one file of symbols: <svg class="icon"><use href=".../sprite.svg#clock"/></svg>."""
    lines = ['<svg xmlns="http://www.w3.org/2000/svg">']
    for name in ICONS:
        drawing = (icons / f"{name}.svg").read_text(encoding="utf-8")
        shapes = re.findall(r"<(?!svg|/svg|path stroke=\"none\")[^>]*>", drawing)
        lines.append(
            f'<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
            f'stroke-linecap="round" stroke-linejoin="round">{"".join(shapes)}</symbol>'
        )
    return "\n".join([*lines, "</svg>", ""])


def _licence(library: Library, package: Path) -> str:
    """A package's own licence text, or for one that ships none the MIT text under the copyright its files state."""
    own = package / library.licence_file
    if own.exists():
        return own.read_text(encoding="utf-8")
    header = (package / library.files[0]).read_text(encoding="utf-8")[:600]
    owners = re.findall(r"Copyright .*", header)
    if library.licence != "MIT" or not owners or "Licensed under MIT" not in header:
        raise SystemExit(f"{library.package} ships no licence text; find it before vendoring the package")
    return "\n".join(["MIT License", "", *owners, "", _MIT, ""])


def _entry(library: Library, vendor: Path) -> dict[str, object]:
    folder = vendor / library.name / library.version
    return {
        "name": library.name,
        "version": library.version,
        "licence": library.licence,
        "package": library.package,
        "bundles": list(library.bundles),
        "files": {path.name: _digest(path) for path in sorted(folder.iterdir())},
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


_MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
