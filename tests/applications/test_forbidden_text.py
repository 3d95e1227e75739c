"""What is never kept, and what must pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.applications.forbidden_text import refused

SOCIAL_SECURITY = [
    "123-45-6789",
    "My number: 123 45 6789.",
    "123.45.6789",
    "123–45–6789",
    "１２３-４５-６７８９",
    "SSN 123456789",
    "ssn: 6789",
    "social security number is 123456789",
    "número de seguro social 123456789",
]
HISTORY = [
    "I was arrested in 2011.",
    "He has been convicted of theft.",
    "She was charged with battery",
    "applicant was arrested twice",
    "Prior arrests: none to speak of",
    "an outstanding warrant",
    "felony conviction",
    "Clean except for his DUI",
    "has a criminal record",
    "NCIC hit",
    "is on probation until May",
    "Fui arrestado en 2011",
    "tiene antecedentes penales",
    "Me arrestaron una vez",
]
FINE = [
    "",
    "My players want to join the explorers, and I would like to know what I tell them.",
    "I study criminal justice and want to see how a shift works.",
    "Call me at (555) 555-0142 or +1 662 555 0164.",
    "12 Elm Street, Alder Falls, WI 54321-6789",
    "Invoice 000-12-3456",
    "Driver license D123-4567-8901",
    "Case AF-2026-0412 of 2026-12-11",
    "I want to see how officers decide whether to make an arrest.",
    "I teach a class on warrants and the Fourth Amendment.",
    "I work in social security advice.",
    "Quiero conocer el trabajo de la policía.",
]


@pytest.mark.parametrize("text", SOCIAL_SECURITY)
def test_social_security_numbers(text):
    assert "social security" in str(refused(text))


@pytest.mark.parametrize("text", HISTORY)
def test_criminal_history(text):
    assert "criminal history" in str(refused(text))


@pytest.mark.parametrize("text", FINE)
def test_what_people_write(text):
    assert refused(text) is None


@given(st.integers(1, 665), st.integers(1, 99), st.integers(1, 9999), st.sampled_from("-. "), st.text(max_size=20))
def test_a_number_is_found_in_any_words(area, group, serial, gap, around):
    number = f"{area:03}{gap}{group:02}{gap}{serial:04}"
    assert refused(f"{around.strip('0123456789-')} ; {number} ; x") is not None


@given(st.text(max_size=500))
def test_no_text_breaks_it(text):
    refused(text)
