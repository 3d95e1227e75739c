"""What every page knows: the department's face, the chosen theme, the languages."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ridealong.core import languages
from ridealong.web.face import department_face

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


def look(request: HttpRequest) -> dict[str, object]:
    return {
        "department": SimpleLazyObject(department_face),
        "theme": theme_of(request),
        "languages": languages.choices(),
    }


def theme_of(request: HttpRequest) -> str:
    """ "light", "dark", or "" where the device decides."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in THEMES else ""
