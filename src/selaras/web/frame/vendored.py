"""Where the vendored libraries lie, read off their manifest, so that a newer version needs no edit of a page."""

import json
from functools import cache
from pathlib import Path

from django.templatetags.static import static

_VENDOR = Path(__file__).parents[1] / "static" / "vendor"


@cache
def vendored(library: str, file: str) -> str:
    """Return the address of a library's file."""
    return static(f"vendor/{_place(library, file)}")


def vendored_path(library: str, file: str) -> Path:
    """Return a library's file in the folder of this process."""
    return _VENDOR / _place(library, file)


def _place(library: str, file: str) -> str:
    entries = json.loads((_VENDOR / "manifest.json").read_text(encoding="utf-8"))
    found = next(entry for entry in entries if entry["name"] == library)
    if file not in found["files"]:
        raise LookupError(f"{library} {found['version']} has no {file}; add it to tools/vendor_static.py")
    return f"{library}/{found['version']}/{file}"
