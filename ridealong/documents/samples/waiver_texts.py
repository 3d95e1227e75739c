"""Invented waiver texts of the samples, in plain markup. They bind nobody."""

ADULT_EN = """**Placeholder text. The city attorney replaces it before the first rider signs.**

## 1. I know that riding is dangerous
Police work is unpredictable. I may be present at traffic stops, collisions, fights, fires or the use of
force. I may be hurt or killed, or my belongings damaged, through nobody’s fault or through somebody’s
negligence. I choose to ride anyway.

## 2. I follow the officer’s instructions
The officer decides where I sit, when I stay in the car and when the ride ends. I may be dropped off at a safe
place before a dangerous call, and dispatch will be told where I am.

## 3. I release the City
For myself, my heirs and anyone who could claim through me, I release the City of Alder Falls, its officers,
employees and agents from claims arising from the ride, to the extent the law allows.

## 4. What I see stays in the car
I may learn private things about people. I will not record, photograph or publish them. I will not enter a
home.

## 5. I may be a witness
If I see something that matters to a case I may be asked for a statement or called to court."""

ADULT_ES = """**Texto provisional. La fiscalía municipal lo sustituye antes de que firme la primera persona.**

## 1. Sé que acompañar a una patrulla es peligroso
El trabajo policial es imprevisible. Puedo estar presente en controles de tráfico, choques, peleas, incendios
o cuando se usa la fuerza. Puedo resultar herido o morir, o mis pertenencias pueden dañarse. Decido acompañar
de todos modos.

## 2. Sigo las instrucciones del oficial
El oficial decide dónde me siento, cuándo me quedo en el auto y cuándo termina el recorrido. Me pueden dejar
en un lugar seguro antes de una llamada peligrosa.

## 3. Libero a la Ciudad
Por mí y por quienes pudieran reclamar en mi nombre, libero a la Ciudad de Alder Falls, a sus oficiales y
empleados, de reclamaciones que surjan del recorrido, en la medida que permita la ley.

## 4. Lo que veo se queda en el auto
Puedo enterarme de cosas privadas de otras personas. No las grabaré, fotografiaré ni publicaré. No entraré en
una casa."""

MINOR_EN = """**Placeholder text. The city attorney replaces it before the first rider signs.**

## 1. I may ask to go home
At any moment of the ride I may ask the officer to bring me back, and nobody will be angry.

## 2. I follow the officer’s instructions
I stay in the car unless the officer asks me to step out. I sit where the officer says and wear the seat belt.

## 3. What I see stays in the car
I take no photos, make no recordings, and tell nobody the names of people I saw."""

GUARDIAN_EN = """**Placeholder text. The city attorney replaces it before the first rider signs.**

## 1. I allow my child to ride
I am the parent or legal guardian of the rider named above. I know that police work is unpredictable and may
be dangerous, and I allow my child to ride anyway.

## 2. I release the City
For my child and for myself, I release the City of Alder Falls, its officers, employees and agents from claims
arising from the ride, to the extent the law allows.

## 3. Where to reach me
I can be reached at the number above for the whole time of the ride, and I can come to the station to fetch my
child."""
