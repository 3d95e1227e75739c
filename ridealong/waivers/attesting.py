"""What a witness, a counter-signer or a notary says of a sealed waiver: a page of its own, sealed, that names the
waiver's hash. The waiver's file stays as it is."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from ridealong.applications import facts
from ridealong.applications.application import Application
from ridealong.core import history
from ridealong.core.workflow import IllegalMove
from ridealong.waivers import evidence, waiver_papers
from ridealong.waivers.models import SealedFile, Signature, Waiver
from ridealong.waivers.moments import CannotSign
from ridealong.waivers.signature_acts import Act
from ridealong.waivers.signing import file_of
from ridealong.waivers.status import ATTESTING, FileKind, SignerRole, WaiverStatus

DONE = {
    SignerRole.WITNESS: "waiver.witnessed",
    SignerRole.COUNTERSIGNER: "waiver.countersigned",
    SignerRole.NOTARY: "waiver.notarized",
}
REASONS: dict[SignerRole, str | Promise] = {
    SignerRole.WITNESS: gettext_lazy("Attestation of a witness"),
    SignerRole.COUNTERSIGNER: gettext_lazy("Counter-signature of the department"),
    SignerRole.NOTARY: gettext_lazy("Attestation of a notary"),
}


def asked(application: Application) -> list[SignerRole]:
    """Who must attest the waiver of this case, by its rules (domain.md, row 18)."""
    rule = facts.rules_of(application).waiver
    wanted = {
        SignerRole.WITNESS: rule.witness,
        SignerRole.COUNTERSIGNER: rule.countersign,
        SignerRole.NOTARY: rule.notary,
    }
    return [role for role in ATTESTING if wanted[role]]


def missing(application: Application, signed: Iterable[str]) -> list[SignerRole]:
    """Those asked for that are not among `signed`, the roles of the signatures there are."""
    there = set(signed)
    return [role for role in asked(application) if role not in there]


def attest(waiver: Waiver, role: SignerRole, *, by: User, act: Act, capacity: str = "") -> SealedFile:
    """A member of staff signs what they saw, or records the notary's stamp on the paper. `capacity` is a notary's
    commission, in words. Raises CannotSign, and IllegalMove for a waiver that is not signed.
    """
    waiver_file = file_of(waiver)
    if waiver.status != WaiverStatus.SIGNED or waiver_file is None:
        raise IllegalMove(waiver, "complete")
    if by.pk in facts.own_people(waiver.application):
        raise CannotSign(_("Somebody else than the signer attests."))
    if not act.typed_name.strip():
        raise CannotSign(_("Type the name of who attests."))
    if role == SignerRole.NOTARY and not capacity.strip():
        raise CannotSign(_("Write the notary's commission: state, number and last day."))
    sealed_at = timezone.now()
    signature = Signature(
        waiver=waiver,
        role=role,
        account=by,
        typed_name=" ".join(act.typed_name.split())[:200],
        capacity=" ".join(capacity.split())[:200],
        identified_by=act.identified_by,
        language=waiver.application.rider.language,
        network_address=act.network_address,
        browser=act.browser[:300],
        signed_at=sealed_at,
    )
    paper = waiver_papers.attestation(waiver, signature, waiver_file.sha256, sealed_at)
    pdf = waiver_papers.sealed(paper, reason=str(REASONS[role]))
    digest = evidence.put_away(pdf)
    with transaction.atomic():
        fresh = Waiver.objects.select_for_update(no_key=True).get(pk=waiver.pk)
        if fresh.status != WaiverStatus.SIGNED or fresh.signatures.filter(role=role).exists():
            raise CannotSign(_("Somebody attested this, or the waiver was replaced, a moment ago. Look again."))
        signature.save(force_insert=True)
        file = evidence.chain(waiver, FileKind.ATTESTATION, digest=digest, size=len(pdf), signature=signature)
        history.record(DONE[role], waiver, by=by, sha256=digest)
    return file
