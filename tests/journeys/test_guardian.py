"""A minor's guardian: own link, own code, reads, consents and signs, keeps the receipt; also without JavaScript."""

import pytest

from ridealong.applications.guardians import naming
from ridealong.applications.intake import writing
from ridealong.models import Guardian, SealedFile
from ridealong.waivers.evidence import content
from ridealong.waivers.verification import verify
from tests import factories
from tests.journeys.people import apart, enter_code, mail_to, path_in, press

pytestmark = pytest.mark.journey


@pytest.fixture
def invited(program, desmond):
    """Desmond has sent his application and named his mother."""
    application = factories.make_application("draft", rider=desmond)
    guardian = naming.name_guardian(
        application, by=desmond.account, name="Rosa O'Brien", relation="mother", email="rosa@example.org"
    )
    writing.submit(application, by=desmond.account)
    return guardian


@pytest.mark.parametrize("has_script", [True, False])
def test_the_guardian_signs_in_a_visit_of_their_own(visit, axe, invited, has_script):
    page = visit("phone", java_script_enabled=has_script)
    check = axe if has_script else lambda page: None  # axe itself is a script
    page.goto(path_in(mail_to("rosa@example.org"), "/guardian/open/"))
    check(page)
    press(page, "Send me the code")
    enter_code(page, "rosa@example.org")
    check(page)
    assert "I am the parent or guardian" in page.content()
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.fill("[name=typed_name]", "Rosa O'Brien")
    press(page, "Consent and sign")
    check(page)
    assert Guardian.objects.get(pk=invited.pk).status == "consented"
    assert "Receipt of your signature" in page.content()
    assert apart(verify, content(SealedFile.objects.get(kind="receipt"))).is_genuine
