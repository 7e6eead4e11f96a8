"""The door for trackers: a bare ASGI application that answers the Segment protocol with 200 once it is durable."""

from selaras.api.intake.addresses import is_for_trackers
from selaras.api.intake.door import Door

__all__ = ["Door", "is_for_trackers"]
