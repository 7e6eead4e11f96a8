"""What browser clients ask for before they send anything: how they are set up, which here is always the same."""

from typing import Any


def segment_settings(write_key: str, here: str) -> dict[str, Any]:
    """Return the settings of Segment's browser client: send here, and to nobody else.

    >>> segment_settings("k1", "https://desk.example.com")["integrations"]["Segment.io"]["apiHost"]
    'desk.example.com/v1'
    """
    protocol, _, host = here.partition("://")
    to_us = {"apiKey": write_key, "apiHost": f"{host}/v1", "protocol": protocol, "addBundledMetadata": False}
    return {
        "integrations": {"Segment.io": to_us},
        "plan": {"track": {}, "identify": {}, "group": {}},
        "metrics": {"sampleRate": 0},
        "analyticsNextEnabled": True,
    }


def rudderstack_settings(write_key: str, here: str) -> dict[str, Any]:
    """Return the settings of RudderStack's browser client: send here, and to nobody else."""
    return {
        "source": {
            "id": "selaras",
            "name": "Selaras",
            "writeKey": write_key,
            "enabled": True,
            "workspaceId": "selaras",
            "config": {"statsCollection": {"errors": {"enabled": False}, "metrics": {"enabled": False}}},
            "connections": [],
            "destinations": [],
            "dataplanes": {"default": [{"url": here, "default": True}]},
        },
        "consentManagementMetadata": {"providers": []},
    }
