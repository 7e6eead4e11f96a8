"""Keeps tests from speaking to anybody but this machine."""

from ipaddress import ip_address
from typing import Any


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
