"""Handing a mail to the server, and what its answers mean."""

import smtplib
from email.errors import MessageError
from email.message import EmailMessage

from selaras.connectors.mail.server import MailServer
from selaras.connectors.mail.writing import Mail, written
from selaras.connectors.posting import Receipt, Way
from selaras.kit.errors import PermanentError, TransientError

_FINAL = range(500, 600)


def send(mail: Mail, server: MailServer, way: Way) -> Receipt:
    """Hand the mail over; a mailbox that is refused for good is a `PermanentError`, anything else is tried again."""
    try:
        message = written(mail, server.sender, way.now)
    except (ValueError, IndexError, MessageError):  # IndexError: how the library says that nothing is there
        raise PermanentError(
            "this is not an e-mail address", who_must_act="administrator", next_step="correct the person's address"
        ) from None
    try:
        with _line(server, way) as line:
            _sign_in(line, server, way)
            return _handed_over(line, message)
    except smtplib.SMTPRecipientsRefused as problem:
        [(code, said)] = problem.recipients.values()
        raise _refusal(code, said, server, way) from None
    except smtplib.SMTPAuthenticationError as problem:
        raise _again(f"the mail server did not take our password ({problem.smtp_code})", server, way) from None
    except smtplib.SMTPResponseException as problem:
        raise _refusal(problem.smtp_code, problem.smtp_error, server, way) from None
    except (smtplib.SMTPException, OSError) as problem:
        raise _again(f"the mail server could not be spoken to ({type(problem).__name__})", server, way) from None


def _line(server: MailServer, way: Way) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=way.seconds, context=way.trust)
    return smtplib.SMTP(server.host, server.port, timeout=way.seconds)


def _sign_in(line: smtplib.SMTP, server: MailServer, way: Way) -> None:
    if server.security == "starttls":
        line.starttls(context=way.trust)
    if server.user:
        line.login(server.user, server.password)


def _handed_over(line: smtplib.SMTP, message: EmailMessage) -> Receipt:
    line.send_message(message)
    return Receipt(250)


def _refusal(code: int, said: bytes | str, server: MailServer, way: Way) -> PermanentError | TransientError:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    what = f"the mail server answered {code} {' '.join(words.split())[:200]}"
    if code in _FINAL:
        return PermanentError(
            what, who_must_act="administrator", place=server.host, next_step="correct the person's e-mail address"
        )
    return _again(what, server, way)


def _again(what: str, server: MailServer, way: Way) -> TransientError:
    return TransientError(what, retry_at=way.now, place=server.host, next_step="if it stays so, see SELARAS_SMTP_URL")
