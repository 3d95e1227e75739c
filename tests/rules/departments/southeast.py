"""Eight agencies of the Southeast."""

from tests.rules.departments.notation import (
    CONSENT,
    NO_CONSENT,
    Chain,
    Department,
    Set,
    Shown,
    Stated,
    against,
    age,
    almost,
    at,
    category,
    check,
    forms,
    frequency,
    hours_at_most,
    id_shown,
    kind,
    kinds,
    no_recording,
    notice,
    one_in_a_car,
    reason,
    ridden,
    signed,
    soft,
    waiver,
    window,
)

NEVER_ARMED_BUT_OFFICERS = [
    category("citizen"),
    category("youth_program", youth_program=True),
    category("officer", overrides={"weapons": {"policy": "allowed"}}),
]
DALTON = Department(
    "Dalton Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "program_only", "from_age": 0},
        "length": {"max_hours": 8},
        "frequency": [{"count": 3, "days": 365}],
        "notice": {"amount": 24, "unit": "hours"},
        "clearance": {"required": True, "kinds": ["local_records", "state_history"]},
        "disqualifiers": [reason("felony"), soft("medical_problems")],
        "identification": {"at_check_in": True},
        "approval": [{"role": "coordinator"}, {"role": "supervisor"}],
        "texts": {"dress": {"en": "Neat and clean."}},
        "categories": NEVER_ARMED_BUT_OFFICERS,
    },
    [
        Stated(
            "min_age age_floor minors_policy rider_categories",
            [age(18), almost(18) | CONSENT | kind("youth_program")],
            [almost(18) | CONSENT],
            "minor_program_only",
        ),
        hours_at_most(8),
        frequency(ridden("2026-02-01", "2026-04-01", "2025-12-11"), ridden("2026-02-01", "2026-04-01", "2025-12-12")),
        Stated(
            "advance_notice_days advance_notice_text",
            [{"applied_at": "2026-12-10T12:00", "applied_on": None}],
            [{"applied_at": "2026-12-10T12:01", "applied_on": None}],
            "notice",
            "needs_exception",
        ),
        check(),
        against("felony"),
        against("medical_problems", decision="needs_exception"),
        id_shown(),
        waiver(),
        kinds("citizen", "officer"),
        Shown("dress_code", "dress"),
        Stated("prohibited_items_or_acts", [kind("officer", armed=True)], [{"armed": True}], "weapon"),
        Chain(("coordinator", "supervisor")),
    ],
)

EXPLORER = age(16) | CONSENT | kind("explorer")
MILTON = Department(
    "Milton Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "program_only", "from_age": 16, "windows": [{"start": "06:00", "end": "24:00"}]},
        "length": {"max_hours": 4},
        "identification": {"at_check_in": True},
        "caps": {"car": 1},
        "approval": [{"role": "officer"}],
        "texts": {"conduct": {"en": "City equipment is not for riders."}},
        "categories": [category("citizen"), category("explorer", youth_program=True)],
    },
    [
        Stated("min_age minors_policy", [age(18)], [almost(18) | CONSENT], "minor_program_only"),
        Stated(
            "min_age_with_guardian age_floor rider_categories",
            [age(16) | CONSENT | kind("explorer")],
            [almost(16) | CONSENT | kind("explorer")],
            "too_young",
        ),
        Stated(
            "guardian_consent_required_under",
            [age(18) | NO_CONSENT | kind("explorer")],
            [almost(18) | NO_CONSENT | kind("explorer")],
            "guardian_consent",
        ),
        hours_at_most(4),
        Stated(
            "allowed_hours",
            [
                EXPLORER | at("06:00", 4),
                EXPLORER | at("20:00", 4),
            ],
            [
                EXPLORER | at("05:45", 4),
                EXPLORER | at("20:15", 4),
            ],
            "minor_windows",
        ),
        id_shown(),
        waiver(),
        Shown("prohibited_items_or_acts", "conduct"),
        one_in_a_car(),
        Chain(("officer",)),
    ],
)

ST_PETERSBURG = Department(
    "St. Petersburg Police Department (G.O. III-04)",
    {
        "officers": {"no_relatives_at_station": True},
        "texts": {"weapons": {"en": "Officers of other agencies may wear a vest of their own if they say so."}},
        "categories": [
            category("officer_elsewhere", overrides={"weapons": {"policy": "declared"}}),
            category("chaplain"),
            category("employee"),
            category("student", evidence={"en": "A letter of your school that you are enrolled now."}),
            category("cadet"),
            category("family"),
        ],
    },
    [
        kinds("officer_elsewhere", "chaplain", "employee", "student", "cadet", "family"),
        Stated("rider_categories", [kind("student", evidence=True)], [kind("student", evidence=False)], "evidence"),
        Stated(
            "rider_categories",
            [kind("family", station="South", relatives_stations=["North"])],
            [kind("family", station="North", relatives_stations=["North"])],
            "relative_station",
        ),
        Stated(
            "rider_categories",
            [kind("officer_elsewhere", armed=True, weapon_declared=True)],
            [kind("officer_elsewhere", armed=True, weapon_declared=False)],
            "weapon_undeclared",
        ),
        Shown("rider_categories", "weapons"),
    ],
    rider={"category": "chaplain"},
)

