"""Who lives and works in Alder Falls. All of them are invented; addresses end in example.org and example.gov."""

from dataclasses import dataclass

from accounts.models import Role


@dataclass(frozen=True)
class Staff:
    key: str
    name: str
    roles: tuple[Role, ...]
    does: str  # what a visitor can try as this person


@dataclass(frozen=True)
class Host:
    key: str
    name: str
    rank: str
    surname: str
    badge_number: str
    station: str
    takes_riders: bool = True
    may_be_named: bool = True
    is_probationary: bool = False
    is_protected: bool = False


@dataclass(frozen=True)
class Citizen:
    key: str
    name: str
    born: tuple[int, int, int]  # years before today, month, day
    preferred: str = ""
    language: str = "en"
    reason: str = "I have lived here for years and would like to see what a shift is like."
    address: str = "12 Elm Street, Alder Falls"


STAFF = (
    Staff("joan", "Joan Adeyemi", (Role.COORDINATOR,), "coordinator"),
    Staff("lindqvist", "Lt. Ana Lindqvist", (Role.SUPERVISOR,), "supervisor"),
    Staff("whitcomb", "Chief Dana Whitcomb", (Role.COMMAND,), "command"),
    Staff("park", "Wren Park", (Role.PRESS,), "press"),
    Staff("castellanos", "R. Castellanos", (Role.RECORDS,), "records"),
    Staff("ortiz", "Sam Ortiz", (Role.ADMINISTRATOR,), "administrator"),
)

HOSTS = (
    Host("law", "Dana Law", "Officer", "Law", "214", "main"),
    Host("hill", "Chase Hill", "Officer", "Hill", "187", "main"),
    Host("price", "Renee Price", "Sergeant", "Price", "092", "main"),
    Host("rose", "Marcus Rose", "Officer", "Rose", "231", "mill"),
    Host("dorsey", "Tamika Dorsey", "Officer", "Dorsey", "205", "mill", may_be_named=False),
    Host("bishop", "Eli Bishop", "Officer", "Bishop", "240", "main", takes_riders=False, is_probationary=True),
)

CITIZENS = (
    Citizen(
        "maya",
        "Maya Torres",
        (34, 6, 21),
        reason="I nurse at night and meet your cars at four in the morning. I would like to see your half.",
    ),
    Citizen(
        "kwame",
        "Kwame Osei-Bonsu",
        (41, 6, 21),
        reason="Youth soccer coach; two of my players want to join the explorers.",
    ),
    Citizen(
        "desmond",
        "Desmond O’Brien",
        (17, 2, 3),
        reason="I want to be a dispatcher and would like to hear the radio from the other end.",
    ),
    Citizen("linh", "Nguyễn Thị Linh", (28, 9, 9), "Linh", reason="I moved here in spring and want to know my town."),
    Citizen(
        "lukasz", "Łukasz Wieczorek", (37, 3, 14), reason="My brother fixes your cars. I would like to see them move."
    ),
    Citizen(
        "priya", "Priya Raman", (29, 11, 2), reason="I teach civics; my class asks better questions than I can answer."
    ),
    Citizen("omar", "عمر حداد", (45, 1, 19), "Omar", reason="I own the bakery on Main and am up when you are."),
    Citizen("wang", "王小明", (33, 7, 7), "Xiaoming", reason="I study public administration at the college."),
    Citizen(
        "tomas",
        "Tomás Rivera",
        (52, 12, 12),
        language="es",
        reason="Quiero conocer mejor el trabajo de la policía en mi barrio.",
    ),
    Citizen("hannah", "Hannah Berg", (24, 4, 30)),
    Citizen("sam", "Sam Whitfield", (31, 8, 8)),
    Citizen(
        "grace",
        "Grace Kim",
        (39, 10, 1),
        reason="I sit on the parks board and hear a lot about the skate park at night.",
    ),
    Citizen("noah", "Noah Adler", (22, 5, 5)),
    Citizen(
        "aisha",
        "Aisha Bello",
        (16, 1, 15),
        reason="My debate topic this year is policing. I would rather know than guess.",
    ),
    Citizen("ben", "Ben Kowalski", (27, 2, 28)),
    Citizen("ella", "Ella Marsh", (58, 6, 6), reason="Retired mail carrier. I know every dog in town; you should too."),
    Citizen(
        "rosa", "Rosa Delgado", (36, 9, 17), reason="I run the animal shelter. We share a surprising number of clients."
    ),
    Citizen("theo", "Theo Grant", (44, 3, 3)),
    Citizen("yuki", "Yuki Tanaka", (26, 12, 24)),
    Citizen("ivan", "Ivan Petrov", (49, 5, 19)),
    Citizen(
        "fatima", "Fatima Noor", (30, 10, 10), reason="I report for the college paper and would like to leave the desk."
    ),
    Citizen("plato", "Plato", (35, 2, 2), reason="One name, one question: what is a good evening for you?"),
)
