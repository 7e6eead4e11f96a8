"""How answers are written: JSON with instants to the microsecond, as the ledger keeps them."""

from typing import Any

import msgspec
from django.http import HttpRequest
from ninja.renderers import BaseRenderer


class Json(BaseRenderer):
    """JSON of plain values; an instant is text with all its digits, so that asking for it finds it again."""

    media_type = "application/json"
    charset = "utf-8"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:  # noqa: ARG002 (ninja's own signature)
        """Return the data as JSON."""
        return msgspec.json.encode(data)
