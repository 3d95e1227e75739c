"""Two agencies whose state what was read does not show."""

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
    kind,
    no_recording,
    no_weapons,
    reason,
    ridden,
    soft,
    ties,
)

TWICE = ridden("2026-02-01", "2026-03-01")
HELPER = {"frequency": []}
CLAY = Department(
    "Clay County Sheriff's Office (sheriffclayco.org)",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "frequency": [
            {"count": 2, "period": "calendar_year", "override_role": "command"},
            {"count": 1, "period": "calendar_year", "per": "officer", "override_role": "command"},
        ],
        "clearance": {"required": True},
        "residency": {"policy": "required", "ties": ["live"]},
        "recording": {"policy": "by_exception", "exception_role": "officer"},
        "approval": [{"role": "supervisor"}],
        "texts": {
            "dress": {"en": "Business or neat casual. No jeans, shorts, leggings or T-shirts."},
            "conduct": {"en": "Wait in the car until everybody is secured; enter a home only if asked in."},
            "other": {"en": "You pay for your own food."},
        },
        "categories": [
            category("citizen"),
            category("volunteer", overrides=HELPER),
            category("chaplain", overrides=HELPER),
            category("reserve", overrides=HELPER),
            category("applicant", overrides=HELPER),
            category("sworn", overrides={"weapons": {"policy": "allowed"}}),
        ],
    },
    [
        adults(18),
        frequency(ridden("2026-02-01", "2025-12-31"), ridden("2026-02-01", "2026-01-01")),
        frequency(
            ridden("2026-02-01", officer="7") | {"officer": "8"},
            ridden("2026-02-01", officer="7") | {"officer": "7"},
            code="frequency_officer",
        ),
        Stated(
            "frequency_limit rider_categories",
            [kind(code, **TWICE) for code in ("volunteer", "chaplain", "reserve", "applicant")],
            [TWICE],
            "frequency",
            "needs_exception",
        ),
        check(),
        Shown("dress_code", "dress"),
        Shown("prohibited_items_or_acts", "conduct"),
        Stated("prohibited_items_or_acts", [kind("sworn", armed=True)], [{"armed": True}], "weapon"),
        Chain(("supervisor",)),
        ties("live"),
        no_recording("needs_exception"),
        Shown("other", "other"),
    ],
)

SCOTT = Department(
    "Scott County Sheriff's Office (scottcountyso.org)",
    {
        "min_age": 18,
        "minors": {"policy": "by_exception", "exception_role": "command"},
        "frequency": [{"count": 5, "period": "calendar_year"}],
        "clearance": {"required": True},
        "disqualifiers": [reason("felony"), soft("misdemeanor", "command")],
        "documents": ["waiver", "information_sheet"],
        "weapons": {"policy": "never"},
        "recording": {"policy": "by_exception", "exception_role": "command"},
        "arrival": {"late_action": "turn_away"},
        "approval": [{"role": "command"}],
        "texts": {
            "dress": {"en": "Neat and clean."},
            "conduct": {"en": "Do not leave the car to help, and do not interfere."},
        },
        "categories": [
            category("citizen"),
            category(
                "certified_police", overrides={"weapons": {"policy": "by_exception", "exception_role": "command"}}
            ),
        ],
    },
    [
        Stated(
            "min_age age_floor minors_policy",
            [age(18)],
            [almost(18) | CONSENT],
            "minor_exception",
            "needs_exception",
        ),
        Stated(
            "guardian_consent_required_under",
            [age(18) | NO_CONSENT],
            [almost(18) | NO_CONSENT],
            "guardian_consent minor_exception",
        ),
        frequency(
            ridden("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2025-12-31"),
            ridden("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"),
        ),
        check(),
        against("felony"),
        against("misdemeanor", decision="needs_exception"),
        forms("information_sheet"),
        Shown("dress_code", "dress"),
        no_weapons(),
        Stated(
            "prohibited_items_or_acts",
            [kind("certified_police", armed=False)],
            [kind("certified_police", armed=True)],
            "weapon",
            "needs_exception",
        ),
        Shown("prohibited_items_or_acts", "conduct"),
        Chain(("command",)),
        Set("cancellation_rules", "arrival.late_action", "turn_away", "supervisor", {}),
        no_recording("needs_exception"),
    ],
)

DEPARTMENTS = [CLAY, SCOTT]
