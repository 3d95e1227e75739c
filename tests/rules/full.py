"""Documents in which every list has a row and every rule is asked, so that each parameter can be seen to be told."""

from tests.rules.departments.notation import laid_over

WINDOW = {"start": "08:00", "end": "16:00", "from_day": "06-01", "until_day": "08-31"}
FULL = {
    "min_age": 18,
    "max_age": 70,
    "minors": {"policy": "with_consent", "from_age": 16, "exception_from_age": 14, "windows": [WINDOW]},
    "length": {"min_hours": 2, "at_shift_start": True},
    "hours": {
        "windows": [WINDOW],
        "shifts": [WINDOW],
        "closures": [{"first_on": "2031-01-01", "last_on": "2031-12-31"}],
        "rides_on_holidays": False,
    },
    "holidays": {},
    "frequency": [{"period": "rolling"}],
    "notice": {"amount": 14, "unit": "business_days"},
    "validity": {"waiver_scope": "days"},
    "clearance": {},
    "disqualifiers": [{"code": "felony", "text": {"en": "I was convicted."}}],
    "identification": {"copy_with_application": True},
    "residency": {"policy": "required"},
    "caps": {},
    "officers": {"may_ask_for_officer": "by_category", "ask_categories": ["student"]},
    "approval": [{"role": "supervisor"}],
    "waiver": {},
    "documents": [{"code": "letter", "name": {"en": "Letter"}, "how": "upload"}],
    "questions": [
        {"code": "why", "text": {"en": "Why?"}, "kind": "choice", "choices": [{"code": "a", "text": {"en": "A"}}]}
    ],
    "texts": {},
    "weapons": {"policy": "by_exception"},
    "recording": {"policy": "by_exception"},
    "categories": [
        {"code": "citizen", "name": {"en": "Citizen"}, "priority": 1},
        {"code": "other", "name": {"en": "B"}},
    ],
    "ages": [{"from_age": 16, "under_age": 18, "overrides": {"notice": {"amount": 30}}}],
    "stations": [{"station": "North", "overrides": {"length": {"max_hours": 3}}}],
    "arrival": {"no_show_months": 12},
    "denial": {},
    "status": "open",
    "after": {},
}
DOCUMENTS = (
    FULL,
    laid_over(FULL, {"frequency": [{"period": "calendar_year"}], "minors": {"policy": "program_only"}}),
    laid_over(FULL, {"categories": [{"code": "citizen", "name": {"en": "Citizen"}, "access": "closed"}]}),
)
