"""`selaras intake` shows what could not be folded, tries it again, and lets it go."""

import pytest
from typer.testing import CliRunner

from selaras.cli.commands import commands
from selaras.records.inbox import Inbox
from selaras.records.models import ParkedEvent
from tests.actions.intake.sending import event, hear

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> tuple[int, str]:
    answer = CliRunner().invoke(commands, ["intake", *map(str, arguments)])
    return answer.exit_code, answer.output


def test_parked_events_are_seen_tried_again_and_let_go(inbox: Inbox) -> None:
    hear(inbox, {"type": "dance", "messageId": "m"}, event("track", userId="u1"))
    first, second = ParkedEvent.objects.values_list("position", flat=True)
    status, listed = run("parked")
    assert status == 0
    assert str(first) in listed
    assert "missing." in listed
    assert run("show", first) == (0, '{"type": "dance", "messageId": "m"}\n')
    assert run("show", 1)[0] == 1
    assert run("retry") == (0, "0 folded, 2 still parked\n")
    assert run("retry", second) == (0, "0 folded, 1 still parked\n")
    assert run("let-go", first, second) == (0, "2 let go\n")
    assert not ParkedEvent.objects.exists()
