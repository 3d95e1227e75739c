"""Papers about one act: an earlier signer's receipt, and what a witness, counter-signer or notary attests."""

from django.utils.translation import gettext as _

from ridealong.documents import blocks, phrases, waiver
from ridealong.documents.typesetter import flow
from ridealong.documents.typesetter.page import Head, Paper
from ridealong.documents.waiver_content import Attestation, Receipt


def receipt(content: Receipt) -> Paper:
    text = content.signature.text
    title = _("Receipt for a signature")
    paper = Paper(content.department, f"{title}, {content.reference}", content.language)
    paper.start(Head(title, _scope(content)), phrases.foot(content.reference, text))
    blocks.rider_grid(paper, content.rider, content.ride, (), with_contact=False)
    flow.gap(paper, 16)
    blocks.check_beside(
        paper,
        content.check,
        f"{_waiting(content)} {_checkable(content)}",
        _("You have signed, and this is your own copy."),
        side=blocks.SMALL_QR,
    )
    if text:
        flow.heading(paper, text.title, flow.SECTION, before=10)
        flow.body(paper, text.body, keep=14 + blocks.signatures_height([content.signature]))
    flow.gap(paper, 14)
    blocks.signatures(paper, [content.signature], content.zone)
    _close(paper, content, [])
    return paper


def _waiting(content: Receipt) -> str:
    if not content.waiting_for:
        return ""
    names = ", ".join(content.waiting_for)
    return _("The waiver is complete when these have signed too: %(names)s.") % {"names": names}


def attestation(content: Attestation) -> Paper:
    title = _("Attestation")
    paper = Paper(content.department, f"{title}, {content.reference}", content.language)
    paper.start(Head(title, _scope(content)), phrases.foot(content.reference, None))
    blocks.rider_grid(paper, content.rider, content.ride, (), with_contact=False)
    flow.gap(paper, 16)
    who = f"{content.title} {content.signature.name}".strip()
    who = ", ".join(part for part in (who, content.credentials) if part)
    blocks.check_beside(
        paper,
        content.check,
        _checkable(content),
        _attested(content.signature.role) % {"who": who},
    )
    blocks.signatures(paper, [content.signature], content.zone)
    flow.gap(paper, 10)
    flow.grid(paper, [[(_("Waiver file (SHA-256)"), phrases.fingerprint(content.waiver_sha256), 1)]])
    told = [
        (
            phrases.exact_short(each.signed_at, content.zone),
            _("Signed by %(name)s, %(role)s") % {"name": each.name, "role": blocks.role_name(each).lower()},
            each.identified_by,
        )
        for each in content.waiver_signatures
    ]
    _close(paper, content, told)
    return paper


def _attested(role: str) -> str:
    if role == "countersigner":
        return _("%(who)s signs the waiver file named below for the department.")
    if role == "notary":
        return _("%(who)s certifies as a notary that the waiver file named below was signed as it says.")
    return _("%(who)s attests that the waiver file named below was signed as it says.")


def _scope(content: Receipt | Attestation) -> str:
    return waiver.scope(content.ride, content.zone, content.reference)


def _checkable(content: Receipt | Attestation) -> str:
    return _(
        "Anyone can check this file: scan the code or open %(address)s. "
        "Times are those of %(zone)s, from the server’s clock."
    ) % {"address": blocks.address(content.check), "zone": content.zone.replace("_", " ")}


def _close(paper: Paper, content: Receipt | Attestation, told: list[tuple[str, str, str]]) -> None:
    """How it was signed, and the seal."""
    signature = content.signature
    signed = (
        phrases.exact_short(signature.signed_at, content.zone),
        _("Signed by %(name)s, %(role)s") % {"name": signature.name, "role": blocks.role_name(signature).lower()},
        ". ".join(part for part in (signature.identified_by, signature.network_address, signature.browser) if part),
    )
    sealed = (
        phrases.exact_short(content.sealed_at, content.zone),
        _("Sealed"),
        _("This file is kept as these bytes and never made again"),
    )
    flow.heading(paper, _("How this was signed"), flow.SECTION, before=20, keep=40)
    flow.gap(paper, 6)
    blocks.way(paper, [*told, signed, sealed])
    paper.seal_field = _("The department’s seal")
