"""Five agencies of the West."""

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
    id_shown,
    kind,
    kinds,
    no_recording,
    no_weapons,
    notice,
    reason,
    ridden,
    signed,
    waiver,
)

UNIVERSITY_OF_WASHINGTON = Department(
    "University of Washington Police",
    {
        "length": {"max_hours": 4},
        "frequency": [{"count": 2, "period": "lifetime"}],
        "clearance": {"required": True, "kinds": ["warrants"]},
        "disqualifiers": [reason("warrant")],
        "identification": {"at_check_in": True},
        "recording": {"policy": "by_exception", "exception_role": "command"},
        "waiver": {"moment": "on_the_day"},
        "approval": [{"role": "supervisor"}],
        "texts": {
            "conduct": {"en": "Stay away from interviews and searches."},
            "safety": {"en": "If a call is not for riders, the officer lets you out and tells dispatch where."},
        },
        "categories": [
            category("citizen"),
            category("applicant"),
            category("explorer", overrides={"frequency": []}),
            category("intern", overrides={"frequency": []}),
        ],
    },
    [
        hours_at_most(4),
        frequency(ridden("2001-01-01"), ridden("2001-01-01", "2011-01-01")),
        Stated(
            "frequency_limit rider_categories",
            [
                kind("explorer") | ridden("2026-12-01", "2026-12-02"),
                kind("intern") | ridden("2026-12-01", "2026-12-02"),
            ],
            [kind("applicant") | ridden("2026-12-01", "2026-12-02")],
            "frequency",
            "needs_exception",
        ),
        check(),
        against("warrant"),
        id_shown(),
        waiver(),
        kinds("citizen", "applicant", "explorer", "intern"),
        Shown("prohibited_items_or_acts", "conduct"),
        Chain(("supervisor",)),
        no_recording("needs_exception"),
        Set("waiver_signed_when", "waiver.moment", "on_the_day", "after_approval", {}),
        Shown("other", "safety"),
    ],
)

SURPRISE = Department(
    "Surprise Police Department",
    {
        "min_age": 18,
        "minors": {"policy": "program_only", "from_age": 0},
        "notice": {"amount": 10, "unit": "business_days"},
        "clearance": {"required": True},
        "disqualifiers": [reason("felony_arrest"), reason("extensive_record"), reason("probation_or_parole")],
        "residency": {"policy": "required", "ties": ["live"]},
        "waiver": {"moment": "application", "witness": True},
        "approval": [{"role": "command"}],
        "texts": {"dress": {"en": "Business casual."}},
        "categories": [
            category("resident"),
            category("explorer", youth_program=True),
            category("applicant", overrides={"residency": {"policy": "none"}}),
            category("employee", overrides={"residency": {"policy": "none"}}),
            category(
                "family",
                overrides={
                    "residency": {"policy": "none"},
                    "minors": {"policy": "by_exception", "exception_role": "command"},
                },
            ),
        ],
    },
    [
        Stated(
            "min_age age_floor minors_policy rider_categories",
            [age(18), almost(18) | CONSENT | kind("explorer")],
            [almost(18) | CONSENT],
            "minor_program_only",
        ),
        Stated(
            "rider_categories",
            [age(18) | kind("family")],
            [almost(18) | CONSENT | kind("family")],
            "minor_exception",
            "needs_exception",
        ),
        notice("2026-11-27", "2026-11-30"),
        check(),
        against("felony_arrest", "extensive_record", "probation_or_parole"),
        Stated("extra_forms", [{"signed": ["rider", "witness"]}], [{"signed": ["witness"]}], "waiver_rider"),
        kinds("explorer", "applicant", "employee", "family"),
        Shown("dress_code", "dress"),
        Chain(("command",), category="resident"),
        Stated(
            "residency_requirement",
            [{"ties": ["live"]}, kind("applicant", ties=[]), kind("employee", ties=[]), kind("family", ties=[])],
            [{"ties": []}, kind("explorer", ties=[])],
            "residency",
        ),
        signed("witness_signature_required", "witness"),
    ],
    rider={"category": "resident"},
)

DENVER = Department(
    "Denver Sheriff Department",
    {
        "min_age": 21,
        "minors": {"policy": "never"},
        "length": {"whole_shift": True, "max_hours": 12, "override_role": "supervisor"},
        "documents": ["waiver", "application_form", "guidelines"],
        "approval": [{"role": "supervisor"}],
        "after": {"early_end_report": "end_of_shift"},
        "categories": [category("citizen"), category("cadet", overrides={"min_age": 0, "max_age": 20})],
    },
    [
        adults(21),
        Stated(
            "rider_categories",
            [almost(21) | kind("cadet"), age(16) | CONSENT | kind("cadet")],
            [age(21) | kind("cadet")],
            "too_old",
        ),
        forms("application_form", "guidelines"),
        Chain(("supervisor",)),
        Set("post_ride", "after.early_end_report", "end_of_shift", "none", {}),
        Stated(
            "other",
            [at("08:00", 10) | {"shift_starts_at": "08:00", "shift_ends_at": "18:00"}],
            [at("08:00", 9) | {"shift_starts_at": "08:00", "shift_ends_at": "18:00"}],
            "whole_shift",
            "needs_exception",
        ),
    ],
)

CHERRY_HILLS = Department(
    "Cherry Hills Village Police Department",
    {
        "min_age": 16,
        "minors": {"policy": "never", "guardian_under": 0},
        "frequency": [{"count": 1, "months": 6}],
        "notice": {"amount": 7},
        "residency": {"policy": "priority", "ties": ["live"]},
        "texts": {"dress": {"en": "Clean and fitting."}},
        "categories": [
            category("resident", priority=10),
            category("metro_resident"),
            category("applicant"),
            category("employee"),
            category("officer_elsewhere"),
        ],
    },
    [
        adults(16),
        frequency(ridden("2026-06-11"), ridden("2026-06-12")),
        notice("2026-12-04", "2026-12-05"),
        waiver(),
        kinds("resident", "metro_resident", "applicant", "employee", "officer_elsewhere"),
        Shown("dress_code", "dress"),
        Set("residency_requirement", "residency.policy", "priority", "none", {}),
    ],
    rider={"category": "metro_resident"},
)

CHEYENNE = Department(
    "Cheyenne Police Department",
    {
        "frequency": [{"count": 1, "period": "calendar_year"}],
        "documents": ["waiver", "request_form"],
        "texts": {
            "dress": {"en": "Clean, and clean clothes. Nothing of gangs, nothing that offends, no badge or patch."},
            "conduct": {"en": "Chase, stop and question nobody."},
        },
    },
    [
        frequency(ridden("2025-12-31"), ridden("2026-01-01")),
        forms("request_form"),
        Shown("dress_code", "dress"),
        no_weapons(),
        Shown("prohibited_items_or_acts", "conduct"),
    ],
)

DEPARTMENTS = [UNIVERSITY_OF_WASHINGTON, SURPRISE, DENVER, CHERRY_HILLS, CHEYENNE]
