"""Seven agencies of the Northeast and the Mid-Atlantic."""

from tests.rules.departments.notation import (
    Chain,
    Department,
    Set,
    Shown,
    Stated,
    adults,
    against,
    age,
    at,
    category,
    check,
    forms,
    frequency,
    hours_at_most,
    id_copied,
    id_shown,
    kind,
    kinds,
    minors_from,
    no_recording,
    notice,
    one_in_a_car,
    reason,
    ridden,
    waiver,
    window,
)

MONTGOMERY = Department(
    "Montgomery County Police Department",
    {
        "min_age": 16,
        "minors": {"policy": "never", "guardian_under": 0},
        "hours": {"windows": [{"start": "06:00", "end": "12:00"}, {"start": "15:00", "end": "21:00"}]},
        "frequency": [{"count": 1, "months": 6}],
        "clearance": {"required": True, "minors_too": True},
        "identification": {"copy_with_application": True, "at_check_in": True},
        "residency": {"policy": "required", "ties": ["live"], "own_district": True},
        "officers": {"min_on_duty": 3},
        "approval": [{"role": "coordinator"}, {"role": "command"}],
        "categories": [category("resident"), category("academy", overrides={"residency": {"policy": "none"}})],
    },
    [
        adults(16),
        window([at("06:00", 6), at("15:00", 6)], [at("05:45", 1), at("11:30", 1), at("14:45", 1), at("20:30", 1)]),
        frequency(ridden("2026-06-11"), ridden("2026-06-12")),
        Stated(
            "requires_background_check",
            [{"clearance": "clear"}],
            [{"clearance": "not_clear"}, age(16) | {"clearance": "not_clear"}],
            "clearance",
        ),
        id_copied(),
        id_shown(),
        Chain(("coordinator", "command"), category="resident"),
        Stated("cancellation_rules", [{"on_duty": 3}], [{"on_duty": 2}], "on_duty"),
        Stated("residency_requirement", [{"ties": ["live"]}, kind("academy", ties=[])], [{"ties": []}], "residency"),
        Stated(
            "residency_requirement",
            [{"home_station": "Bethesda", "station": "Bethesda"}],
            [{"home_station": "Bethesda", "station": "Rockville"}],
            "own_district",
        ),
    ],
    rider={"category": "resident", "starts_at": "15:30"},
)

NEW_YORK = Department(
    "New York City Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "never"},
        "length": {"min_hours": 2, "max_hours": 4},
        "hours": {"windows": [{"days": ["mon", "tue", "wed", "thu", "fri"]}]},
        "frequency": [{"count": 1, "days": 365}],
        "notice": {"amount": 15},
        "clearance": {"required": True},
        "disqualifiers": [reason("walked_in")],
        "identification": {"copy_with_application": True, "kinds": ["driver_license", "state_id"]},
        "residency": {"policy": "required", "ties": ["live"]},
        "caps": {"car": 2, "station_day": 2},
        "arrival": {"cancel_hours": 336},
        "approval": [{"role": "coordinator"}],
        "after": {"rider_feedback": True},
        "categories": [
            category("resident"),
            category(
                "police_elsewhere",
                evidence={"en": "A letter of your sponsor on letterhead."},
                overrides={
                    "residency": {"policy": "none"},
                    "notice": {"amount": 30},
                    "identification": {"kinds": ["passport", "police_id"]},
                },
            ),
        ],
    },
    [
        adults(18),
        hours_at_most(4),
        Stated("min_ride_hours", [{"hours": 2}], [{"hours": 1.75}], "too_short"),
        window(
            [at("10:00", 2, "2026-12-07"), at("22:00", 4, "2026-12-11")],
            [at("10:00", 2, "2026-12-12"), at("10:00", 2, "2026-12-13")],
        ),
        frequency(ridden("2025-12-11"), ridden("2025-12-12")),
        notice("2026-11-26", "2026-11-27"),
        Stated(
            "advance_notice_text",
            [kind("police_elsewhere", applied_on="2026-11-11")],
            [kind("police_elsewhere", applied_on="2026-11-12")],
            "notice",
            "needs_exception",
        ),
        check(),
        against("walked_in"),
        id_copied(),
        Stated(
            "identification_required",
            [{"id_kind": "state_id"}, kind("police_elsewhere", id_kind="passport")],
            [{"id_kind": "passport"}, kind("police_elsewhere", id_kind="state_id")],
            "identification",
        ),
        Stated(
            "rider_categories",
            [kind("police_elsewhere", evidence=True)],
            [kind("police_elsewhere", evidence=False)],
            "evidence",
        ),
        Stated("riders_per_officer", [{"taken": {"car": 1}}], [{"taken": {"car": 2}}], "cap"),
        Stated("capacity_limits", [{"taken": {"station_day": 1}}], [{"taken": {"station_day": 2}}], "cap"),
        Chain(("coordinator",), category="resident"),
        Set("cancellation_rules", "arrival.cancel_hours", 336, 0, {}),
        Stated(
            "residency_requirement",
            [{"ties": ["live"]}, kind("police_elsewhere", ties=[])],
            [{"ties": []}],
            "residency",
        ),
        Set("post_ride", "after.rider_feedback", True, False, {}),
    ],
    rider={"category": "resident"},
)

