"""The languages that people read us in: English and Spanish."""

from django.conf import settings
from django.utils.translation import get_language, get_language_info


def current_language() -> str:
    """ "en" or "es", as our texts are kept; English where nobody chose one."""
    return (get_language() or "en").split("-")[0]


def own_name(code: str) -> str:
    """As its speakers call it, such as "Español"."""
    return str(get_language_info(code)["name_local"]).capitalize()


def choices() -> list[tuple[str, str]]:
    return [(code, own_name(code)) for code, _name in settings.LANGUAGES]
