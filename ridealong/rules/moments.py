"""When the rules are asked: six moments of a case, from the public page to the officer's car."""

from enum import StrEnum


class Moment(StrEnum):
    """A reason names the moments it concerns; whoever acts at one of them asks the judge for that moment."""

    CHECK = "check"  # “May I ride?”, before anything personal is asked
    APPLY = "apply"  # the application is sent
    DECIDE = "decide"  # somebody of the department decides
    SIGN = "sign"  # the waiver is signed
    BOOK = "book"  # a seat and hours are chosen
    ARRIVE = "arrive"  # the rider stands before the officer


BEFORE_A_DATE = frozenset({Moment.CHECK, Moment.APPLY, Moment.DECIDE})
ALWAYS_ASKED = BEFORE_A_DATE | {Moment.BOOK}
IN_THE_CASE = frozenset({Moment.APPLY, Moment.DECIDE, Moment.BOOK})