LAUREL = Department(
    "Laurel Police Department",
    {
        "hours": {"windows": [{"start": "08:00", "end": "02:00"}]},
        "notice": {"amount": 48, "unit": "hours"},
        "clearance": {"required": True},
        "documents": ["waiver", "evaluation"],
        "approval": [{"role": "supervisor"}],
        "texts": {"conduct": {"en": "No pursuits, felony stops, transports or bookings with a rider."}},
        "after": {"rider_feedback": True},
    },
    [
        window([at("08:00", 2), at("22:00", 4), at("00:30", 1.5)], [at("07:45", 2), at("22:00", 4.25), at("02:00", 1)]),
        Stated(
            "advance_notice_days advance_notice_text",
            [{"applied_at": "2026-12-09T12:00", "applied_on": None}],
            [{"applied_at": "2026-12-09T12:01", "applied_on": None}],
            "notice",
            "needs_exception",
        ),
        check(),
        forms("evaluation"),
        waiver(),
        Shown("prohibited_items_or_acts", "conduct"),
        Chain(("supervisor",)),
        Set("post_ride", "after.rider_feedback", True, False, {}),
    ],
)

NORTH_COVENTRY = Department(
    "North Coventry Township Police",
    {
        "min_age": 18,
        "minors": {"from_age": 16},
        "officers": {"min_on_duty": 2},
        "approval": [{"role": "command"}],
        "texts": {"safety": {"en": "With a rider, officers take no calls of high risk."}},
    },
    [
        *minors_from(16),
        Chain(("command",)),
        Stated("other", [{"on_duty": 2}], [{"on_duty": 1}], "on_duty"),
        Shown("other", "safety"),
    ],
)

STATE_COLLEGE = Department(
    "State College Police Department",
    {
        "min_age": 18,
        "minors": {"from_age": 16},
        "length": {"max_hours": 4},
        "hours": {"windows": [{"start": "06:30", "end": "21:30"}]},
        "clearance": {"required": True},
        "approval": [{"role": "coordinator"}],
    },
    [
        *minors_from(16),
        hours_at_most(4),
        window([at("06:30", 4), at("17:30", 4)], [at("06:15", 4), at("17:45", 4)]),
        check(),
        waiver(),
        Chain(("coordinator",)),
    ],
)

DREW = Department(
    "Drew University Public Safety",
    {
        "clearance": {"required": True},
        "documents": ["waiver", "application_form"],
        "caps": {"car": 1},
        "recording": {"policy": "never"},
        "approval": [{"role": "coordinator"}],
        "texts": {"dress": {"en": "Neat casual clothes, no sandals."}},
        "categories": [category("student")],
    },
    [
        check(),
        forms("application_form"),
        kinds("student"),
        Shown("dress_code", "dress"),
        one_in_a_car(),
        Chain(("coordinator",), category="student"),
        no_recording(),
    ],
    rider={"category": "student"},
)

UNLIMITED = {"frequency": [], "documents": []}
NORWICH = Department(
    "Norwich Police Department (G.O. 5.19)",
    {
        "frequency": [{"count": 1, "days": 30}],
        "documents": ["waiver", "request_form"],
        "approval": [{"role": "supervisor"}, {"role": "command", "categories": ["citizen"]}],
        "categories": [
            category("citizen"),
            category("own_sworn", overrides=UNLIMITED),
            category("on_duty_officer_elsewhere", overrides=UNLIMITED),
            category("civilian_on_duty", overrides=UNLIMITED),
            category("off_duty_officer_elsewhere", overrides={"frequency": []}),
            category("family", access="closed", referral={"en": "A lift for family is no ride-along."}),
        ],
    },
    [
        frequency(ridden("2026-11-11"), ridden("2026-11-12")),
        Stated(
            "rider_categories frequency_limit",
            [ridden("2026-12-10") | kind("off_duty_officer_elsewhere"), ridden("2026-12-10") | kind("own_sworn")],
            [ridden("2026-12-10")],
            "frequency",
            "needs_exception",
        ),
        Stated(
            "extra_forms rider_categories",
            [{"documents": ["request_form"]}, kind("own_sworn", documents=[]), kind("civilian_on_duty", documents=[])],
            [{"documents": []}, kind("off_duty_officer_elsewhere", documents=[])],
            "document",
        ),
        kinds("own_sworn", "on_duty_officer_elsewhere", "civilian_on_duty", "citizen"),
        Stated("rider_categories", [kind("citizen")], [kind("family")], "category_closed"),
        Chain(("supervisor", "command")),
        Chain(("supervisor",), category="off_duty_officer_elsewhere"),
    ],
)

DEPARTMENTS = [MONTGOMERY, NEW_YORK, LAUREL, NORTH_COVENTRY, STATE_COLLEGE, DREW, NORWICH]
