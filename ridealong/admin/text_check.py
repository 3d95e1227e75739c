"""What the desk's own words may not hold, told beside the field."""

from django.core.exceptions import ValidationError

from ridealong.applications import forbidden_text


def check_words(text: str) -> None:
    """Raises ValidationError for social security numbers and criminal history."""
    if why := forbidden_text.refused(text):
        raise ValidationError(str(why))
