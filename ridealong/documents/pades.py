"""Seals and verifies by pyHanko. Loaded by `seal` when it is needed: it takes 30 MB."""

from io import BytesIO
from typing import Any

from aiohttp import ClientError
from asn1crypto import keys as asn1_keys
from asn1crypto import pem, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ridealong.documents.seal import FOR_A_STAMP, RESERVED, NotStamped, SealVerdict
from ridealong.documents.typesetter.tags import SEAL


def stamper(url: str, patience: int) -> TimeStamper:
    return HTTPTimeStamper(url, timeout=patience)


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
