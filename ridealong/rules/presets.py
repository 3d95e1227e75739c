"""Rule sets to start from. Each is a document for `Rules.from_json`; what it does not say is the default."""

from typing import Any

from django.utils.translation import gettext_lazy as _

_DRESS = {
    "en": "Neat, casual clothes and closed shoes. No shorts, no sandals, no offensive print, nothing that looks like a uniform.",
    "es": "Ropa cuidada e informal y zapatos cerrados. Sin pantalones cortos, sandalias, estampados ofensivos ni nada que parezca un uniforme.",
}
_CONDUCT = {
    "en": "Do what the officer says, at once. Stay in the car unless told otherwise. Never enter a home with the police. "
    "Do not talk to people in custody. What you learn about people stays with you.",
    "es": "Haga de inmediato lo que diga el agente. Quédese en el auto salvo que le digan otra cosa. Nunca entre en una vivienda "
    "con la policía. No hable con personas detenidas. Lo que sepa de las personas se queda con usted.",
}
_BRING = {
    "en": "Your photo ID, water, and something warm. Leave large bags at home.",
    "es": "Su identificación con foto, agua y algo de abrigo. Deje en casa los bolsos grandes.",
}
_RECORDING = {
    "en": "No photos, video or sound during the ride. Phones stay in the pocket.",
    "es": "Sin fotos, video ni sonido durante el paseo. El teléfono se queda en el bolsillo.",
}
_WEAPONS = {"en": "No weapons, even with a permit.", "es": "Sin armas, aunque tenga permiso."}
_SAFETY = {
    "en": "Before a dangerous call you may be let out at a safe place. Dispatch knows where you are, and a car picks you up.",
    "es": "Antes de una llamada peligrosa pueden dejarle en un lugar seguro. La central sabe dónde está y un auto lo recoge.",
}
_TEXTS = {
    "dress": _DRESS,
    "conduct": _CONDUCT,
    "bring": _BRING,
    "recording": _RECORDING,
    "weapons": _WEAPONS,
    "safety": _SAFETY,
}
_CITIZEN = {"code": "citizen", "name": {"en": "Citizen", "es": "Vecino o vecina"}}
_DISQUALIFIERS = [
    {
        "code": "felony_charge",
        "text": {
            "en": "I am charged with a felony, or was convicted of one.",
            "es": "Tengo una acusación o una condena por un delito grave.",
        },
    },
    {
        "code": "recent_arrest",
        "text": {
            "en": "I was arrested in the last three years.",
            "es": "Me arrestaron en los últimos tres años.",
        },
        "hard": False,
        "look_back_months": 36,
        "decided_by": "supervisor",
    },
    {
        "code": "protective_order",
        "text": {
            "en": "There is a protective order against me.",
            "es": "Hay una orden de protección en mi contra.",
        },
    },
    {
        "code": "lawsuit",
        "text": {
            "en": "I am in a lawsuit against the city or the department.",
            "es": "Estoy en un juicio contra la ciudad o el departamento.",
        },
        "hard": False,
        "decided_by": "supervisor",
    },
]

CLASSIC: dict[str, Any] = {
    "min_age": 18,
    "minors": {"policy": "never"},
    "length": {"min_hours": 1, "max_hours": 4},
    "hours": {"windows": [{"start": "08:00", "end": "23:00"}]},
    "frequency": [{"count": 1, "months": 6}],
    "notice": {"amount": 14},
    "disqualifiers": _DISQUALIFIERS,
    "texts": _TEXTS,
    "categories": [_CITIZEN],
}

CAMPUS: dict[str, Any] = {
    "min_age": 18,
    "minors": {"policy": "never"},
    "length": {"min_hours": 1, "max_hours": 3},
    "hours": {"windows": [{"days": ["thu", "fri", "sat"], "start": "19:00", "end": "02:00"}]},
    # One ride a term: from July to December, and from January to June.
    "frequency": [{"count": 1, "period": "calendar_half_year"}],
    "notice": {"amount": 5, "unit": "business_days"},
    "residency": {"policy": "required", "ties": ["study", "work", "family"]},
    "identification": {"kinds": ["student_id", "driver_license", "state_id", "passport"]},
    "disqualifiers": _DISQUALIFIERS,
    "approval": [{"role": "supervisor"}],
    "texts": _TEXTS,
    "categories": [
        {"code": "student", "name": {"en": "Student", "es": "Estudiante"}},
        {"code": "staff", "name": {"en": "Faculty or staff", "es": "Docente o personal"}},
        {"code": "family", "name": {"en": "Family of a student", "es": "Familia de estudiante"}},
    ],
}

SHERIFF: dict[str, Any] = {
    "min_age": 18,
    "minors": {"policy": "with_consent", "from_age": 16, "max_hours": 8, "latest_end": None, "days": ["fri", "sat"]},
    "length": {"min_hours": 4, "max_hours": 12, "whole_shift": True, "at_shift_start": True},
    "hours": {"windows": [{"start": "08:00", "end": "16:00"}, {"start": "20:00", "end": "04:00"}]},
    "frequency": [{"count": 1, "months": 6}, {"count": 1, "months": 12, "per": "officer"}],
    "notice": {"amount": 7},
    "residency": {"policy": "required", "ties": ["live", "work", "study"]},
    "disqualifiers": _DISQUALIFIERS,
    "approval": [{"role": "supervisor"}],
    "texts": _TEXTS,
    "categories": [_CITIZEN],
}

