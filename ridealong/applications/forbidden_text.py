"""Text that must never be stored: social security numbers and criminal history (domain.md, "Never a field")."""

import re
import unicodedata

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
# Three, two and four digits, parted alike; run together they must be called by their name. Areas that are never
# given out are something else.
_SOCIAL_SECURITY = re.compile(
    r"(?<![\d-])(?!000|666|9\d\d)\d{3}(?P<gap>[-. ])(?!00)\d{2}(?P=gap)(?!0000)\d{4}(?![\d-])"
    r"|\b(ssn|social security|seguro social)\b\D{0,20}\d{4,9}",
    re.IGNORECASE,
)
_WHO = r"(i|i['’]ve|i['’]m|he|she|rider|applicant|(my|his|her|their) \w+)"
_HISTORY = re.compile(
    "|".join(
        [
            rf"\b{_WHO} (\w+ ){{0,3}}?(arrested|convicted|indicted|incarcerated|sentenced|booked|in (jail|prison))\b",
            r"\b(was|were|been|got) (arrested|convicted|indicted|booked)\b",
            r"\b(convicted of|arrested for|charged with)\b",
            r"\b(my|his|her|their|prior|previous|past|outstanding|active) (\w+ )?"
            r"(arrests?|convictions?|felon(y|ies)|misdemeanou?rs?|warrants?|dui|probation|parole)\b",
            r"\bcriminal (history|record|background)\b|\b(arrest record|rap sheet|ncic|on (probation|parole))\b",
            r"\b(felony|misdemeanou?r|dui) (arrest|charge|conviction)s?\b",
            r"\b(antecedentes (penales|policiales)|libertad condicional)\b",
            r"\b(me|lo|la) (arrestaron|detuvieron|condenaron|encarcelaron)\b",
            r"\b(fui|fue|he sido|ha sido) (arrestad|condenad|detenid)[oa]\b",
        ]
    ),
    re.IGNORECASE,
)


def refused(text: str) -> Promise | None:
    """Why this text may not be kept, or None."""
    plain = " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())
    if _SOCIAL_SECURITY.search(plain):
        return _("This looks like a social security number. We never keep one; please take it out.")
    if _HISTORY.search(plain):
        return _("This reads like criminal history. We keep only the outcome of the check; please take it out.")
    return None
