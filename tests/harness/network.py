"""Keeps tests from speaking to anybody but this machine, and gives their servers ports that are theirs alone."""

import atexit
import errno
import os
import socket
from ipaddress import ip_address
from typing import Any

_FIRST, _PORTS = 18_000, 14_000
"""Below the range from which systems choose the port of an outgoing connection: such a one may come at any moment."""
_claims: list[socket.socket] = []


class StrangerError(RuntimeError):
    """A test tried to reach another machine."""


def refuse_strangers(event: str, details: tuple[Any, ...]) -> None:
    """An audit hook: let sockets reach the loopback address and files, and nothing else."""
    if event in {"socket.connect", "socket.sendto", "socket.bind"}:
        address = details[1]
        host = address[0] if isinstance(address, tuple) else None  # a string is a Unix socket's path
    elif event == "socket.getaddrinfo":
        host = details[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode()
    if host and not _at_home(host):
        raise StrangerError(f"a test may only speak to this machine, and {event} named {host}")


def _at_home(host: str) -> bool:
    if host in {"localhost", "0.0.0.0", "::"}:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def free_port() -> int:
    """A port of the loopback address that is this process's until it ends, for a server that stops and starts again.

    A port that was merely free a moment ago may be another's by the time the server starts. So the process claims it:
    it holds the UDP port of the same number, which servers leave alone and the system gives to one process only.
    Whoever asks here, in any worker of any run on this machine, gets another; a claim ends with its process.

    >>> free_port() == free_port()
    False
    """
    start = os.getpid() * 31  # so that processes seldom try the same ones
    for step in range(_PORTS):
        port = _FIRST + (start + step) % _PORTS
        if _claimed(port):
            return port
    raise RuntimeError(f"every port from {_FIRST} to {_FIRST + _PORTS - 1} is taken")


def _claimed(port: int) -> bool:
    """Claim a port; say whether it was nobody's."""
    claim = socket.socket(type=socket.SOCK_DGRAM)
    try:
        claim.bind(("127.0.0.1", port))
        with socket.create_server(("127.0.0.1", port)):  # as servers do, whose last connections may still be closing
            _claims.append(claim)
            return True
    except OSError as error:
        claim.close()
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        return False


@atexit.register
def _let_go() -> None:
    for claim in _claims:
        claim.close()
