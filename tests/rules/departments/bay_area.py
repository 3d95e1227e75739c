"""Four agencies around San Francisco and Monterey."""

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
    id_copied,
    id_shown,
    kind,
    minors_from,
    no_recording,
    no_weapons,
    reason,
    ridden,
    soft,
    ties,
    window,
)

PACIFICA = Department(
    "Pacifica Police Department",
    {
        "min_age": 18,
        "minors": {"windows": [{"start": "08:00", "end": "02:00"}]},
        "length": {"max_hours": 6},
        "officers": {"may_ask_for_officer": "wish"},
        "approval": [{"role": "supervisor"}],
        "texts": {"other": {"en": "The ride begins with a tour of the station."}},
    },
    [
        Stated(
            "minors_policy guardian_consent_required_under",
            [age(18) | NO_CONSENT, almost(18) | CONSENT],
            [almost(18) | NO_CONSENT],
            "guardian_consent",
        ),
        hours_at_most(6),
        Stated(
            "allowed_hours rider_categories",
            [almost(18) | CONSENT | at("08:00", 4), almost(18) | CONSENT | at("21:00", 5), age(18) | at("03:00", 4)],
            [almost(18) | CONSENT | at("07:45", 4), almost(18) | CONSENT | at("21:15", 5)],
            "minor_windows",
        ),
        Stated(
            "rider_categories",
            [almost(18) | CONSENT | at("18:00", 4) | {"latest_end": "22:00"}],
            [almost(18) | CONSENT | at("18:15", 4) | {"latest_end": "22:00"}],
            "minor_latest_end",
        ),
        Chain(("supervisor",)),
        Set("specific_officer_request", "officers.may_ask_for_officer", "wish", "no", {}),
        Shown("other", "other"),
    ],
)

SAN_JOSE_STATE = Department(
    "San Jose State University Police",
    {
        "status": "paused",
        "clearance": {"required": True, "kinds": ["warrants"]},
        "disqualifiers": [reason("warrant")],
        "documents": ["waiver", "request_form"],
        "texts": {"conduct": {"en": "Wear the belt, touch no equipment, take no part, ask when the officer is free."}},
    },
    [
        check(),
        against("warrant"),
        forms("request_form"),
        Shown("prohibited_items_or_acts", "conduct"),
    ],
)

MONTEREY = Department(
    "Monterey County Sheriff's Office",
    {
        "min_age": 18,
        "minors": {"from_age": 16},
        "length": {"max_hours": 8, "at_shift_start": True},
        "hours": {"windows": [{"start": "08:00", "end": "16:00"}, {"start": "20:00", "end": "04:00"}]},
        "frequency": [{"count": 1, "months": 6}],
        "disqualifiers": [
            soft("criminal_history"),
            reason("pending_charge"),
            reason("lawsuit"),
            reason("denied_by_a_supervisor"),
            soft("poor_health"),
            reason("alcohol"),
        ],
        "identification": {"copy_with_application": True, "guardian_too": True},
        "residency": {"policy": "required", "ties": ["live", "study", "work"]},
        "recording": {"policy": "never"},
        "documents": ["waiver", "release"],
        "approval": [{"role": "supervisor"}],
    },
    [
        *minors_from(16),
        Stated("max_ride_hours", [at("08:00", 8)], [at("08:00", 8.25)], "too_long outside_hours"),
        window([at("08:00", 8), at("20:00", 8)], [at("15:30", 1), at("07:45", 1), at("04:00", 1)]),
        Stated(
            "allowed_hours",
            [at("08:00", 4), at("20:00", 2)],
            [at("09:00", 4), at("20:30", 2), at("00:30", 2)],
            "shift_start",
        ),
        frequency(ridden("2026-06-11"), ridden("2026-06-12")),
        against("pending_charge", "lawsuit", "denied_by_a_supervisor", "alcohol"),
        against("criminal_history", "poor_health", decision="needs_exception"),
        id_copied(),
        Stated(
            "identification_required",
            [almost(18) | CONSENT | {"guardian_id": True}, age(18) | {"guardian_id": False}],
            [almost(18) | CONSENT | {"guardian_id": False}],
            "guardian_identification",
        ),
        forms("release"),
        no_weapons(),
        Chain(("supervisor",)),
        ties("live", "study", "work"),
        no_recording(),
    ],
    rider={"starts_at": "08:00"},
)

SAN_FRANCISCO = Department(
    "San Francisco Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "program_only", "from_age": 0},
        "length": {"max_hours": 4},
        "frequency": [{"count": 1, "months": 6, "override_role": "command"}],
        "identification": {"at_check_in": True},
        "officers": {"no_relatives": True},
        "approval": [{"role": "coordinator"}],
        "texts": {
            "dress": {"en": "Casual business clothes, nothing that looks like our uniform."},
            "conduct": {"en": "Enter private places only if the officer and the owner agree."},
            "recording": {"en": "You may take notes, but tell no names."},
        },
        "categories": [
            category("citizen"),
            category("cadet", youth_program=True),
            category("applicant", access="closed", referral={"en": "Ask the backgrounds unit."}),
            category("media", access="closed", referral={"en": "Ask media relations or the film commission."}),
        ],
    },
    [
        Stated(
            "min_age age_floor minors_policy rider_categories",
            [age(18), almost(18) | CONSENT | kind("cadet")],
            [almost(18) | CONSENT],
            "minor_program_only",
        ),
        hours_at_most(4),
        frequency(ridden("2026-06-11"), ridden("2026-06-12")),
        id_shown(),
        Stated("rider_categories", [kind("citizen")], [kind("applicant"), kind("media")], "category_closed"),
        Stated(
            "rider_categories",
            [{"officer": "22", "relatives": ["21"]}],
            [{"officer": "21", "relatives": ["21"]}],
            "relative",
        ),
        Shown("dress_code", "dress"),
        Shown("prohibited_items_or_acts", "conduct"),
        Shown("recording_policy", "recording"),
        Chain(("coordinator",)),
    ],
)

DEPARTMENTS = [
    PACIFICA,
    SAN_JOSE_STATE,
    MONTEREY,
    SAN_FRANCISCO,
]
