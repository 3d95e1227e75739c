"""The waiver texts the program ships: placeholders that say so, to be replaced by the department's counsel.

Written in the grammar of `core.legal_text`. Keyed by audience and language.
"""

from ridealong.waivers.status import Audience

_NOTICE_EN = (
    "**Placeholder. This text was not written by a lawyer. Your counsel must replace it before anyone relies on it.**"
)
_NOTICE_ES = "**Texto provisional. No lo escribió un abogado. Su asesor legal debe reemplazarlo antes de que alguien confíe en él.**"

_BODY_EN = """## What a ride-along is
I ask to ride as a guest with an officer on duty. I know that police work can turn dangerous without warning, and that nobody can promise me I will not be hurt.

## I take the risk
I choose to ride even so. I accept the risk of injury and of damage to what I bring with me.

## I do not hold the department responsible
As far as the law allows, I give up claims against the department, the municipality and their people for harm that comes from the ride, and I will not ask them to pay for it. This does not cover harm done on purpose.

## I do as the officer says
I follow the officer's directions at once. I stay in the car unless told otherwise. I do not enter a home with the police.

## I may be dropped off
The officer may leave me at a safe place and go on without me. Somebody will come back for me or send another ride.

## I keep quiet about people
I do not record, photograph or repeat what I learn about people we meet. I may be called as a witness in court.

## The records check
I agree that the department checks its records before the ride. It keeps the outcome, not the record."""

_BODY_ES = """## Qué es un paseo con la policía
Pido acompañar como invitado a un agente en servicio. Sé que el trabajo policial puede volverse peligroso sin aviso, y que nadie puede prometerme que no saldré lastimado.

## Acepto el riesgo
Aun así decido ir. Acepto el riesgo de lesiones y de daños a lo que lleve conmigo.

## No hago responsable al departamento
Hasta donde la ley lo permite, renuncio a reclamos contra el departamento, el municipio y su personal por daños que resulten del paseo, y no les pediré que los paguen. Esto no incluye daños causados a propósito.

## Hago lo que dice el agente
Sigo de inmediato las indicaciones del agente. Me quedo en el auto salvo que me digan otra cosa. No entro en una vivienda con la policía.

## Pueden dejarme en un lugar seguro
El agente puede dejarme en un lugar seguro y seguir sin mí. Alguien volverá por mí o enviará otro transporte.

## Guardo silencio sobre las personas
No grabo, no fotografío ni repito lo que sepa de las personas que encontremos. Pueden llamarme como testigo ante un tribunal.

## La revisión de antecedentes
Acepto que el departamento revise sus registros antes del paseo. Guarda el resultado, no el registro."""

_MINOR_EN = """

## I am under 18
My parent or guardian has read this too and signs in a session of their own. I ride only within the hours they agreed to."""

_MINOR_ES = """

## Soy menor de 18 años
Mi madre, padre o tutor también leyó esto y firma en su propia sesión. Solo voy dentro del horario que aceptó."""

_GUARDIAN_EN = """## I am the parent or guardian
I have the right to decide for the young person named here. I have read what they sign, which follows, and I agree to it for them and for myself. I can be reached during the ride.

"""

_GUARDIAN_ES = """## Soy la madre, el padre o el tutor
Tengo derecho a decidir por la persona joven que se nombra aquí. Leí lo que firma, que sigue a continuación, y lo acepto por ella y por mí. Se me puede localizar durante el paseo.

"""

TITLES = {
    (Audience.ADULT, "en"): "Ride-along release and waiver",
    (Audience.MINOR, "en"): "Ride-along release and waiver, rider under 18",
    (Audience.GUARDIAN, "en"): "Consent and waiver of a parent or guardian",
    (Audience.ADULT, "es"): "Renuncia y exención para el paseo policial",
    (Audience.MINOR, "es"): "Renuncia y exención para el paseo policial, menor de 18 años",
    (Audience.GUARDIAN, "es"): "Consentimiento y exención de madre, padre o tutor",
}

BODIES = {
    (Audience.ADULT, "en"): f"{_NOTICE_EN}\n\n{_BODY_EN}",
    (Audience.MINOR, "en"): f"{_NOTICE_EN}\n\n{_BODY_EN}{_MINOR_EN}",
    (Audience.GUARDIAN, "en"): f"{_NOTICE_EN}\n\n{_GUARDIAN_EN}{_BODY_EN}",
    (Audience.ADULT, "es"): f"{_NOTICE_ES}\n\n{_BODY_ES}",
    (Audience.MINOR, "es"): f"{_NOTICE_ES}\n\n{_BODY_ES}{_MINOR_ES}",
    (Audience.GUARDIAN, "es"): f"{_NOTICE_ES}\n\n{_GUARDIAN_ES}{_BODY_ES}",
}
