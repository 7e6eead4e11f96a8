"""The knobs as values: name, meaning and start of each, read off the scenario's own words, and set from text."""

import ast
import inspect
from dataclasses import dataclass, fields, replace
from itertools import pairwise

from selaras.connectors.simulator import scenario as scenario_module
from selaras.connectors.simulator.scenario import PRESETS, Scenario
from selaras.kit.errors import InputError


@dataclass(frozen=True, slots=True)
class Knob:
    """One field of a scenario."""

    name: str
    says: str
    start: int | float


def knobs() -> tuple[Knob, ...]:
    """Return every knob in the order of the scenario.

    >>> knobs()[0].name
    'months'
    """
    said, start = _sentences(), Scenario()
    return tuple(Knob(field.name, said[field.name], getattr(start, field.name)) for field in fields(Scenario))


def turned(scenario: Scenario, settings: list[str]) -> Scenario:
    """Return the scenario with knobs set from texts such as ``speed_loss=0.3``.

    >>> turned(Scenario(), ["speed_loss=0.3"]).speed_loss
    0.3
    """
    known = {knob.name: knob for knob in knobs()}
    values: dict[str, int | float] = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        if not equals or name not in known:
            raise InputError(
                f"'{setting}' sets no knob", place="--knob", next_step=f"write name=value; knobs are {', '.join(known)}"
            )
        values[name] = _number(name, text, whole=isinstance(known[name].start, int))
    return replace(scenario, **values)  # type: ignore[arg-type]  # every knob is a number of its own kind


def preset(name: str) -> Scenario:
    """Return the scenario of that name.

    >>> preset("no_effect").speed_loss
    0.0
    """
    if name not in PRESETS:
        raise InputError(
            f"no scenario is named '{name}'", place="--scenario", next_step=f"use one of {', '.join(PRESETS)}"
        )
    return PRESETS[name]


def _number(name: str, text: str, *, whole: bool) -> int | float:
    try:
        return int(text) if whole else float(text)
    except ValueError:
        kind = "a whole number" if whole else "a number"
        raise InputError(f"'{text}' is not {kind}", place=f"knob {name}", next_step=f"write {name}=1") from None


def _sentences() -> dict[str, str]:
    tree = ast.parse(inspect.getsource(scenario_module))
    body = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Scenario").body
    said: dict[str, str] = {}
    for field, text in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
            said[field.target.id] = str(ast.literal_eval(text.value))
    return said


def reference() -> str:
    """Return the page of docs/reference that lists every knob and every named scenario."""
    lines = [
        "# The knobs of the simulated company",
        "",
        "Made from `src/selaras/connectors/simulator/scenario.py`; a test holds this page to it.",
        "Set a knob with `selaras demo --knob name=value`, a named scenario with `--scenario name`.",
        "",
        "| knob | starts at | what it is |",
        "|---|---|---|",
        *(f"| `{knob.name}` | {knob.start:g} | {knob.says} |" for knob in knobs()),
        "",
        "## Named scenarios",
        "",
        "| scenario | knobs that differ from the start |",
        "|---|---|",
    ]
    start = Scenario()
    for name, one in PRESETS.items():
        turns = [k.name for k in knobs() if getattr(one, k.name) != getattr(start, k.name)]
        said = ", ".join(f"`{turn}` {getattr(one, turn):g}" for turn in turns)
        lines.append(f"| `{name}` | {said or 'none'} |")
    return "\n".join(lines) + "\n"
