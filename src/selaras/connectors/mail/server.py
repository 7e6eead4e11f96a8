"""The mail server of an installation, read from one address."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final, Literal
from urllib.parse import parse_qs, unquote, urlsplit

from selaras.kit.errors import InputError

Security = Literal["tls", "starttls", "none"]

_PORTS: Final = {"smtps": 465, "smtp": 587}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, and how the line is kept private; the password is never shown."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


def mail_server(address: str, sender: str) -> MailServer | None:
    """Return the server ``smtp://user:password@host:587`` or ``smtps://...`` names; None for an empty address.

    The line of smtp:// must become private (STARTTLS) before anything is said; ``?tls=none`` is allowed only to a
    server on the same machine.

    >>> mail_server("smtps://selaras:p%40ss@mail.example", "desk@selaras.example").port
    465
    """
    if not address:
        return None
    parts = urlsplit(address)
    try:
        port = parts.port or _PORTS[parts.scheme]
    except (KeyError, ValueError):
        raise _unreadable("this is not a mail server") from None
    if not parts.hostname:
        raise _unreadable("the address names no host")
    wish = parse_qs(parts.query).get("tls", ["starttls"])[0]
    if wish not in {"starttls", "none"} or (wish == "none" and not _here(parts.hostname)):
        raise _unreadable("only a server on this machine may be spoken to without TLS")
    if not sender:
        raise InputError("mail needs a sender", place="SELARAS_MAIL_FROM", next_step="set it, as desk@company.example")
    security: Security = "tls" if parts.scheme == "smtps" else "starttls" if wish == "starttls" else "none"
    return MailServer(
        parts.hostname, port, security, sender, unquote(parts.username or ""), unquote(parts.password or "")
    )


def _here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _unreadable(what: str) -> InputError:
    return InputError(what, place="SELARAS_SMTP_URL", next_step="write smtp://user:password@host:587 or smtps://...")
