"""In which language a page is read, and what languages are called."""

import pytest
from django.utils import translation

from ridealong.core import languages


@pytest.mark.parametrize(("chosen", "told"), [("en", "en"), ("es", "es"), ("es-mx", "es"), ("en-gb", "en")])
def test_a_region_does_not_matter(chosen, told):
    with translation.override(chosen):
        assert languages.current_language() == told


def test_where_nobody_chose_it_is_english():
    with translation.override(None):
        assert languages.current_language() == "en"


@pytest.mark.parametrize("read_in", ["en", "es"])
def test_a_language_is_called_as_its_speakers_call_it(read_in):
    with translation.override(read_in):
        assert languages.choices() == [("en", "English"), ("es", "Español")]
