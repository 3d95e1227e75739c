import pytest
from django.utils import timezone

from ridealong.applications.deciding.decision import Decision
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/admin/exceptions/"


def decide(by, *codes, note="Comes from far away."):
    case = factories.make_application("approved", rider=factories.make_rider())
    return Decision.objects.create(
        application=case, step=1, role="coordinator", verdict="approved", decided_at=timezone.now(), decided_by=by,
        internal_note=note, overridden=list(codes),
    )  # fmt: skip


def test_nothing_set_aside_says_so(desk):
    assert "No rule was set aside" in desk.get(PAGE).content.decode()


def test_each_exception_is_listed_with_who_and_why(desk, lindqvist):
    decision = decide(lindqvist, "notice")
    html = desk.get(PAGE).content.decode()
    for word in (decision.application.reference, "notice", "Comes from far away.", "Lt. Ana Lindqvist"):
        assert word in html


def test_a_decision_without_exceptions_is_none(desk, lindqvist):
    decide(lindqvist)
    assert desk.get(PAGE).context["overrides"] == []


def test_an_exception_for_a_ride_is_listed_too(desk, joan, law):
    factories.make_ride(
        "confirmed", seat=factories.make_seat(law), overridden=["relative"], override_reason="Other shift."
    )
    [found] = desk.get(PAGE).context["overrides"]
    assert (found.codes, found.reason) == (("relative",), "Other shift.")


def test_rules_are_counted_and_one_can_be_chosen(desk, lindqvist):
    decide(lindqvist, "notice")
    decide(lindqvist, "notice", "frequency")
    assert desk.get(PAGE).context["counts"] == [("notice", 2), ("frequency", 1)]
    assert len(desk.get(PAGE, {"rule": "frequency"}).context["overrides"]) == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_for_one_and_for_three(desk, lindqvist, number, django_assert_num_queries):
    for _ in range(number):
        decide(lindqvist, "notice")
    desk.get(PAGE)
    with django_assert_num_queries(6):
        desk.get(PAGE)
