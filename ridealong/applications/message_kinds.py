"""What riders and guardians are written to about their application."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ridealong.core import times
from ridealong.notifications.message_kinds import MessageKind, Placeholder, Words, by_name

RIDER_NAME = Placeholder("rider_name", _("What the rider is called"), "Maya")
REFERENCE = Placeholder("reference", _("The case number"), "RA-2026-0042")
GUARDIAN_NAME = Placeholder("guardian_name", _("The guardian's name"), "Rosa O'Brien")


def in_days(days: int) -> str:
    return times.day(timezone.localdate() + timedelta(days=days))


def _rider(event: str, when: Words, *more: Placeholder, is_texted: bool = False) -> MessageKind:
    return MessageKind(event, "rider", when, (RIDER_NAME, REFERENCE, *more), is_texted=is_texted)


MESSAGE_KINDS = by_name(
    (
        _rider(
            "application.submitted", _("The application was sent."),
            Placeholder(
                "next_step", _("What happens next: review, or the guardian first"),
                _("Somebody reads it, asks for the records check, and then people decide. You need to do nothing now."),
            ),
        ),
        _rider(
            "application.needs_information", _("The desk asks the rider for something."),
            Placeholder("question", _("What the desk asks"), _("Which school do you go to?")),
            Placeholder("answer_by", _("The last day for an answer"), lambda: in_days(10)),
            is_texted=True,
        ),
        _rider(
            "application.approved", _("The last step of the chain said yes."),
            Placeholder("approved_until", _("The last day of the approval"), lambda: in_days(180)),
            is_texted=True,
        ),
        _rider(
            "application.declined", _("Somebody said no."),
            Placeholder("reason", _("The reason, as far as your rules tell it"), _("You are not old enough yet.")),
            Placeholder("reapply_from", _("The first day to apply again, if there is one"), lambda: in_days(90)),
            is_texted=True,
        ),
        _rider("application.waitlisted", _("Put on the waiting list.")),
        _rider("application.withdrawn", _("Withdrawn by the rider, or at the desk for them.")),
        _rider("application.expired", _("Nobody went on with the application in time.")),
        _rider(
            "application.expiring", _("A week before the application expires."),
            Placeholder("ends_on", _("The day it expires"), lambda: in_days(7), in_subject=True),
        ),
        _rider(
            "application.paused", _("The whole program pauses."),
            Placeholder("message", _("What you wrote when you paused it"), _("We are short of officers this month.")),
        ),
        _rider("application.of_age", _("The rider is of age on every wished date; no guardian is needed.")),
        _rider(
            "guardian.consented", _("A guardian has signed."), GUARDIAN_NAME,
            Placeholder("next_step", _("What happens next"), _("Now we read your application.")),
        ),
        _rider("guardian.declined", _("A guardian does not consent."), GUARDIAN_NAME),
        MessageKind(
            "guardian.invited", "guardian", _("A minor named somebody as parent or guardian."),
            (
                Placeholder("rider_name", _("The rider's whole name"), "Desmond O'Brien"), REFERENCE,
                Placeholder("until", _("The last day on which the link or code works"), lambda: in_days(30)),
            ),
            carries="link", is_news=False,
        ),
        *(
            MessageKind(
                "application.waits_long", recipient, when,
                (
                    Placeholder("program", _("The name of the program"), _("Citizen ride-along")),
                    Placeholder("number", _("How many cases"), "3"),
                    Placeholder("days", _("How many days the oldest has waited"), "9"),
                ),
            )
            for recipient, when in (
                ("coordinator", _("Applications wait longer than the program allows.")),
                ("supervisor", _("The same applications wait twice as long.")),
            )
        ),
        MessageKind(
            "delegation.named", "staff", _("Somebody stands in for a colleague who is away."),
            (
                Placeholder("absent", _("Who is away"), "A. Lindqvist"),
                Placeholder("starts_on", _("The first day"), lambda: in_days(3)),
                Placeholder("ends_on", _("The last day"), lambda: in_days(17)),
            ),
        ),
        MessageKind(
            "guardian.released", "guardian", _("The rider is of age now; the guardian need not sign."), (REFERENCE,),
        ),
    )
)  # fmt: skip
