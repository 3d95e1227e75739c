"""Seven agencies of Texas and Arkansas."""

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
    forms,
    frequency,
    id_copied,
    kind,
    kinds,
    minors_from,
    no_recording,
    no_weapons,
    notice,
    reason,
    ridden,
    signed,
    soft,
    waiver,
)

AUSTIN = Department(
    "Austin Police Department",
    {"frequency": [{"count": 1, "period": "calendar_quarter"}], "officers": {"volunteers_only": True}},
    [
        frequency(ridden("2026-09-30"), ridden("2026-10-01")),
        Stated("other", [{"officer_volunteers": True}], [{"officer_volunteers": False}], "officer_not_hosting"),
    ],
)

RED_OAK = Department(
    "Red Oak Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "disqualifiers": [reason("privilege_suspended", look_back_months=12), reason("privilege_terminated")],
        "arrival": {"wait_after_denial_days": 365},
        "approval": [{"role": "supervisor"}, {"role": "command", "categories": ["other"]}],
        "categories": [
            category("public"),
            category("civilian_employee"),
            category("chaplain"),
            category("sworn_elsewhere"),
            category("intern"),
            category("citizen_academy"),
            category("volunteer"),
            category("other"),
            category("own_off_duty", access="closed"),
        ],
    },
    [
        adults(18),
        Stated("disqualifiers", [kind("sworn_elsewhere")], [kind("own_off_duty")], "category_closed"),
        Stated(
            "disqualifiers",
            [{"answers": {"privilege_suspended": "2025-12-11"}}, {"answers": {"privilege_suspended": 12}}],
            [{"answers": {"privilege_suspended": "2025-12-12"}}, {"answers": {"privilege_suspended": 11}}],
            "disqualifier",
        ),
        Stated(
            "disqualifiers",
            [{"denied_on": "2025-10-01"}],
            [{"denied_on": "2025-10-02"}],
            "denied_recently",
        ),
        against("privilege_terminated"),
        kinds("civilian_employee", "chaplain", "sworn_elsewhere", "intern", "citizen_academy", "volunteer", "other"),
        Chain(("supervisor",), category="public"),
        Chain(("supervisor", "command"), category="other"),
    ],
    rider={"category": "public"},
)

ROGERS = Department(
    "Rogers Police Department",
    {
        "min_age": 18,
        "frequency": [{"count": 1, "months": 12}],
        "clearance": {"required": True, "kinds": ["local_records", "state_history"]},
        "disqualifiers": [reason("felony"), reason("misdemeanor_of_dishonesty")],
        "identification": {"copy_with_application": True},
        "recording": {"policy": "by_exception", "exception_role": "command"},
        "documents": ["waiver", "application_form"],
        "arrival": {"early_minutes": 15},
        "approval": [{"role": "supervisor"}],
        "texts": {
            "dress": {"en": "Comfortable, casual, conservative."},
            "conduct": {"en": "Touch nothing, stay in the car, speak to nobody involved, enter no home."},
        },
    },
    [
        Stated(
            "min_age age_floor minors_policy guardian_consent_required_under",
            [age(18) | NO_CONSENT, almost(18) | CONSENT],
            [almost(18) | NO_CONSENT],
            "guardian_consent",
        ),
        frequency(ridden("2025-12-11"), ridden("2025-12-12")),
        check(),
        against("felony", "misdemeanor_of_dishonesty"),
        id_copied(),
        forms("application_form"),
        waiver(),
        Shown("dress_code", "dress"),
        Shown("prohibited_items_or_acts", "conduct"),
        no_weapons(),
        Chain(("supervisor",)),
        no_recording("needs_exception"),
    ],
)

TERRELL = Department(
    "Terrell Police Department",
    {
        "frequency": [{"count": 2, "days": 365}],
        "clearance": {"required": True},
        "waiver": {"moment": "application", "notary": True, "channels": ["paper"]},
    },
    [
        frequency(ridden("2026-05-01", "2025-12-11"), ridden("2026-05-01", "2025-12-12")),
        check(),
        signed("notarization_required", "notary"),
        Set("waiver_signed_when", "waiver.moment", "application", "after_approval", {}),
    ],
)

WEST_LAKE_HILLS = Department(
    "West Lake Hills Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "clearance": {"required": True, "kinds": ["state_history", "warrants"]},
        "disqualifiers": [reason("felony"), reason("misdemeanor_a"), soft("misdemeanor_b_or_c")],
        "approval": [{"role": "supervisor"}],
        "texts": {"dress": {"en": "Shirt with a collar, jeans or slacks, closed shoes. No shorts, skirts or sandals."}},
    },
    [
        adults(18),
        check(),
        against("felony", "misdemeanor_a"),
        against("misdemeanor_b_or_c", decision="needs_exception"),
        Shown("dress_code", "dress"),
        Chain(("supervisor",)),
    ],
)

WOODLANDS = Department(
    "The Woodlands Fire Department",
    {
        "min_age": 18,
        "minors": {"from_age": 15},
        "recording": {"policy": "by_exception"},
        "approval": [{"role": "supervisor"}],
        "texts": {"dress": {"en": "The dress rules of the station hold for riders too."}},
    },
    [
        *minors_from(15),
        Shown("dress_code", "dress"),
        Chain(("supervisor",)),
        no_recording("needs_exception"),
    ],
)

LITTLE_ROCK_EMS = Department(
    "Metropolitan EMS (MEMS), Little Rock",
    {
        "notice": {"amount": 7},
        "documents": ["waiver", "tr_1", "tr_2", "tr_3", "tr_4", "written_request"],
        "officers": {"may_ask_for_officer": "no"},
        "approval": [{"role": "officer"}, {"role": "coordinator"}],
    },
    [
        notice("2026-12-04", "2026-12-05"),
        forms("tr_1", "tr_2", "tr_3", "tr_4", "written_request"),
        Chain(("officer", "coordinator")),
        Stated(
            "specific_officer_request", [{"asks_for_officer": False}], [{"asks_for_officer": True}], "officer_request"
        ),
    ],
)

DEPARTMENTS = [AUSTIN, RED_OAK, ROGERS, TERRELL, WEST_LAKE_HILLS, WOODLANDS, LITTLE_ROCK_EMS]
