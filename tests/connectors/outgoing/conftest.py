"""Servers for the connectors, a way to them past the guard, and a certificate that this test's own authority signed."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from selaras.connectors.guard import Guard, networks
from selaras.connectors.posting import Way
from tests.connectors.outgoing.servers import http_receiver, mail_receiver

NOW = datetime(2026, 3, 2, 3, tzinfo=UTC)
PLENTY = 60
"""Seconds in which a message that can arrive does arrive, however busy the machine."""


@pytest.fixture(scope="module")
def receivers():
    with http_receiver() as running:
        yield running


@pytest.fixture
def receiver(receivers):
    receivers.behaviour = "200"
    receivers.got.clear()
    return receivers


@pytest.fixture
def postbox():
    with mail_receiver() as (postbox, port):
        postbox.port = port
        yield postbox


@pytest.fixture(scope="session")
def way():
    """A way out that may reach this machine; a test of what comes too late gives it less time."""
    return Way(NOW, Guard(networks("127.0.0.1")), seconds=PLENTY)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate of localhost and 127.0.0.1, and the context that trusts it."""
    folder = tmp_path_factory.mktemp("certificate")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "selaras test")])
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=1000))
        .not_valid_after(NOW + timedelta(days=20000))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "both.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(file)
    return serving, ssl.create_default_context(cafile=str(file))
