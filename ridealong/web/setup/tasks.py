"""What is to be done before the program opens, as a list of tasks."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ridealong.program import opening
from ridealong.waivers import publishing


@dataclass(frozen=True)
class Task:
    code: str
    words: str | Promise
    hint: str | Promise
    is_done: bool
    is_optional: bool = False

    @property
    def url(self) -> str:
        return reverse(f"setup:{self.code}")


def tasks() -> list[Task]:
    undone = opening.missing(has_waiver_texts=publishing.are_complete())
    return [
        Task("department", _("Your department"), _("Name, place, phone, hours, address"), "department" not in undone),
        Task("look", _("Badge and color"), _("Ours until you bring yours"), is_done=False, is_optional=True),
        Task("station", _("Station and time zone"), _("Where riders arrive"), "station" not in undone),
        Task("rules", _("Rules"), _("A set to start from; all can be changed later"), "rules" not in undone),
        Task("waiver", _("Waiver texts"), _("Placeholders until your counsel writes yours"), "waiver" not in undone),
        Task("mail", _("Test mail"), _("See that messages arrive"), "mail" not in undone),
        Task("people", _("People"), _("Invite coordinator, supervisors, officers"), "people" not in undone),
    ]
