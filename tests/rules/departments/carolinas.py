"""Six agencies of the Carolinas."""

from tests.rules.departments.notation import (
    CONSENT,
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
    check,
    forms,
    frequency,
    hours_at_most,
    id_copied,
    kind,
    no_weapons,
    notice,
    reason,
    ridden,
    signed,
    soft,
    waiver,
    window,
)

SIMPSONVILLE = Department(
    "Simpsonville Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "length": {"max_hours": 4},
        "hours": {"windows": [{"start": "08:00", "end": "23:00"}]},
        "notice": {"amount": 5},
        "clearance": {"required": True, "kinds": ["ncic"], "signed_authorization": True},
        "identification": {"copy_with_application": True},
        "documents": ["waiver", "release", "rules_of_conduct"],
        "approval": [{"role": "coordinator"}],
    },
    [
        adults(18),
        hours_at_most(4),
        window([at("08:00", 4), at("19:00", 4)], [at("07:45", 4), at("19:15", 4)]),
        notice("2026-12-06", "2026-12-07"),
        check(),
        Stated(
            "requires_background_check",
            [{"authorizes_check": True}],
            [{"authorizes_check": False}],
            "clearance_authorization",
        ),
        id_copied(),
        forms("release", "rules_of_conduct"),
        Chain(("coordinator",)),
        waiver("waiver_signed_when"),
    ],
)

ROCK_HILL = Department(
    "Rock Hill Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "notice": {"amount": 10, "unit": "business_days"},
        "clearance": {"required": True},
        "disqualifiers": [reason("felony"), soft("misdemeanor")],
        "documents": ["waiver"],
        "officers": {"volunteers_only": True},
        "approval": [{"role": "coordinator"}, {"role": "supervisor"}, {"role": "supervisor"}],
    },
    [
        adults(18),
        notice("2026-11-27", "2026-11-30"),
        check(),
        against("felony"),
        against("misdemeanor", decision="needs_exception"),
        waiver(),
        Chain(("coordinator", "supervisor", "supervisor")),
        Stated("other", [{"officer_volunteers": True}], [{"officer_volunteers": False}], "officer_not_hosting"),
    ],
)

BERKELEY = Department(
    "Berkeley County Sheriff's Office",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "frequency": [{"count": 2, "days": 365}, {"count": 1, "days": 14}],
        "residency": {"policy": "required", "ties": ["live"], "override_role": "command"},
        "recording": {"policy": "never"},
        "arrival": {"early_minutes": 15},
        "approval": [{"role": "supervisor"}],
        "texts": {
            "dress": {"en": "Who is not dressed properly does not ride."},
            "conduct": {"en": "Take no part, touch no evidence or equipment, talk to nobody about a case."},
            "recording": {"en": "Notes only: no sound, photos or video."},
        },
        "categories": [category("citizen"), category("media", overrides={"recording": {"policy": "allowed"}})],
    },
    [
        adults(18),
        frequency(ridden("2026-05-01", "2025-12-11"), ridden("2026-05-01", "2025-12-12")),
        frequency(ridden("2026-11-27"), ridden("2026-11-28")),
        Shown("prohibited_items_or_acts", "conduct"),
        Chain(("supervisor",)),
        Shown("cancellation_rules", "dress"),
        Stated("residency_requirement", [{"ties": ["live"]}], [{"ties": ["work"]}], "residency", "needs_exception"),
        Stated("recording_policy", [kind("media", records=True)], [{"records": True}], "recording"),
    ],
)

CABARRUS = Department(
    "Cabarrus County Sheriff's Office",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "clearance": {"required": True},
        "disqualifiers": [soft("not_in_the_interest", "command")],
        "approval": [{"role": "coordinator"}],
        "texts": {
            "dress": {"en": "Civilian clothes."},
            "conduct": {"en": "No police work, no driving of patrol cars, no use of equipment."},
        },
    },
    [
        adults(18),
        check(),
        against("not_in_the_interest", decision="needs_exception"),
        Shown("dress_code", "dress"),
        Shown("prohibited_items_or_acts", "conduct"),
        no_weapons(),
        Chain(("coordinator",)),
    ],
)

DAVIDSON = Department(
    "Davidson Police Department",
    {
        "length": {"max_hours": 4, "override_role": "supervisor"},
        "notice": {"amount": 3, "unit": "business_days"},
        "documents": ["waiver", "application_form"],
        "waiver": {"moment": "application", "notary": True, "channels": ["paper"]},
        "approval": [{"role": "supervisor"}],
    },
    [
        Stated("max_ride_hours approval_chain", [{"hours": 4}], [{"hours": 4.25}], "too_long", "needs_exception"),
        notice("2026-12-08", "2026-12-09"),
        forms("application_form"),
        signed("notarization_required", "notary"),
        Chain(("supervisor",)),
        Set("waiver_signed_when", "waiver.moment", "application", "after_approval", {}),
        Stated("waiver_signed_when", [{"signed_how": "paper"}], [{"signed_how": "online"}], "waiver_channel"),
    ],
)

NC_STATE = Department(
    "NC State University Police",
    {
        "min_age": 18,
        "minors": {"policy": "by_exception", "exception_role": "command"},
        "notice": {"amount": 2, "unit": "business_days"},
        "clearance": {"required": True},
        "disqualifiers": [
            reason("false_information"),
            reason("conviction"),
            reason("under_investigation"),
            reason("left_a_justice_agency"),
            reason("protective_order"),
        ],
        "documents": ["rules", "waiver", "request_form"],
        "approval": [{"role": "coordinator"}, {"role": "command", "under_age": 18}],
    },
    [
        Stated(
            "min_age age_floor minors_policy",
            [age(18)],
            [almost(18) | CONSENT],
            "minor_exception",
            "needs_exception",
        ),
        notice("2026-12-09", "2026-12-10"),
        check(),
        against("false_information", "conviction", "under_investigation", "left_a_justice_agency", "protective_order"),
        forms("request_form"),
        waiver(),
        Chain(("coordinator",), minor=("coordinator", "command")),
    ],
)

DEPARTMENTS = [
    SIMPSONVILLE,
    ROCK_HILL,
    BERKELEY,
    CABARRUS,
    DAVIDSON,
    NC_STATE,
]
