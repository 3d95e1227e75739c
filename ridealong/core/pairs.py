"""When and by whom stand together: a column for each, both filled or both empty. The database watches."""

from django.db.models import CheckConstraint, Q


def paired(model: str, deed: str) -> CheckConstraint:
    """For `deed`_at and `deed`_by of that model, such as paired("application", "held")."""
    at, by = f"{deed}_at__isnull", f"{deed}_by__isnull"
    return CheckConstraint(
        condition=Q((at, True), (by, True)) | Q((at, False), (by, False)), name=f"{model}_{deed}_at_with_by"
    )
