"""When and by whom stand together: a column for each, both filled or both empty. The database watches."""

from django.db.models import CheckConstraint, Q


def paired(model: str, deed: str, *, word: str = "", moment: str = "", name: str = "") -> CheckConstraint:
    """For `deed`_at and `deed`_by of that model, such as paired("application", "held"). `word` is a column of text, and
    `moment` one more of time, that are filled with them."""
    nulls = [f"{column}__isnull" for column in (f"{deed}_at", f"{deed}_by", moment) if column]
    no_word = {word: ""} if word else {}
    neither, both = Q(**dict.fromkeys(nulls, True), **no_word), Q(**dict.fromkeys(nulls, False))
    condition = neither | (both & ~Q(**no_word) if word else both)
    return CheckConstraint(condition=condition, name=name or f"{model}_{deed}_at_with_by" + f"_and_{word}" * bool(word))
