"""No message leaves for an address inside one's own network, however the address is written."""

import socket
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import httpcore2  # noqa: TID251 -- its error is what the back end promises
import pytest

from selaras.connectors.guard import Guard, GuardedBackend, InsideError, networks, resolved
from selaras.connectors.posting import Way, address_parts, post
from selaras.kit.errors import InputError, TransientError
from tests.connectors.outgoing.conftest import NOW, PLENTY
from tests.harness.network import free_port

INSIDE = (
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.0.170", "192.0.2.1", "192.88.99.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::1", "::", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:169.254.169.254", "::ffff:10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::1",
    "2001::1", "2001:db8::1", "3fff::1", "5f00::1", "::127.0.0.1",
)  # fmt: skip
OUTSIDE = ("93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::808:808")


def guard(*found, allowed=""):
    return Guard(networks(allowed), lambda host, port: list(found))


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_refused(address):
    with pytest.raises(InsideError, match="inside one's own network"):
        guard(address).addresses("hook.example", 443)


@pytest.mark.parametrize("address", OUTSIDE)
def test_a_public_address_is_not(address):
    assert guard(address).addresses("hook.example", 443) == [address]


def test_one_address_inside_spoils_all():
    with pytest.raises(InsideError):
        guard("8.8.8.8", "10.0.0.1").addresses("hook.example", 443)


def test_a_name_without_an_address_is_refused():
    with pytest.raises(InsideError):
        guard().addresses("hook.example", 443)


def test_an_allowed_network_is_exempt_however_its_address_is_wrapped():
    for address in ("10.20.3.4", "::ffff:10.20.3.4", "64:ff9b::0a14:0304"):
        assert guard(address, allowed="10.20.0.0/16").addresses("hook.company", 443) == [address]
    with pytest.raises(InsideError):
        guard("10.21.0.1", allowed="10.20.0.0/16").addresses("hook.company", 443)


def test_without_encryption_only_allowed_networks_are_reached():
    with pytest.raises(InsideError):
        guard("8.8.8.8").addresses("hook.example", 80, only_allowed=True)
    assert guard("10.0.0.1", allowed="10.0.0.0/8").addresses("hook", 80, only_allowed=True)


def test_a_setting_that_names_no_network_is_an_error_that_says_how_to_write_it():
    with pytest.raises(InputError, match="SELARAS_OUTGOING_ALLOW"):
        networks("10.0.0.0/8, everything")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433"])
def test_every_spelling_of_this_machine_is_found_out(host):
    """The last three are how the system's own resolver reads numbers."""
    resolver = resolved if host in {"127.0.0.1", "localhost"} else lambda name, port: [socket.inet_ntoa(_number(name))]
    with pytest.raises(InsideError):
        Guard(resolve=resolver).addresses(host, 443)


def _number(text):
    return socket.inet_aton(text)


def test_a_name_that_points_elsewhere_a_moment_later_gains_nothing(receiver):
    """The name is asked once: what was looked at is what is connected to."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asked = []

    def rebinding(host, port):
        asked.append(host)
        return next(answers)

    way = Way(NOW, Guard(networks("127.0.0.1"), rebinding), PLENTY)
    assert post(receiver.url.replace("127.0.0.1", "rebind.example"), b"{}", {}, way).status == 200
    assert asked == ["rebind.example"]
    assert receiver.got[0][1]["host"] == f"rebind.example:{receiver.port}"


def test_a_redirect_to_the_inside_is_not_followed(receiver, way):
    receiver.behaviour = "302"
    assert post(receiver.url, b"{}", {}, way).status == 302
    assert len(receiver.got) == 1


def test_the_second_address_is_tried_where_the_first_does_not_answer(receiver):
    nobody = free_port()
    found = Guard(networks("127.0.0.0/8"), lambda host, port: ["127.0.0.2", "127.0.0.1"])
    assert post(receiver.url, b"{}", {}, Way(NOW, found, PLENTY)).status == 200
    with pytest.raises(TransientError, match="refused"):
        post(f"http://127.0.0.1:{nobody}/", b"{}", {}, Way(NOW, found, PLENTY))


def test_a_backend_connects_nowhere_for_a_name_without_addresses():
    class Nowhere(Guard):
        def addresses(self, host, port, *, only_allowed=False):
            return []

    with pytest.raises(InsideError):
        GuardedBackend(Nowhere(), 1).connect_tcp("hook.example", 443)


def test_a_name_nobody_knows_is_tried_again():
    def unknown(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(TransientError, match="nobody knows a host of that name"):
        post("https://hook.example/", b"{}", {}, Way(NOW, Guard(resolve=unknown)))


@pytest.mark.parametrize(
    "url",
    ["", "hook.example", "ftp://hook.example/", "https:///path", "https://hook.example:99999/", "https://x:0/",
     "https://" + "a" * 70 + ".example/", "https://[::1", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_address_is_an_error(url):
    with pytest.raises(InputError, match="not an address to post to"):
        address_parts(url)


def test_a_name_and_password_do_not_belong_into_an_address():
    with pytest.raises(InputError, match="a name and a password"):
        address_parts("https://selaras:secret@hook.example/")


def test_encrypted_posts_are_checked_against_the_name(certificate):
    serving, trusting = certificate

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    server.socket = serving.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, daemon=True).start()
    here = Guard(networks("127.0.0.1"), lambda host, port: ["127.0.0.1"])
    way = Way(NOW, here, PLENTY, trust=trusting)
    try:
        assert post(f"https://localhost:{server.server_port}/", b"{}", {}, way).status == 204
        with pytest.raises(TransientError, match="certificate"):
            post(f"https://hook.example:{server.server_port}/", b"{}", {}, way)
        with pytest.raises(TransientError, match="certificate"):
            post(f"https://localhost:{server.server_port}/", b"{}", {}, replace(way, trust=Way(NOW).trust))
    finally:
        server.shutdown()
        server.server_close()


def test_the_time_is_over_before_the_connection_begins(receiver):
    backend = GuardedBackend(Guard(networks("127.0.0.1")), seconds=0)
    with pytest.raises(httpcore2.ConnectTimeout):
        backend.connect_tcp("127.0.0.1", receiver.port)
