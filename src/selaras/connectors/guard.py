"""The guard of every way out: no message leaves for an address inside one's own network.

A name is resolved once, every address it has is looked at, and the connection goes to the very address that was looked
at, so a name that points elsewhere a moment later (DNS rebinding) gains nothing.
"""

import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, Final

import httpcore2

from selaras.kit.errors import InputError, PermanentError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolve = Callable[[str, int], list[str]]

# Public by the letter of some versions of Python, and yet ways into a network, or to nowhere.
_NOT_PUBLIC: Final = tuple(
    ip_network(text)
    for text in (
        "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "::/96", "64:ff9b:1::/48", "2001::/23", "2002::/16",
        "3fff::/20", "5f00::/16",
    )
)  # fmt: skip
_NAT64: Final = ip_network("64:ff9b::/96")


class InsideError(PermanentError):
    """The address lies inside the network, where no message may be sent."""

    def __init__(self, host: str) -> None:
        super().__init__(
            "the address lies inside one's own network, or is not public",
            place=host,
            who_must_act="administrator",
            next_step="use a public https address, or let the network be reached with SELARAS_OUTGOING_ALLOW",
        )


def resolved(host: str, port: int) -> list[str]:
    """Return every address of a name, as the system knows them."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def networks(text: str) -> tuple[Network, ...]:
    """Return the networks a setting names, such as ``10.20.0.0/16, 127.0.0.1``.

    >>> networks("10.20.0.0/16, ::1")
    (IPv4Network('10.20.0.0/16'), IPv6Network('::1/128'))
    """
    try:
        return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError as problem:
        raise InputError(
            str(problem),
            place="SELARAS_OUTGOING_ALLOW",
            next_step="write networks as 10.20.0.0/16, separated by commas",
        ) from None


@dataclass(frozen=True, slots=True)
class Guard:
    """Says to which addresses of a name a message may go; ``allowed`` networks are exempt."""

    allowed: tuple[Network, ...] = ()
    resolve: Resolve = resolved

    def addresses(self, host: str, port: int, *, only_allowed: bool = False) -> list[str]:
        """Return the addresses of a name. One that lies inside spoils all: it is an attack, or a mistake.

        ``only_allowed``: not even a public address will do, as for a message that is not encrypted.
        """
        found = self.resolve(host, port)
        if not found or any(not self._open(ip_address(one.partition("%")[0]), only_allowed) for one in found):
            raise InsideError(host)
        return found

    def _open(self, address: Address, only_allowed: bool) -> bool:
        seen = list(_within(address))
        if any(one in network for one in seen for network in self.allowed):
            return True
        return not only_allowed and all(map(_public, seen))


def _within(address: Address) -> Iterable[Address]:
    """Return the address, or those it stands for: an IPv4 address can travel inside an IPv6 one."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return (address,)


def _public(address: Address) -> bool:
    return address.is_global and not address.is_multicast and not any(address in network for network in _NOT_PUBLIC)


class GuardedBackend(httpcore2.NetworkBackend):
    """Opens the sockets of one exchange: only where the guard lets it, and all of it before one deadline."""

    def __init__(self, guard: Guard, seconds: float, *, only_allowed: bool = False) -> None:
        self._guard, self._only_allowed = guard, only_allowed
        self._deadline = Deadline(seconds)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 -- the deadline is of the whole exchange
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address that answers."""
        found = self._guard.addresses(host, port, only_allowed=self._only_allowed)
        for place, address in enumerate(found, start=1):
            try:
                stream = httpcore2.SyncBackend().connect_tcp(
                    address, port, self._deadline.left(httpcore2.ConnectTimeout), local_address, socket_options or ()
                )
            except httpcore2.ConnectError:
                if place == len(found):
                    raise
            else:
                return _DeadlineStream(stream, self._deadline)
        raise InsideError(host)


class Deadline:
    """So many seconds from now, and what is left of them."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.perf_counter() + seconds

    def left(self, error: type[Exception]) -> float:
        """Return the seconds that are left; where there are none, raise the error."""
        left = self._ends - time.perf_counter()
        if left <= 0:
            raise error("the time is over")
        return left


class _DeadlineStream(httpcore2.NetworkStream):
    """A stream on which each step gets only what is left of the time of all steps."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 -- as of connect_tcp
        return self._stream.read(max_bytes, self._deadline.left(httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 -- as of connect_tcp
        self._stream.write(buffer, self._deadline.left(httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 -- as of connect_tcp
    ) -> httpcore2.NetworkStream:
        left = self._deadline.left(httpcore2.ConnectTimeout)
        return _DeadlineStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
