"""Webhooks by the Standard Webhooks convention: signed, sent and checked."""

from selaras.connectors.webhooks.sending import GoneError, Webhook, send
from selaras.connectors.webhooks.signing import SignatureError, new_secret, signature, signatures, verify

__all__ = ["GoneError", "SignatureError", "Webhook", "new_secret", "send", "signature", "signatures", "verify"]
