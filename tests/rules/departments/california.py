"""Six agencies of southern and central California."""

from tests.rules.departments.notation import (
    CONSENT,
    Chain,
    Department,
    Set,
    Shown,
    Stated,
    adults,
    against,
    almost,
    at,
    category,
    check,
    frequency,
    hours_at_most,
    id_shown,
    kind,
    kinds,
    minors_from,
    no_recording,
    no_weapons,
    one_in_a_car,
    reason,
    ridden,
    signed,
    soft,
    ties,
    waiver,
    window,
)

CLAREMONT = Department(
    "Claremont Police Department",
    {
        "hours": {
            "windows": [{"start": "08:00", "end": "17:00"}, {"start": "20:00", "end": "24:00"}],
            "override_role": "supervisor",
        },
        "clearance": {"required": True, "kinds": ["local_records", "state_history"]},
        "disqualifiers": [soft("chief_refuses", "command")],
        "approval": [{"role": "supervisor"}],
        "texts": {"dress": {"en": "Closed shoes. No sandals, tank tops, skirts, shorts, ripped jeans or hats."}},
        "categories": [
            category("applicant"),
            category("off_duty_officer", access="invitation", overrides={"approval": [{"role": "command"}]}),
        ],
    },
    [
        window(
            [at("08:00", 9), at("20:00", 4), at("16:30", 0.5)],
            [at("07:59", 1), at("16:30", 1), at("19:59", 1), at("23:30", 1)],
            "needs_exception",
        ),
        check(),
        against("chief_refuses", decision="needs_exception"),
        kinds("applicant"),
        Stated(
            "rider_categories program_status",
            [kind("off_duty_officer", invitation=True)],
            [kind("off_duty_officer", invitation=False)],
            "invitation",
        ),
        Shown("dress_code", "dress"),
        Chain(("supervisor",), category="applicant"),
        Chain(("command",), category="off_duty_officer"),
    ],
    rider={"category": "applicant"},
)

ESCONDIDO = Department(
    "Escondido Police Department",
    {
        "min_age": 18,
        "minors": {"from_age": 16, "guardian_present": True},
        "length": {"max_hours": 4},
        "frequency": [{"count": 1, "months": 12}],
        "caps": {"car": 1},
        "disqualifiers": [soft("needs_help_to_leave_the_car"), reason("intoxicated")],
        "weapons": {"policy": "never"},
        "texts": {"dress": {"en": "Slacks or good jeans, a shirt with a collar. No cut-off jeans, no thongs."}},
        "waiver": {"moment": "on_the_day"},
        "categories": [
            category("citizen"),
            category("off_duty_officer", overrides={"weapons": {"policy": "declared"}}),
        ],
    },
    [
        *minors_from(16),
        hours_at_most(4),
        frequency(ridden("2025-12-11"), ridden("2025-12-12")),
        against("intoxicated"),
        against("needs_help_to_leave_the_car", decision="needs_exception"),
        kinds("citizen", "off_duty_officer"),
        Shown("dress_code", "dress"),
        no_weapons(),
        Stated(
            "prohibited_items_or_acts",
            [kind("off_duty_officer", armed=True, weapon_declared=True)],
            [kind("off_duty_officer", armed=True, weapon_declared=False)],
            "weapon_undeclared",
        ),
        one_in_a_car(),
        Set("waiver_signed_when", "waiver.moment", "on_the_day", "after_approval", {}),
        Stated(
            "waiver_signed_when",
            [{**almost(18), **CONSENT, "guardian_present": True}],
            [{**almost(18), **CONSENT, "guardian_present": False}],
            "guardian_present",
        ),
    ],
)

LONG_BEACH = Department(
    "Long Beach Police Department",
    {
        "min_age": 18,
        "minors": {"from_age": 15},
        "frequency": [{"count": 1, "months": 6}],
        "clearance": {"required": True, "kinds": ["warrants", "local_records", "driving_record"]},
        "disqualifiers": [reason("arrest")],
        "identification": {"at_check_in": True},
        "recording": {"policy": "by_exception"},
        "texts": {
            "dress": {"en": "Shirt with a collar, long pants (jeans are fine), closed shoes. No shorts, no dresses."},
            "conduct": {"en": "Wear the belt, stay in the car, talk to nobody in custody, post nothing."},
        },
    },
    [
        *minors_from(15),
        frequency(ridden("2026-06-11"), ridden("2026-06-12")),
        check(),
        against("arrest"),
        id_shown(),
        waiver(),
        Shown("dress_code", "dress"),
        Shown("prohibited_items_or_acts", "conduct"),
        no_recording("needs_exception"),
    ],
)