FIRE: dict[str, Any] = {
    "min_age": 18,
    "minors": {"policy": "program_only", "from_age": 16},
    "length": {"min_hours": 2, "max_hours": 10},
    "hours": {"windows": [{"start": "08:00", "end": "18:00"}]},
    "frequency": [{"count": 2, "period": "calendar_year"}],
    "notice": {"amount": 10, "unit": "business_days"},
    "documents": ["rules", "waiver", "privacy"],
    "clearance": {"required": False, "kinds": []},
    "caps": {"car": 1, "station_day": 1},
    "approval": [{"role": "supervisor"}],
    "texts": {
        **_TEXTS,
        "conduct": {
            "en": "Stay with your crew. What you see of patients is private by law: do not speak, write or post about it.",
            "es": "Quédese con su equipo. Lo que vea de los pacientes es privado por ley: no hable, escriba ni publique sobre ello.",
        },
    },
    "categories": [
        {**_CITIZEN, "units": ["engine"]},
        {
            "code": "ems_student",
            "name": {"en": "EMS student", "es": "Estudiante de emergencias"},
            "evidence": {
                "en": "A letter from your school that says you are enrolled.",
                "es": "Una carta de su escuela que diga que usted está matriculado.",
            },
            "priority": 10,
            "overrides": {"frequency": [{"count": 4, "period": "calendar_month"}]},
        },
        {
            "code": "explorer",
            "name": {"en": "Fire explorer", "es": "Explorador de bomberos"},
            "youth_program": True,
            "units": ["engine"],
        },
    ],
}

APPLICANTS: dict[str, Any] = {
    "min_age": 18,
    "minors": {"policy": "never"},
    "length": {"min_hours": 2, "max_hours": 6},
    "hours": {"windows": [{"start": "06:00", "end": "24:00"}]},
    "frequency": [{"count": 2, "period": "lifetime"}],
    "notice": {"amount": 3, "unit": "business_days"},
    "clearance": {"kinds": ["local_records", "name_and_birth_date"]},
    "approval": [{"role": "supervisor"}],
    "disqualifiers": _DISQUALIFIERS,
    "texts": _TEXTS,
    "categories": [
        {"code": "applicant", "name": {"en": "Job applicant", "es": "Aspirante a un puesto"}, "access": "invitation"}
    ],
}

YOUTH: dict[str, Any] = {
    "min_age": 18,
    "minors": {
        "policy": "with_consent",
        "from_age": 16,
        "signers": "guardian_and_minor",
        "max_hours": 4,
        "latest_end": "22:00",
        "days": ["fri", "sat", "sun"],
    },
    "length": {"min_hours": 1, "max_hours": 4},
    "hours": {"windows": [{"start": "08:00", "end": "23:00"}]},
    "frequency": [{"count": 1, "months": 6}],
    "notice": {"amount": 14},
    "identification": {"guardian_too": True},
    "approval": [{"role": "coordinator"}, {"role": "supervisor"}, {"role": "command", "under_age": 18}],
    "disqualifiers": _DISQUALIFIERS,
    "texts": _TEXTS,
    "categories": [_CITIZEN],
}

# The demo's program. Ages, length, frequency, the two daily windows (one over midnight), residents first and the
# supervisor's approval are those that the Sheriff's Office of Monterey County, CA, publishes; notice, the four
# hours and the coordinator's step are the defaults most agencies share.
ALDER_FALLS: dict[str, Any] = {
    "min_age": 18,
    "minors": {"policy": "with_consent", "from_age": 16, "max_hours": 4, "latest_end": "23:00"},
    "length": {"min_hours": 1, "max_hours": 4},
    "hours": {"windows": [{"start": "08:00", "end": "16:00"}, {"start": "16:00", "end": "02:00"}]},
    "frequency": [{"count": 1, "days": 182}],
    "notice": {"amount": 14},
    "residency": {"policy": "priority", "ties": ["live", "work", "study"]},
    "clearance": {"kinds": ["local_records", "name_and_birth_date"]},
    "disqualifiers": _DISQUALIFIERS,
    "approval": [{"role": "coordinator"}, {"role": "supervisor"}],
    "texts": _TEXTS,
    "after": {"publicity": True},
    "categories": [
        _CITIZEN,
        {
            "code": "student",
            "name": {"en": "Student of criminal justice", "es": "Estudiante de justicia penal"},
            "priority": 1,
        },
        {
            "code": "applicant",
            "name": {"en": "Job applicant", "es": "Aspirante a un puesto"},
            "access": "invitation",
            "overrides": {"notice": {"amount": 3}, "length": {"max_hours": 8}},
        },
    ],
}

PRESETS = {
    "classic": (_("Classic: four hours, adults, once in six months"), CLASSIC),
    "campus": (_("Campus: evenings, students and staff"), CAMPUS),
    "sheriff": (_("Sheriff: a whole shift"), SHERIFF),
    "fire": (_("Fire and EMS: daytime, with patients' privacy"), FIRE),
    "applicants": (_("Job applicants only"), APPLICANTS),
    "youth": (_("From 16 with a parent or guardian"), YOUTH),
}
