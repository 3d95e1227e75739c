"""The department's seal on a PDF (PAdES, ECDSA P-256), and the question whether a file still carries it.

A time-stamping service (RFC 3161) may say beside our own clock when that was. One invisible signature field, applied
last: nothing is added to a sealed file ever after.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

from cryptography import x509 as crypto_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper

RESERVED = 8192  # bytes kept for the signature; a P-256 one needs about 2,000
FOR_A_STAMP = 16384  # more, for a stamp with the certificates of its service
LIFETIME = timedelta(days=3650)  # of the certificate we make ourselves


class NotStamped(Exception):
    """The time-stamping service gave no answer that can be used."""


@dataclass(frozen=True)
class SealVerdict:
    """What the seal says. `problem` is for people who ask why, in English."""

    is_intact: bool
    covers_whole_file: bool
    sealed_at: datetime | None = None
    problem: str = ""
    stamped_at: datetime | None = None  # as the time-stamping service says
    stamped_by: str = ""


def make_certificate(name: str) -> tuple[bytes, bytes]:
    """A private key and a self-signed certificate, both PEM: for the demo, and until a real one is put in place."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = crypto_x509.Name(
        [
            crypto_x509.NameAttribute(NameOID.ORGANIZATION_NAME, name[:64] or "Ridealong"),
            crypto_x509.NameAttribute(NameOID.COMMON_NAME, "Ride-along waiver seal"),
        ]
    )
    now = datetime.now(UTC)
    usage = crypto_x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        crypto_x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(crypto_x509.random_serial_number())
        .not_valid_before(now - timedelta(days=400))  # the demo's month lies in the past
        .not_valid_after(now + LIFETIME)
        .add_extension(crypto_x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    key_pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return key_pem, certificate.public_bytes(serialization.Encoding.PEM)


def seal(
    pdf: bytes, *, key_pem: bytes, certificate_pem: bytes, reason: str, stamper: "TimeStamper | None" = None
) -> bytes:
    """The same file with the department's seal on it, dated by the server's clock, and by the service of `stamper`.

    Raises NotStamped where that service gives no answer that can be used.
    """
    sealed: bytes = _pades().seal(pdf, key_pem=key_pem, certificate_pem=certificate_pem, reason=reason, stamper=stamper)
    return sealed


def verify(pdf: bytes, *, certificate_pem: bytes) -> SealVerdict:
    """Whether the file carries exactly this department's seal, over all of its bytes."""
    verdict: SealVerdict = _pades().verify(pdf, certificate_pem=certificate_pem)
    return verdict


def time_stamper(url: str, patience: int) -> "TimeStamper":
    """The service at this address, which has so many seconds to answer."""
    service: TimeStamper = _pades().stamper(url, patience)
    return service


def _pades() -> Any:
    """Loaded when something is sealed or looked at: it takes 30 MB and a second, and most processes never do."""
    return import_module("ridealong.documents.pades")
