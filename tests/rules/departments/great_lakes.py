"""Three agencies of Michigan, Indiana and Ohio."""

from tests.rules.departments.notation import (
    CONSENT,
    NO_CONSENT,
    Chain,
    Department,
    Set,
    Shown,
    Stated,
    adults,
    against,
    age,
    almost,
    category,
    check,
    frequency,
    hours_at_most,
    id_shown,
    kind,
    kinds,
    no_weapons,
    notice,
    reason,
    ridden,
    soft,
    waiver,
)

BROWNSBURG = Department(
    "Brownsburg Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "length": {"max_hours": 4},
        "frequency": [
            {"count": 2, "period": "calendar_year"},
            {"count": 1, "period": "calendar_year", "per": "officer"},
        ],
        "notice": {"amount": 2, "unit": "business_days"},
        "disqualifiers": [reason("alcohol_or_drugs")],
        "approval": [{"role": "supervisor"}],
        "texts": {
            "dress": {"en": "Neat, clean and businesslike."},
            "conduct": {"en": "Wear the belt; leave the car only if an officer is down; give nobody advice."},
        },
    },
    [
        adults(18),
        hours_at_most(4),
        frequency(ridden("2026-03-01", "2025-12-31"), ridden("2026-03-01", "2026-01-01")),
        frequency(
            ridden("2026-03-01", officer="7") | {"officer": "8"},
            ridden("2026-03-01", officer="7") | {"officer": "7"},
            code="frequency_officer",
        ),
        frequency(
            ridden("2025-12-31", officer="7") | {"officer": "7"},
            ridden("2026-01-01", officer="7") | {"officer": "7"},
            code="frequency_officer",
        ),
        notice("2026-12-09", "2026-12-10"),
        against("alcohol_or_drugs"),
        Shown("dress_code", "dress"),
        Shown("prohibited_items_or_acts", "conduct"),
        no_weapons(),
        Chain(("supervisor",)),
    ],
)

PERRY = Department(
    "Perry Police Department (city code 258.02)",
    {
        "min_age": 18,
        "minors": {"policy": "by_exception", "exception_role": "command"},
        "disqualifiers": [
            reason("arrest_or_conviction"),
            reason("protective_order"),
            reason("civil_case_against_the_town"),
            soft("hinders_an_officer"),
        ],
        "approval": [{"role": "command"}],
        "categories": [
            category("citizen"),
            category("student", priority=10),
            category("officer_elsewhere", evidence={"en": "The written approval of your chief."}),
        ],
    },
    [
        Stated(
            "min_age age_floor minors_policy",
            [age(18)],
            [almost(18) | CONSENT, age(9) | CONSENT],
            "minor_exception",
            "needs_exception",
        ),
        Stated(
            "guardian_consent_required_under",
            [age(18) | NO_CONSENT],
            [almost(18) | NO_CONSENT],
            "guardian_consent minor_exception",
        ),
        against("arrest_or_conviction", "protective_order", "civil_case_against_the_town"),
        against("hinders_an_officer", decision="needs_exception"),
        kinds("student", "citizen"),
        Stated(
            "rider_categories",
            [kind("officer_elsewhere", evidence=True)],
            [kind("officer_elsewhere", evidence=False)],
            "evidence",
        ),
        Chain(("command",)),
    ],
)

OHIO_UNIVERSITY = Department(
    "Ohio University Police",
    {
        "min_age": 16,
        "minors": {"policy": "by_exception", "exception_role": "command"},
        "length": {"max_hours": 4},
        "clearance": {"required": True, "kinds": ["warrants"]},
        "identification": {"at_check_in": True},
        "documents": ["waiver"],
        "officers": {"no_probationary": True, "may_ask_for_officer": "wish"},
        "approval": [{"role": "coordinator"}, {"role": "command", "under_age": 16}],
        "texts": {"conduct": {"en": "Take no part, neither by hand nor by word."}},
    },
    [
        Stated(
            "min_age age_floor minors_policy",
            [age(16) | CONSENT],
            [almost(16) | CONSENT],
            "minor_exception",
            "needs_exception",
        ),
        hours_at_most(4),
        check(),
        id_shown(),
        waiver(),
        Shown("prohibited_items_or_acts", "conduct"),
        Chain(("coordinator",)),
        Set("specific_officer_request", "officers.may_ask_for_officer", "wish", "no", {}),
        Stated("other", [{"officer_on_probation": False}], [{"officer_on_probation": True}], "officer_not_hosting"),
    ],
)

DEPARTMENTS = [
    BROWNSBURG,
    PERRY,
    OHIO_UNIVERSITY,
]
