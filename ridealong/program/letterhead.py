"""The department's name and how to reach its desk, kept in the cache: every page and every mail asks."""

from dataclasses import dataclass

from django.core.cache import cache
from phonenumber_field.phonenumber import PhoneNumber

from ridealong.program.models import Department

CACHE_KEY = "department-letterhead"
CACHE_SECONDS = 60


@dataclass(frozen=True)
class Letterhead:
    name: str = ""
    phone: PhoneNumber | str = ""
    desk_hours: str = ""


def letterhead() -> Letterhead:
    """One query at most, then none for a minute."""
    found: Letterhead | None = cache.get(CACHE_KEY)
    if found is None:
        department = Department.objects.only("name", "phone", "desk_hours").first()
        found = Letterhead(department.name, department.phone, department.desk_hours) if department else Letterhead()
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


def forget() -> None:
    """After the department changed: this process shows it at once, others within a minute."""
    cache.delete(CACHE_KEY)
