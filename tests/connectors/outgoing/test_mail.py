"""Mail: written so that any mailbox understands it, handed over in private, and its refusals understood."""

import socket
from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from selaras.connectors.guard import Guard
from selaras.connectors.mail import Mail, mail_server, send, written
from selaras.connectors.posting import Way
from selaras.kit.errors import InputError, PermanentError, TransientError
from tests.connectors.outgoing.conftest import NOW, PLENTY
from tests.connectors.outgoing.servers import mail_receiver
from tests.harness.network import free_port

LETTER = Mail(
    key="msg_1", to="dewi@maju.example", subject="Sekarang: PT Maju\nmeminta Anda", lines=("Minat tinggi <b>.",),
    link="http://localhost:8000/leads/lead_1/", link_text="Buka di Selaras", footer="Anda menerima ini.", language="id",
    unsubscribe="http://localhost:8000/notices/stop/abc/", unsubscribe_text="Hentikan",
)  # fmt: skip


def server(port, query="?tls=none", user=""):
    return mail_server(f"smtp://{user}127.0.0.1:{port}{query}", "Selaras Desk <desk@selaras.example>")


@pytest.fixture(scope="module")
def soon():
    return Way(NOW, Guard(), PLENTY)


def test_a_mail_says_the_same_as_text_and_as_html():
    message = written(LETTER, "Selaras Desk <desk@selaras.example>", NOW)
    read = message_from_bytes(message.as_bytes(), policy=policy.default)
    assert read["Subject"] == "Sekarang: PT Maju meminta Anda"
    assert read["From"] == "Selaras Desk <desk@selaras.example>"
    assert read["Message-ID"] == "<msg_1@selaras.example>"
    assert read["Content-Language"] == "id"
    text = read.get_body(("plain",)).get_content()
    html = read.get_body(("html",)).get_content()
    assert "Minat tinggi <b>." in text
    assert "Minat tinggi &lt;b&gt;." in html
    assert 'lang="id"' in html
    assert all(LETTER.link in part and LETTER.unsubscribe in part for part in (text, html))


def test_a_mailbox_can_stop_mails_with_one_click():
    message = written(LETTER, "desk@selaras.example", NOW)
    assert message["List-Unsubscribe"] == f"<{LETTER.unsubscribe}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    kept = written(replace(LETTER, unsubscribe=""), "desk@selaras.example", NOW)
    assert kept["List-Unsubscribe"] is None
    assert "Hentikan" not in kept.as_string()


def test_the_same_letter_has_the_same_id_however_often_it_is_sent(postbox, soon):
    for _ in range(2):
        send(LETTER, server(postbox.port), soon)
    ids = {message_from_bytes(content)["Message-ID"] for _, _, content in postbox.got}
    assert ids == {"<msg_1@selaras.example>"}


def test_a_line_becomes_private_before_anything_is_said(certificate):
    serving, trusting = certificate
    with mail_receiver(tls_context=serving, require_starttls=True, auth_require_tls=True) as (postbox, port):
        way = Way(NOW, seconds=PLENTY, trust=trusting)
        send(LETTER, server(port, "", "selaras:p%40ss@"), way)
        assert postbox.line_private == [True]
        with pytest.raises(TransientError, match="did not take our password"):
            send(LETTER, server(port, "", "selaras:wrong@"), way)
        with pytest.raises(TransientError, match="SSLCertVerificationError"):
            send(LETTER, server(port, ""), Way(NOW, seconds=PLENTY))
        assert len(postbox.got) == 1


def test_a_server_without_privacy_gets_no_mail(postbox, soon):
    with pytest.raises(TransientError, match="SMTPNotSupportedError"):
        send(LETTER, server(postbox.port, ""), soon)
    assert postbox.got == []


def test_a_line_may_be_private_from_the_start(certificate):
    serving, trusting = certificate
    with mail_receiver(ssl_context=serving) as (postbox, port):
        there = mail_server(f"smtps://127.0.0.1:{port}", "desk@selaras.example")
        send(LETTER, there, Way(NOW, seconds=PLENTY, trust=trusting))
        assert len(postbox.got) == 1


@pytest.mark.parametrize(
    ("rcpt", "data", "error", "said"),
    [
        ("550 no such mailbox", "250 ok", PermanentError, "550 no such mailbox"),
        ("451 try later", "250 ok", TransientError, "451 try later"),
        ("250 ok", "554 looks like spam", PermanentError, "554 looks like spam"),
        ("250 ok", "452 mailbox is full", TransientError, "452 mailbox is full"),
    ],
)
def test_what_a_mail_server_says_is_understood(postbox, soon, rcpt, data, error, said):
    postbox.to_rcpt, postbox.answer = rcpt, data
    with pytest.raises(error, match=said):
        send(LETTER, server(postbox.port), soon)


def test_a_mail_server_that_is_away_or_silent_is_tried_again(soon):
    port = free_port()
    with socket.create_server(("127.0.0.1", port)), pytest.raises(TransientError, match="could not be spoken to"):
        send(LETTER, server(port), replace(soon, seconds=0.1))
    with pytest.raises(TransientError, match="ConnectionRefusedError"):
        send(LETTER, server(port), soon)


@pytest.mark.parametrize("to", ["not an address", "a@b@c", "", "dewi\n@x.example"])
def test_what_is_no_mail_address_is_refused_for_good(soon, to):
    with pytest.raises(PermanentError, match="not an e-mail address"):
        send(replace(LETTER, to=to), server(1), soon)


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("imap://mail.example", "not a mail server"),
        ("smtp://mail.example:many", "not a mail server"),
        ("smtp://:25", "names no host"),
        ("smtp://mail.example?tls=none", "only a server on this machine"),
        ("smtp://mail.example?tls=perhaps", "only a server on this machine"),
        ("smtp://10.0.0.1?tls=none", "only a server on this machine"),
    ],
)
def test_an_address_of_no_mail_server_is_an_error(address, problem):
    with pytest.raises(InputError, match=problem):
        mail_server(address, "desk@selaras.example")


def test_a_mail_server_is_read_from_its_address():
    assert mail_server("", "") is None
    read = mail_server("smtp://selaras:p%40ss@mail.example", "desk@selaras.example")
    assert (read.port, read.security, read.user, read.password) == (587, "starttls", "selaras", "p@ss")
    assert "p@ss" not in repr(read)
    assert mail_server("smtp://localhost:2525?tls=none", "a@b.example").security == "none"
    with pytest.raises(InputError, match="SELARAS_MAIL_FROM"):
        mail_server("smtp://mail.example", "")