CHATTANOOGA = Department(
    "Chattanooga Police Department",
    {
        "length": {"whole_shift": True, "max_hours": 12},
        "approval": [{"role": "coordinator"}],
        "texts": {"safety": {"en": "Once the shift has begun we cannot promise to let you out elsewhere."}},
    },
    [
        Chain(("coordinator",)),
        Stated(
            "other",
            [{"starts_at": "06:00", "hours": 12, "shift_starts_at": "06:00", "shift_ends_at": "18:00"}],
            [
                {"starts_at": "06:00", "hours": 11.5, "shift_starts_at": "06:00", "shift_ends_at": "18:00"},
                {"starts_at": "06:30", "hours": 11.5, "shift_starts_at": "06:00", "shift_ends_at": "18:00"},
            ],
            "whole_shift",
        ),
        Shown("other", "safety"),
    ],
)

JACKSON_FIRE = Department(
    "Jackson Fire Department",
    {
        "min_age": 18,
        "minors": {"policy": "by_exception", "from_age": 16, "exception_role": "command"},
        "length": {"max_hours": 12},
        "hours": {"windows": [{"start": "07:00", "end": "19:00"}]},  # the day shift
        "frequency": [{"count": 1, "period": "lifetime"}],
        "notice": {"amount": 14},
        "clearance": {"required": True},
        "disqualifiers": [soft("criminal_history", "command"), soft("cannot_observe_safely", "command")],
        "approval": [{"role": "command"}],
    },
    [
        Stated("min_age minors_policy", [age(18)], [almost(18) | CONSENT], "minor_exception", "needs_exception"),
        Stated("min_age_with_guardian age_floor", [age(18)], [almost(16) | CONSENT], "too_young"),
        Stated("min_age_with_guardian", [age(18)], [age(16) | CONSENT], "minor_exception", "needs_exception"),
        Stated(
            "guardian_consent_required_under",
            [age(18) | NO_CONSENT],
            [almost(18) | NO_CONSENT],
            "guardian_consent minor_exception",
        ),
        Stated("max_ride_hours", [at("07:00", 12)], [at("07:00", 12.5)], "too_long outside_hours"),
        window([at("07:00", 12)], [at("06:45", 4), at("17:00", 4)]),
        Stated("allowed_hours", [ridden()], [ridden("2020-01-01")], "frequency", "needs_exception"),
        notice("2026-11-27", "2026-11-28"),
        check(),
        against("criminal_history", "cannot_observe_safely", decision="needs_exception"),
        Chain(("command",)),
    ],
)

DUNWOODY = Department(
    "Dunwoody Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "program_only", "from_age": 0},
        "validity": {"clearance_days": 180},
        "clearance": {"required": True, "signed_authorization": True},
        "documents": ["waiver", "guidelines"],
        "waiver": {"witness": True, "notary": True},
        "approval": [{"role": "command"}, {"role": "command"}],
        "categories": [category("citizen"), category("youth_program", youth_program=True)],
    },
    [
        Stated(
            "min_age age_floor minors_policy",
            [age(18), almost(18) | CONSENT | kind("youth_program")],
            [almost(18) | CONSENT],
            "minor_program_only",
        ),
        Stated("valid_for_days", [{"cleared_on": "2026-06-14"}], [{"cleared_on": "2026-06-13"}], "clearance_lapsed"),
        check(),
        Stated(
            "requires_background_check extra_forms",
            [{"authorizes_check": True}],
            [{"authorizes_check": False}],
            "clearance_authorization",
        ),
        forms("guidelines"),
        Chain(("command", "command")),
        Stated(
            "notarization_required",
            [{"signed": ["rider", "witness", "notary"]}],
            [{"signed": ["rider", "witness"]}],
            "waiver_notary",
        ),
        Stated(
            "witness_signature_required",
            [{"signed": ["rider", "witness", "notary"]}],
            [{"signed": ["rider", "notary"]}],
            "waiver_witness",
        ),
    ],
)

MARIETTA = Department(
    "Marietta Police Department",
    {"length": {"max_hours": 4}, "recording": {"policy": "never"}, "waiver": {"notary": True}},
    [hours_at_most(4), no_recording(), signed("notarization_required", "notary")],
)

VCU = Department(
    "Virginia Commonwealth University Police",
    {
        "clearance": {"required": True},
        "documents": ["waiver", "application_form"],
        "officers": {"may_ask_for_officer": "wish"},
        "approval": [{"role": "coordinator"}],
        "categories": [category("student_or_staff"), category("citizen"), category("applicant"), category("media")],
    },
    [
        check(),
        forms("application_form"),
        kinds("student_or_staff", "citizen", "applicant", "media"),
        Chain(("coordinator",)),
        Set("specific_officer_request", "officers.may_ask_for_officer", "wish", "no", {}),
    ],
)

DEPARTMENTS = [
    DALTON,
    MILTON,
    ST_PETERSBURG,
    CHATTANOOGA,
    JACKSON_FIRE,
    DUNWOODY,
    MARIETTA,
    VCU,
]
