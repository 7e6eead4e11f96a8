"""Team chat: one message, said as each service wants it."""

from selaras.connectors.chat.message import ChatMessage
from selaras.connectors.chat.others import OTHERS
from selaras.connectors.chat.sending import SERVICES, checked_address, hint, send

__all__ = ["OTHERS", "SERVICES", "ChatMessage", "checked_address", "hint", "send"]
