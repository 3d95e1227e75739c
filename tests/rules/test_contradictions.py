"""Rules that can be stored but cannot be meant are told, with their place; what is fine is left alone."""

import pytest

from ridealong.rules.contradictions import warnings
from ridealong.rules.document import Rules
from ridealong.rules.presets import ALDER_FALLS, PRESETS

CITIZEN = {"code": "citizen", "name": {"en": "Citizen"}}
EVENING = [{"days": ["fri"], "start": "18:00", "end": "23:00"}]


def told(document):
    return warnings(Rules.from_json(document))


@pytest.mark.parametrize("document", [{}, ALDER_FALLS, *(content for _name, content in PRESETS.values())])
def test_what_is_shipped_is_free_of_them(document):
    assert told(document) == []


@pytest.mark.parametrize(
    ("document", "path", "message"),
    [
        ({"max_age": 17}, "max_age", "max_age is under min_age: no adult can ride"),
        ({"min_age": 16}, "minors.from_age", "from_age is not under min_age: no minor can ride"),
        ({"min_age": 21}, "minors.policy", "adults under 21 need a guardian's consent"),
        (
            {"minors": {"exception_from_age": 16}},
            "minors.exception_from_age",
            "exception_from_age is not under from_age: it has no effect",
        ),
        (
            {"minors": {"max_hours": 1}, "length": {"min_hours": 2}},
            "minors.max_hours",
            "a minor's longest ride is shorter than the shortest ride",
        ),
        ({"minors": {"days": []}}, "minors.days", "minors have no day to ride"),
        (
            {"minors": {"days": ["sat"]}, "hours": {"windows": EVENING}},
            "minors.days",
            "no window opens on the days of minors",
        ),
        (
            {"minors": {"latest_end": "18:15"}, "hours": {"windows": EVENING}},
            "minors.latest_end",
            "no window holds a ride that ends so early",
        ),
        (
            {"hours": {"windows": [{"days": []}]}, "minors": {"policy": "never"}},
            "hours.windows.0",
            "the window opens on no day",
        ),
        (
            {"length": {"min_hours": 6, "max_hours": 8}, "minors": {"policy": "never"}, "hours": {"windows": EVENING}},
            "hours.windows.0",
            "the window is 5 hours long, the shortest ride 6",
        ),
        (
            {"hours": {"windows": [{"start": "18:00", "end": "23:00", "fit": "whole"}]}},
            "hours.windows.0",
            "the slot is 5 hours long, the longest ride 4",
        ),
        ({"hours": {"windows": [{"from_day": "06-01"}]}}, "hours.windows.0", "a season needs from_day and until_day"),
        (
            {"hours": {"windows": EVENING, "fixed_starts": ["18:00", "22:45"]}},
            "hours.fixed_starts.1",
            "no window holds a ride that begins then",
        ),
        (
            {"hours": {"blackout_dates": ["2026-12-24", "2026-12-24"]}},
            "hours.blackout_dates.1",
            "the date stands twice",
        ),
        (
            {"hours": {"windows": EVENING, "blackout_dates": ["2026-12-24"]}},
            "hours.blackout_dates.0",
            "no window opens on that day of the week anyway",
        ),
        (
            {
                "hours": {
                    "blackout_dates": ["2026-12-24"],
                    "closures": [{"first_on": "2026-12-24", "last_on": "2026-12-26"}],
                }
            },
            "hours.blackout_dates.0",
            "the date lies in one of the closures anyway",
        ),
        (
            {"notice": {"amount": 31}, "validity": {"approval_days": 30}},
            "notice.amount",
            "the notice is longer than an approval holds",
        ),
        (
            {"notice": {"amount": 744, "unit": "hours"}, "validity": {"clearance_days": 30}},
            "notice.amount",
            "the notice is longer than a records check holds",
        ),
        (
            {"notice": {"amount": 31, "most_days": 30}},
            "notice.most_days",
            "one may not apply so early as the notice asks",
        ),
        ({"frequency": [{"count": 0}]}, "frequency.0.count", "nobody can ride"),
        ({"frequency": [{}, {}]}, "frequency.1", "the limit stands twice"),
        ({"residency": {"policy": "required", "ties": []}}, "residency.ties", "no tie counts: nobody can ride"),
        ({"waiver": {"channels": []}}, "waiver.channels", "there is no way to sign the waiver"),
        ({"caps": {"day": 0}}, "caps.day", "nobody can ride"),
        (
            {"approval": [{"role": "coordinator"}, {"role": "command", "categories": ["vip"]}]},
            "approval.1.categories",
            "there is no category vip",
        ),
        (
            {"officers": {"ask_categories": ["vip"]}},
            "officers.ask_categories",
            "there is no category vip",
        ),
        (
            {"categories": [{**CITIZEN, "access": "closed"}]},
            "categories",
            "every kind of rider is closed: nobody can apply",
        ),
        (
            {"minors": {"policy": "program_only"}},
            "minors.policy",
            "no category is a youth_program: no minor can ride",
        ),
        (
            {"approval": [{"role": "command", "under_age": 18}]},
            "categories.0",
            "nobody approves adults of the kind citizen",
        ),
        (
            {"ages": [{"from_age": 18, "under_age": 18}]},
            "ages.0",
            "from_age is not under under_age: the group is empty",
        ),
        (
            {"categories": [{**CITIZEN, "overrides": {"min_age": 18}}]},
            "categories.0.overrides",
            "these overrides change nothing",
        ),
        (
            {"stations": [{"station": "N", "overrides": {"caps": {"day": 0}}}]},
            "stations.0.overrides.caps.day",
            "nobody can ride",
        ),
    ],
)
def test_one_warning_for_one_mistake(document, path, message):
    assert told(document) == [(path, message)]


@pytest.mark.parametrize(
    "document",
    [
        {"min_age": 21, "minors": {"policy": "by_exception"}},
        {"min_age": 16, "minors": {"policy": "never"}},
        {"min_age": 0, "minors": {"from_age": 0}},
        {"max_age": 18},
        {"minors": {"policy": "never", "days": [], "max_hours": 0.25}},
        {"minors": {"max_hours": 2}, "length": {"min_hours": 2}},
        {"minors": {"latest_end": "18:30"}, "hours": {"windows": EVENING}},
        {"minors": {"days": ["sat"]}, "hours": {"windows": []}},
        {"length": {"min_hours": 5, "max_hours": 5}, "minors": {"max_hours": 5}, "hours": {"windows": EVENING}},
        {"hours": {"windows": EVENING, "fixed_starts": ["22:30"]}},
        {"hours": {"windows": [{"days": ["wed"], "start": "22:00", "end": "02:00"}], "blackout_dates": ["2026-12-24"]}},
        {"notice": {"amount": 30, "most_days": 30}, "validity": {"approval_days": 30, "clearance_days": 30}},
        {"minors": {"policy": "program_only"}, "categories": [{**CITIZEN, "youth_program": True}]},
        {
            "approval": [{"role": "command", "under_age": 18}],
            "categories": [
                {**CITIZEN, "access": "closed"},
                {"code": "guest", "name": {}, "overrides": {"approval": [{"role": "officer"}]}},
            ],
        },
        {"stations": [{"station": "N"}]},
    ],
)
def test_at_the_edge_nothing_is_told(document):
    assert told(document) == []


def test_a_mistake_of_all_is_not_told_again_for_each_kind():
    overrides = {"min_age": 20, "minors": {"policy": "never"}}
    document = {"caps": {"day": 0}, "categories": [{**CITIZEN, "overrides": overrides}]}
    assert told(document) == [("caps.day", "nobody can ride")]
