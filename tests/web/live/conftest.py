"""The desk of the outgoing tests, with somebody at an open page."""

from tests.actions.outgoing.conftest import desk, lead, people  # noqa: F401 (fixtures are found by their names)
