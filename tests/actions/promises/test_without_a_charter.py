"""Where both sides have signed nothing, nothing was promised and nothing is judged."""

import pytest

from selaras.actions.promises import board, evaluate_weeks, look_for_patterns, team_cuts
from tests.actions.promises.company import AFTER, a_missed_week

pytestmark = pytest.mark.django_db


def test_without_a_charter_no_week_is_judged_and_no_pattern_looked_for():
    a_missed_week()
    assert evaluate_weeks(AFTER).weeks == 0
    assert look_for_patterns(AFTER) == 0
    assert board(AFTER) is None
    assert team_cuts(AFTER) == {}
