"""Every knob is documented, can be turned, and refuses what no company could have."""

from pathlib import Path

import pytest

from selaras.connectors.simulator import PRESETS, Scenario
from selaras.connectors.simulator.knobs import knobs, preset, reference, turned
from selaras.kit.errors import InputError

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "simulator-knobs.md"


def test_the_reference_page_lists_every_knob_as_it_is():
    assert PAGE.read_text(encoding="utf-8") == reference()


def test_every_knob_says_what_it_is_in_a_sentence():
    assert [knob.name for knob in knobs()] == list(Scenario.__dataclass_fields__)
    assert all(knob.says.endswith(".") and len(knob.says) > 20 for knob in knobs())


def test_a_knob_is_set_from_text():
    assert turned(Scenario(), ["speed_loss=0.25", "reps=12"]) == Scenario(speed_loss=0.25, reps=12)


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("speed=1", "sets no knob"),
        ("speed_loss", "sets no knob"),
        ("reps=many", "is not a whole number"),
        ("speed_loss=much", "is not a number"),
        ("speed_loss=1.5", "a share from 0"),
        ("leads=5", "at least 100"),
        ("deal_size=0", "above 0"),
    ],
)
def test_a_knob_no_company_could_have_is_refused_with_its_name(setting, says):
    with pytest.raises(InputError, match=says) as refused:
        turned(Scenario(), [setting])
    assert setting.partition("=")[0] in str(refused.value)


def test_a_scenario_goes_by_its_name():
    assert preset("slow_sales") is PRESETS["slow_sales"]
    with pytest.raises(InputError, match="balanced"):
        preset("perfect")
