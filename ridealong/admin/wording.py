"""What no free text of the desk may hold: social security numbers, and anything about a criminal record."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SOCIAL_SECURITY = re.compile(r"(?<!\d)\d{3}[-. ]\d{2}[-. ]\d{4}(?!\d)|\bssn\b|\bsocial security\b", re.IGNORECASE)
# A notation of an arrest or an outcome in another record is criminal history too (28 CFR 20.3(d), commentary).
RECORD = re.compile(
    r"\b(arrest(s|ed)?|convict(ed|ions?)|felon(y|ies)|misdemeanou?rs?|warrants?|indict(ed|ments?)"
    r"|criminal (record|history)|on (probation|parole)|rap sheet|ncic|dui|charged with)\b",
    re.IGNORECASE,
)


def check_words(text: str) -> None:
    """Raises ValidationError, which says what to write instead."""
    if SOCIAL_SECURITY.search(text):
        raise ValidationError(_("This looks like a social security number. The program never keeps one: take it out."))
    if RECORD.search(text):
        raise ValidationError(
            _("This reads like a criminal record. Write only the outcome of the check, with its own button.")
        )
