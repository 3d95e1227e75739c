"""The department's name and how to reach its desk, kept in the cache: every page and every mail asks."""

from dataclasses import dataclass
from functools import cache as once

from django.core.cache import cache
from phonenumber_field.phonenumber import PhoneNumber

from ridealong.core import phone
from ridealong.core.statements import Things
from ridealong.documents import content
from ridealong.program import clock
from ridealong.program.models import Department

CACHE_KEY = "department-letterhead"
CACHE_SECONDS = 60


@dataclass(frozen=True)
class Letterhead:
    name: str = ""
    phone: PhoneNumber | str = ""
    desk_hours: str = ""
    is_open: bool = False


def letterhead() -> Letterhead:
    """One query at most, then none for a minute once the program is open."""
    found: Letterhead | None = cache.get(CACHE_KEY)
    if found is None:
        department = Department.objects.only("name", "phone", "desk_hours", "opened_at").first()
        if department is None or department.opened_at is None:
            return _of(department)
        found = _of(department)
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


def on_paper() -> content.Department:
    """What stands at the head of every document."""
    department: Department | None = _whole().one()
    if department is None:
        return content.Department(name="")
    return content.Department(
        name=department.name,
        badge_png=bytes(department.badge) or None,
        colour=department.colour,
        phone=phone.display(str(department.phone)),
        address=department.address,
    )


@once
def _whole() -> Things:
    return Things.of(Department.objects.order_by("pk")[:1])


def forget() -> None:
    """After the department changed: this process shows it at once, others within a minute."""
    cache.delete(CACHE_KEY)
    clock.forget()


def _of(department: Department | None) -> Letterhead:
    if department is None:
        return Letterhead()
    return Letterhead(department.name, department.phone, department.desk_hours, department.opened_at is not None)
