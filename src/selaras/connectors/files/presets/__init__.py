"""Prepared mappings for the exports of HubSpot, Salesforce and Marketo: each a YAML file beside this one."""

from pathlib import Path

from selaras.connectors.files.mapping import FileOptions, Mapping, mapping_of
from selaras.connectors.files.readers import opened
from selaras.kit.errors import InputError

_FOLDER = Path(__file__).parent


def preset_names() -> list[str]:
    """Return the names of all prepared mappings."""
    return sorted(path.stem for path in _FOLDER.glob("*.yaml"))


def preset_text(name: str) -> str:
    """Return a prepared mapping as it is written."""
    if name not in preset_names():
        raise InputError(f"there is no preset '{name}'", next_step=f"use one of {', '.join(preset_names())}")
    return (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


def preset(name: str, file: Path | None = None, options: FileOptions | None = None) -> Mapping:
    """Return a prepared mapping, cut to the columns a file has.

    A preset knows the names of the vendor's own export and of the usual warehouse tables, so a file never has all
    of them.
    Where two of its columns fill one field, the first that the file has is taken. A file without the key columns
    is refused.
    """
    document = mapping_of(preset_text(name), place=f"preset {name}", several=True)
    if file is None:
        return document
    header = opened(file, options or document.file).header
    columns: dict[str, tuple[str, ...]] = {}
    filled: set[str] = set()
    for theirs, ours in document.columns.items():
        free = tuple(one for one in ours if one not in filled)
        if theirs in header and free:
            columns[theirs] = free
            filled.update(free)
    key = next(((one,) for one in document.key if one in header), ())
    left_out = {theirs: values for theirs, values in document.leave_out.items() if theirs in header}
    cut = document.model_copy(update={"columns": columns, "key": key, "leave_out": left_out})
    return cut.checked(place=f"preset {name} on {file.name}")