FULLERTON = Department(
    "Fullerton Police Department",
    {
        "min_age": 18,
        "minors": {"from_age": 15, "guardian_present": True},
        "length": {"max_hours": 3},
        "hours": {
            "windows": [{"start": "10:00", "end": "13:00"}, {"start": "18:00", "end": "21:00"}],
            "override_role": "supervisor",
        },
        "disqualifiers": [
            soft("criminal_history"),
            reason("pending_charge"),
            reason("lawsuit"),
            reason("denied_by_a_supervisor"),
        ],
        "identification": {"at_check_in": True, "kinds": ["driver_license", "state_id", "passport"]},
        "residency": {"policy": "required", "ties": ["live", "study", "work"]},
        "approval": [{"role": "coordinator"}, {"role": "supervisor"}],
        "waiver": {"moment": "on_the_day"},
    },
    [
        *minors_from(15),
        Stated("max_ride_hours", [at("10:00", 3)], [at("10:00", 4)], "too_long outside_hours"),
        window([at("10:00", 3), at("18:00", 3)], [at("09:45", 1), at("12:30", 1), at("20:15", 1)], "needs_exception"),
        against("pending_charge", "lawsuit", "denied_by_a_supervisor"),
        against("criminal_history", decision="needs_exception"),
        id_shown(),
        waiver(),
        Chain(("coordinator", "supervisor")),
        ties("live", "study", "work"),
        Set("waiver_signed_when", "waiver.moment", "on_the_day", "after_approval", {}),
        Stated(
            "waiver_signed_when",
            [{**almost(18), **CONSENT, "guardian_present": True}],
            [{**almost(18), **CONSENT, "guardian_present": False}],
            "guardian_present",
        ),
    ],
    rider={"starts_at": "10:30", "hours": 2},
)

SAN_GABRIEL = Department(
    "San Gabriel Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "hours": {"windows": [{"start": "19:00", "end": "24:00"}, {"start": "07:00", "end": "12:00"}]},
        "clearance": {"required": True},
        "identification": {"at_check_in": True},
        "residency": {"policy": "required", "ties": ["live", "work", "study"]},
        "recording": {"policy": "never"},
        "approval": [{"role": "officer"}, {"role": "command"}],
        "waiver": {"moment": "on_the_day", "witness": True},
        "texts": {
            "dress": {"en": "Casual business clothes and comfortable shoes."},
            "conduct": {"en": "Leave the car only when the officer says so."},
        },
        "categories": [category("citizen"), category("applicant"), category("student")],
    },
    [
        adults(18),
        window([at("19:00", 5), at("07:00", 5)], [at("18:45", 1), at("23:30", 1), at("11:30", 1), at("06:45", 1)]),
        check(),
        id_shown(),
        kinds("citizen", "applicant", "student"),
        Shown("dress_code", "dress"),
        Shown("prohibited_items_or_acts", "conduct"),
        Chain(("officer", "command")),
        ties("live", "work", "study"),
        no_recording(),
        signed("witness_signature_required", "witness"),
        Set("waiver_signed_when", "waiver.moment", "on_the_day", "after_approval", {}),
    ],
    rider={"starts_at": "19:30"},
)

ARROYO_GRANDE = Department(
    "Arroyo Grande Police Department",
    {
        "length": {"max_hours": 4},
        "clearance": {"required": True},
        "texts": {"other": {"en": "We show you the station."}},
    },
    [
        hours_at_most(4),
        check(),
        waiver("waiver_signed_when"),
        Shown("other", "other"),
    ],
)

DEPARTMENTS = [
    CLAREMONT,
    ESCONDIDO,
    LONG_BEACH,
    FULLERTON,
    SAN_GABRIEL,
    ARROYO_GRANDE,
]
