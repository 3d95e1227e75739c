"""Four agencies of Minnesota and Wisconsin."""

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
    at,
    category,
    forms,
    frequency,
    hours_at_most,
    id_shown,
    kind,
    kinds,
    minors_from,
    no_recording,
    no_weapons,
    notice,
    one_in_a_car,
    ridden,
    signed,
    soft,
    waiver,
)

ANYWHERE = {"residency": {"policy": "none"}}
FRIDLEY = Department(
    "Fridley Police Department",
    {
        "min_age": 18,
        "minors": {"from_age": 16},
        "notice": {"amount": 5, "unit": "business_days"},
        "disqualifiers": [soft("conflict_of_interest"), soft("not_in_the_interest")],
        "identification": {"at_check_in": True},
        "residency": {"policy": "required", "ties": ["live"]},
        "approval": [{"role": "supervisor"}, {"role": "supervisor", "categories": ["special_interest"]}],
        "waiver": {"moment": "on_the_day", "witness": True},
        "ages": [{"under_age": 18, "overrides": {"waiver": {"moment": "application"}}}],
        "categories": [
            category("resident"),
            category("civic_member", overrides=ANYWHERE),
            category("city_employee", overrides=ANYWHERE),
            category("applicant", overrides=ANYWHERE),
            category("public_safety", overrides=ANYWHERE),
            category("student", overrides=ANYWHERE),
            category("explorer", overrides={**ANYWHERE, "minors": {"from_age": 14}}),
            category("family", overrides=ANYWHERE),
            category("special_interest", overrides=ANYWHERE),
        ],
    },
    [
        *minors_from(16),
        notice("2026-12-04", "2026-12-07"),
        against("conflict_of_interest", "not_in_the_interest", decision="needs_exception"),
        id_shown(),
        Stated(
            "extra_forms",
            [{**almost(18), **CONSENT, "signed": ["rider", "guardian", "witness"]}],
            [{**almost(18), **CONSENT, "signed": ["rider", "witness"]}],
            "waiver_guardian",
        ),
        kinds("civic_member", "city_employee", "applicant", "public_safety", "student", "explorer", "family"),
        Stated(
            "rider_categories other",
            [age(14) | CONSENT | kind("explorer")],
            [almost(14) | CONSENT | kind("explorer")],
            "too_young",
        ),
        Chain(("supervisor",), category="resident"),
        Chain(("supervisor", "supervisor"), category="special_interest"),
        Stated(
            "residency_requirement",
            [{"ties": ["live"]}, kind("civic_member", ties=[])],
            [kind("resident", ties=[])],
            "residency",
        ),
        signed("witness_signature_required", "witness"),
        Set("waiver_signed_when", "waiver.moment", "application", "on_the_day", {"age": 16}),
    ],
    rider={"category": "resident"},
)

PRIOR_LAKE = Department(
    "Prior Lake Police Department",
    {
        "min_age": 18,
        "minors": {
            "from_age": 16,
            "exception_from_age": 0,
            "exception_role": "command",
            "max_hours": 2,
            "windows": [{"start": "07:00", "end": "20:00"}],  # the day shift and the early part of the mid shift
        },
        "length": {"max_hours": 4},
        "caps": {"car": 1},
        "approval": [{"role": "officer"}, {"role": "supervisor"}],
    },
    [
        Stated(
            "min_age_with_guardian age_floor rider_categories",
            [age(16) | CONSENT],
            [almost(16) | CONSENT],
            "minor_exception",
            "needs_exception",
        ),
        Stated(
            "min_age minors_policy guardian_consent_required_under",
            [age(18) | NO_CONSENT],
            [almost(18) | NO_CONSENT],
            "guardian_consent",
        ),
        hours_at_most(4),
        Stated(
            "allowed_hours",
            [almost(18) | CONSENT | at("18:00", 2), age(18) | at("22:00", 4)],
            [almost(18) | CONSENT | at("18:30", 2)],
            "minor_windows",
        ),
        Stated(
            "rider_categories",
            [almost(18) | CONSENT | {"hours": 2}, age(18) | {"hours": 4}],
            [almost(18) | CONSENT | {"hours": 2.25}],
            "minor_hours",
        ),
        one_in_a_car(),
        Chain(("officer", "supervisor")),
    ],
)

MINOCQUA = Department(
    "Minocqua Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "notice": {"amount": 7},
        "disqualifiers": [soft("department_refuses", "command")],
        "documents": ["waiver", "request_form"],
        "approval": [{"role": "command"}],
        "texts": {"conduct": {"en": "Take part in police work only when told to."}},
    },
    [
        adults(18),
        notice("2026-12-04", "2026-12-05"),
        against("department_refuses", decision="needs_exception"),
        forms("request_form"),
        waiver(),
        Shown("prohibited_items_or_acts", "conduct"),
        Chain(("command",)),
    ],
)

FITCHBURG = Department(
    "Fitchburg Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "frequency": [{"count": 1, "days": 365}],
        "recording": {"policy": "never"},
        "texts": {
            "dress": {"en": "Nothing that offends."},
            "conduct": {"en": "Stay in the car at stops, enter no home or shop, touch no radio."},
        },
    },
    [
        adults(18),
        frequency(ridden("2025-12-11"), ridden("2025-12-12")),
        Shown("dress_code", "dress"),
        Shown("prohibited_items_or_acts", "conduct"),
        no_weapons(),
        no_recording(),
    ],
)

DEPARTMENTS = [
    FRIDLEY,
    PRIOR_LAKE,
    MINOCQUA,
    FITCHBURG,
]
