"""What every page knows: the department's face, the chosen theme, the languages."""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language_info, gettext
from phonenumber_field.phonenumber import PhoneNumber

from ridealong.program.colour import OURS
from ridealong.program.models import Department

THEMES = ("light", "dark")
THEME_COOKIE = "theme"
CACHE_KEY = "department-face"
CACHE_SECONDS = 60


@dataclass(frozen=True)
class Face:
    name: str
    short_name: str
    phone: PhoneNumber | str = ""
    desk_hours: str = ""
    stylesheet: str = ""  # address of the department's own colours, empty with ours
    own_badge: str = ""

    @property
    def badge_url(self) -> str:
        return self.own_badge or static("ridealong/patch.svg")


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


def department_face() -> Face:
    """One query at most, then none for a minute."""
    face = cache.get(CACHE_KEY)
    if face is None:
        face = _face(Department.objects.first())
        cache.set(CACHE_KEY, face, CACHE_SECONDS)
    return face


def forget_department() -> None:
    """After name, colour or badge changed: this process shows it at once, others within a minute."""
    cache.delete(CACHE_KEY)


def _face(department: Department | None) -> Face:
    if department is None:
        return Face(name=gettext("Police department"), short_name=gettext("Our"))
    badge = bytes(department.badge)
    return Face(
        name=department.name,
        short_name=department.short_name,
        phone=department.phone,
        desk_hours=department.desk_hours,
        stylesheet=""
        if department.colour == OURS
        else reverse("department-css", args=[digest(department.colour.encode())]),
        own_badge=reverse("department-badge", args=[digest(badge)]) if badge else "",
    )


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:12]
