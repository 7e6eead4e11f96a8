"""Real servers on the loopback address that behave as they are told: well, badly, slowly, or not at all."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.harness.network import free_port


@dataclass
class HttpReceiver:
    """A small HTTP server; ``behaviour`` is what it does with the next requests, ``got`` what it was sent."""

    port: int = 0
    behaviour: str = "200"
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    stopping: Event = field(default_factory=Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook/secret-path-1234?q=1"


ANSWERS = {
    "200": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
    "204": b"HTTP/1.1 204 No Content\r\n\r\n",
    "302": b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
    "404": b"HTTP/1.1 404 Not Found\r\nContent-Length: 10\r\n\r\nno_service",
    "410": b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n",
    "429": b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n",
    "503 date": b"HTTP/1.1 503 X\r\nRetry-After: Mon, 02 Mar 2026 04:00:00 GMT\r\nContent-Length: 0\r\n\r\n",
    "503 nonsense": b"HTTP/1.1 503 X\r\nRetry-After: soon\r\nContent-Length: 0\r\n\r\n",
    "500": b"HTTP/1.1 500 Oh\r\nContent-Length: 4\r\n\r\noops",
    "garbage": b"\x16\x03\x01 not http at all\r\n\r\n",
    "nothing": b"",
}

ENDLESS = {  # how an answer begins, what it goes on with, and with which pauses
    "dripping": (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b".", 0.02),
    "dripping headers": (b"", b"H", 0.02),
    "huge": (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n", b"x" * 65536, 0),
}


@contextmanager
def http_receiver() -> Iterator[HttpReceiver]:
    """Run the server for a block."""
    listening = socket.create_server(("127.0.0.1", 0))
    receiver = HttpReceiver(listening.getsockname()[1])
    thread = Thread(target=_serve, args=(listening, receiver), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.stopping.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)


def _serve(listening: socket.socket, receiver: HttpReceiver) -> None:
    while not receiver.stopping.is_set():
        try:
            line, _ = listening.accept()
        except OSError:
            return
        Thread(target=_answer, args=(line, receiver), daemon=True).start()


def _answer(line: socket.socket, receiver: HttpReceiver) -> None:
    with line:
        line.settimeout(60)
        try:
            receiver.got.append(_request(line))
            _behave(line, receiver)
        except OSError:
            return


def _behave(line: socket.socket, receiver: HttpReceiver) -> None:
    """Answer as told; what is slow goes on until the other side has had enough."""
    if receiver.behaviour == "silence":
        receiver.stopping.wait(5)
    elif receiver.behaviour == "reset":
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    elif receiver.behaviour in ENDLESS:
        begins, part, pause = ENDLESS[receiver.behaviour]
        line.sendall(begins)
        while not receiver.stopping.wait(pause):
            line.sendall(part)
    else:
        receiver.stopping.wait(0.02 if receiver.behaviour == "slowly" else 0)
        line.sendall(ANSWERS.get(receiver.behaviour, ANSWERS["200"]))


def _request(line: socket.socket) -> tuple[str, dict[str, str], bytes]:
    read = b""
    while b"\r\n\r\n" not in read:
        read += _more(line)
    head, _, body = read.partition(b"\r\n\r\n")
    first, *rest = head.decode().split("\r\n")
    headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in rest)}
    while len(body) < int(headers.get("content-length", 0)):
        body += _more(line)
    return first, headers, body


def _more(line: socket.socket) -> bytes:
    """The next bytes; an error where the other side has gone, which would otherwise be read again and again."""
    read = line.recv(65536)
    if not read:
        raise ConnectionError("the sender has gone")
    return read


class Postbox:
    """What an SMTP server does with mail; ``answer`` is what it says to the letter, ``to_rcpt`` to the mailbox."""

    def __init__(self) -> None:
        self.got: list[tuple[str, list[str], bytes]] = []
        self.answer, self.to_rcpt = "250 taken", "250 ok"
        self.line_private: list[bool] = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 -- aiosmtpd calls it so
        if self.to_rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_rcpt

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd calls it so
        self.got.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        self.line_private.append(session.ssl is not None)
        return self.answer

    def sign_in(self, server, session, envelope, mechanism, given):
        return AuthResult(success=(given.login, given.password) == (b"selaras", b"p@ss"), handled=False)


@contextmanager
def mail_receiver(**options) -> Iterator[tuple[Postbox, int]]:
    """Run a mail server for a block."""
    postbox, port = Postbox(), free_port()
    options |= {"authenticator": postbox.sign_in, "ready_timeout": 60}
    controller = Controller(postbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield postbox, port
    finally:
        controller.stop()
