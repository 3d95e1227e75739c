"""Text that must never be stored: social security numbers and criminal history (domain.md, "Never a field")."""

import re
import unicodedata

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_SSN = re.compile(r"(?<!\d)(?!000|666|9\d\d)\d{3}[-.\s]\d{2}[-.\s]\d{4}(?!\d)")
_SSN_NAMED = re.compile(r"\b(ssn|social security|seguro social)\b\D{0,20}\d{4,9}", re.IGNORECASE)
_RECORD = re.compile(
    r"\b(rap sheet|criminal (record|history)|(was|been|got) (arrested|convicted|indicted|booked)"
    r"|prior (arrests?|convictions?)"
    r"|convicted of|arrested for|charged with|outstanding warrants?|felony conviction"
    r"|antecedentes penales|fue (arrestad[oa]|condenad[oa]))\b",
    re.IGNORECASE,
)


def refused(text: str) -> Promise | None:
    """Why this text may not be kept, or None."""
    plain = unicodedata.normalize("NFKC", text)
    if _SSN.search(plain) or _SSN_NAMED.search(plain):
        return _("This looks like a social security number. We never keep one; please take it out.")
    if _RECORD.search(plain):
        return _("This reads like criminal history. We keep only the outcome of the check; please take it out.")
    return None
