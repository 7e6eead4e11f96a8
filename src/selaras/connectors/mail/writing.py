"""Writing a mail: plain text and HTML that say the same, and the headers a careful mailbox looks for."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from html import escape


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter in its reader's language. ``key`` makes its Message-ID, the same however often it is sent."""

    key: str
    to: str
    subject: str
    lines: tuple[str, ...]
    link: str
    link_text: str
    footer: str
    language: str
    unsubscribe: str = ""
    unsubscribe_text: str = ""


def written(mail: Mail, sender: str, now: datetime) -> EmailMessage:
    """Return the mail as it travels."""
    message = EmailMessage(policy=SMTP)
    name, from_address = parseaddr(sender)
    message["Subject"] = " ".join(mail.subject.split())
    message["From"] = Address(name or "Selaras", addr_spec=from_address)
    message["To"] = Address(addr_spec=mail.to)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{mail.key}@{from_address.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    if mail.unsubscribe:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(_plain(mail))
    message.add_alternative(_html(mail), subtype="html")
    message["Content-Language"] = mail.language
    return message


def _plain(mail: Mail) -> str:
    parts = [*mail.lines, "", f"{mail.link_text}: {mail.link}", "", "-- ", mail.footer]
    if mail.unsubscribe:
        parts.append(f"{mail.unsubscribe_text}: {mail.unsubscribe}")
    return "\n".join(parts) + "\n"


def _html(mail: Mail) -> str:
    lines = "".join(f'<p style="margin:0 0 12px">{escape(line)}</p>' for line in mail.lines)
    leave = (
        f' <a href="{escape(mail.unsubscribe)}" style="color:#5b6b7d">{escape(mail.unsubscribe_text)}</a>'
        if mail.unsubscribe
        else ""
    )
    return (
        f'<!doctype html><html lang="{escape(mail.language)}"><head><meta charset="utf-8">'
        f"<title>{escape(mail.subject)}</title></head>"
        '<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1d2733;background:#fff">'
        f'<h1 style="margin:0 0 16px;font-size:20px">{escape(mail.subject)}</h1>{lines}'
        f'<p style="margin:20px 0"><a href="{escape(mail.link)}" style="display:inline-block;padding:10px 18px;'
        f'border-radius:6px;color:#fff;background:#1f4f7f;text-decoration:none">{escape(mail.link_text)}</a></p>'
        f'<p style="margin:24px 0 0;font-size:13px;color:#5b6b7d">{escape(mail.footer)}{leave}</p></body></html>\n'
    )
