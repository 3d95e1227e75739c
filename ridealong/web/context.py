"""What every page knows: the department's face, the chosen theme, the languages."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language_info

from ridealong.web.face import department_face

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


def look(request: HttpRequest) -> dict[str, object]:
    return {
        "department": SimpleLazyObject(department_face),
        "theme": theme_of(request),
        "languages": [(code, get_language_info(code)["name_local"].capitalize()) for code, _ in settings.LANGUAGES],
    }


def theme_of(request: HttpRequest) -> str:
    """ "light", "dark", or "" where the device decides."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in THEMES else ""
