"""Mail: a server named by one address, a letter in plain text and HTML, and its delivery."""

from selaras.connectors.mail.sending import send
from selaras.connectors.mail.server import MailServer, mail_server
from selaras.connectors.mail.writing import Mail, written

__all__ = ["Mail", "MailServer", "mail_server", "send", "written"]
