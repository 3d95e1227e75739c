"""A time-stamping service beside our own clock, and what happens when it is away."""

from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import pem, tsp, x509
from cryptography import x509 as crypto_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from ridealong.waivers import evidence, signing, verification
from tests import factories

pytestmark = pytest.mark.django_db
STAMPED_AT = datetime(2026, 11, 3, 12, 30, tzinfo=UTC)


def make_service():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = crypto_x509.Name([crypto_x509.NameAttribute(NameOID.COMMON_NAME, "Stamps of Lincoln County")])
    certificate = (
        crypto_x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2050, 1, 1, tzinfo=UTC))
        .add_extension(crypto_x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    shown = pem.unarmor(certificate.public_bytes(serialization.Encoding.PEM))[2]
    return DummyTimeStamper(x509.Certificate.load(shown), asn1_keys.PrivateKeyInfo.load(private), fixed_dt=STAMPED_AT)


@pytest.fixture
def service(settings):
    """A real one, on this machine."""
    stamper = make_service()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            answer = stamper.request_tsa_response(asked).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_):
            """Nothing into the test's output."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.TSA_URL = f"http://127.0.0.1:{server.server_port}/"
    yield server
    server.shutdown()
    server.server_close()


def test_the_service_dates_the_seal(service, approved):
    waiver = factories.make_signed_waiver(approved)
    pdf = evidence.content(signing.file_of(waiver))
    verdict = verification.verify(pdf)
    assert verdict.is_genuine
    told = " ".join(verdict.words)
    assert (
        "Time-stamped by" in told and "Stamps of Lincoln County" in told and "Nov 3" in told.replace("November", "Nov")
    )


def test_a_stamped_file_shows_every_change_too(service, approved):
    pdf = bytearray(evidence.content(signing.file_of(factories.make_signed_waiver(approved))))
    pdf[len(pdf) // 2] ^= 1
    assert not verification.verify(bytes(pdf)).is_genuine


def test_nobodys_signature_waits_for_a_service_that_is_away(settings, approved, caplog):
    settings.TSA_URL = "http://127.0.0.1:9/"
    waiver = factories.make_signed_waiver(approved)
    verdict = verification.verify(evidence.content(signing.file_of(waiver)))
    assert verdict.is_genuine and "Time-stamped" not in " ".join(verdict.words)
    assert "without a time stamp" in caplog.text
