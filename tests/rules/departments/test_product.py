"""The cases of the 56 departments in the product itself: what the command says is what a rider meets, on the page of
the pre-check, when they apply, are decided about, booked, and stand before the officer."""

import re

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from ridealong.models import Program, RuleSet
from tests import factories
from tests.rules.departments.notation import RIDER, Stated
from tests.rules.departments.product import Product
from tests.rules.departments.test_departments import DEPARTMENTS

pytestmark = [pytest.mark.django_db, pytest.mark.once]
# Who is related to whom is nobody's to read: the product only says that the seat cannot be had.
SAID_AS = {"relative": "seat_unavailable"}
CODE = re.compile(r"Code: ([a-z_]+)")


class Undo(Exception):
    """Takes back the rows of one case."""


@pytest.fixture
def publish(program):
    def put(department):
        RuleSet.objects.filter(program=program).update(content={**department.document, "status": "open"})
        return Program.objects.get(pk=program.pk)

    return put


def cases(department):
    usual = {"category": "citizen", **RIDER, **(department.rider or {})}
    for row in department.rows:
        if isinstance(row, Stated):
            yield from (({**usual, **line}, set()) for line in row.passes)
            yield from (
                ({**usual, **line}, {SAID_AS.get(code, code) for code in row.code.split()}) for line in row.fails
            )


def met(client, program, facts):
    """The codes that a rider with these facts meets."""
    product = Product(program, facts)
    with time_machine.travel(product.applied_at, tick=False):
        if "answers" in facts:
            return checked(client, program, facts)
        return {reason.code for reason in product.said()}


def checked(client, program, facts):
    """Single answers are asked on the page of the pre-check, and stored nowhere."""
    answers = {"born_on": facts["born_on"], "category": facts["category"], "ride_on": facts["ride_on"]}
    answers |= {
        "starts": facts["starts_at"],
        "hours": facts["hours"],
        "applies": [],
        "has_code": "on",
        "guardian": "yes",
    }
    answers["ties"] = facts.get("ties", list(program.rule_set.rules.residency.ties)[:1])
    for code, said in facts["answers"].items():
        answers["applies"] += [code] if said is not False else []
        if not isinstance(said, bool):
            answers[f"since_{code}"] = since(said, facts["ride_on"])
    page = client.post(reverse("public:check", args=[program.slug]), answers).content.decode()
    assert "to put right" not in page, page
    return set(CODE.findall(page))


def since(said, ride_on):
    """The day it happened, from a day or from months before the ride."""
    if isinstance(said, str):
        return said
    on = factories.date.fromisoformat(ride_on)
    return factories.date(on.year - (said + 12 - on.month) // 12, (on.month - said - 1) % 12 + 1, 1).isoformat()


@pytest.mark.parametrize("department", DEPARTMENTS, ids=lambda department: department.name)
def test_a_rider_meets_what_the_command_says(client, publish, department):
    program, differs = publish(department), []
    for facts, expected in cases(department):
        try:
            with transaction.atomic():
                found = met(client, program, facts)
                raise Undo
        except Undo:
            if found != expected:
                differs.append(f"{sorted(expected)} expected, {sorted(found)} met: {facts}")
    assert not differs, "\n".join(differs)
