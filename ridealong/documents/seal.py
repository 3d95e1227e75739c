"""The department's seal on a PDF (PAdES, ECDSA P-256), and the question whether a file still carries it.

A time-stamping service (RFC 3161) may say beside our own clock when that was. One invisible signature field, applied
last: nothing is added to a sealed file ever after.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from aiohttp import ClientError
from asn1crypto import keys as asn1_keys
from asn1crypto import pem, x509
from cryptography import x509 as crypto_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ridealong.documents.typesetter.tags import SEAL

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
    pdf: bytes, *, key_pem: bytes, certificate_pem: bytes, reason: str, stamper: TimeStamper | None = None
) -> bytes:
    """The same file with the department's seal on it, dated by the server's clock, and by the service of `stamper`.

    Raises NotStamped where that service gives no answer that can be used.
    """
    certificate = _certificate(certificate_pem)
    signer = signers.SimpleSigner(
        signing_cert=certificate, signing_key=_key(key_pem), cert_registry=_store(certificate)
    )
    metadata = signers.PdfSignatureMetadata(
        field_name=SEAL, md_algorithm="sha256", reason=reason, subfilter=fields.SigSeedSubFilter.PADES
    )
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    sealer = signers.PdfSigner(metadata, signer=signer, timestamper=stamper, new_field_spec=_field(pdf))
    reserved, out = RESERVED + (FOR_A_STAMP if stamper else 0), BytesIO()
    try:
        sealer.sign_pdf(writer, output=out, bytes_reserved=reserved, existing_fields_only=_has_field(pdf))
    except (OSError, ClientError, ValueError) as error:
        if stamper is None:
            raise
        raise NotStamped(str(error) or type(error).__name__) from error
    return out.getvalue()


def verify(pdf: bytes, *, certificate_pem: bytes) -> SealVerdict:
    """Whether the file carries exactly this department's seal, over all of its bytes."""
    certificate = _certificate(certificate_pem)
    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if len(signatures) != 1:
            return SealVerdict(False, False, problem="the file carries no seal" if not signatures else "several seals")
        signature = signatures[0]
        context = ValidationContext(trust_roots=[certificate], allow_fetching=False)
        status = validate_pdf_signature(signature, signer_validation_context=context)
    except Exception as error:  # whatever a broken file makes the reader say: it is not our sealed file
        return SealVerdict(False, False, problem=str(error)[:200] or type(error).__name__)
    is_ours = signature.signer_cert is not None and signature.signer_cert.dump() == certificate.dump()
    return SealVerdict(
        is_intact=bool(status.intact and status.valid and is_ours),
        covers_whole_file=_covers(pdf, signature.byte_range, status),
        sealed_at=status.signer_reported_dt,
        **_stamp(status),
        problem="" if is_ours and status.intact else "the seal does not match the content or is somebody else's",
    )


def _covers(pdf: bytes, byte_range: list[int], status: PdfSignatureStatus) -> bool:
    """A stamp of a service we do not know is no fault of the seal."""
    is_whole = byte_range[0] == 0 and byte_range[2] + byte_range[3] == len(pdf)
    return is_whole and status.valid and status.intact and status.trusted and status.seed_value_ok


def _stamp(status: PdfSignatureStatus) -> dict[str, Any]:
    """What the service said, where its stamp is of this very seal."""
    stamp = status.timestamp_validity
    if stamp is None or not (stamp.intact and stamp.valid):
        return {}
    return {"stamped_at": stamp.timestamp, "stamped_by": stamp.signing_cert.subject.human_friendly}


def _has_field(pdf: bytes) -> bool:
    return any(name == SEAL for name, _value, _field in fields.enumerate_sig_fields(PdfFileReader(BytesIO(pdf))))


def _field(pdf: bytes) -> fields.SigFieldSpec | None:
    return None if _has_field(pdf) else fields.SigFieldSpec(SEAL)


def _certificate(certificate_pem: bytes) -> x509.Certificate:
    return x509.Certificate.load(pem.unarmor(certificate_pem)[2])


def _key(key_pem: bytes) -> asn1_keys.PrivateKeyInfo:
    return asn1_keys.PrivateKeyInfo.load(pem.unarmor(key_pem)[2])


def _store(certificate: x509.Certificate) -> SimpleCertificateStore:
    return SimpleCertificateStore.from_certs([certificate])  # type: ignore[no-untyped-call]
