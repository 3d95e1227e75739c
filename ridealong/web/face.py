"""The department's face on every page: its name, colours and badge, read once a minute."""

from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext
from phonenumber_field.phonenumber import PhoneNumber

from ridealong.program.colour import OURS
from ridealong.program.models import Department

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
