"""What each role may do: auth groups and permissions that an administrator sees and changes in the admin."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from accounts.models import Role

_SEES = ("application", "rider", "ride", "shift", "seat", "officer", "waiver", "message", "event")
_READS = tuple(f"ridealong.view_{name}" for name in _SEES)
_DESK = ("accounts.use_desk", *_READS)

ROLES: dict[Role, tuple[str, ...]] = {
    Role.OFFICER: ("ridealong.host_ride",),
    Role.COORDINATOR: (
        *_DESK,
        "ridealong.work_case",
        "ridealong.decide_case",
        "ridealong.override_rule",
        "ridealong.change_application",
        "ridealong.add_shift",
        "ridealong.change_shift",
        "ridealong.view_delegation",
        "ridealong.add_delegation",
        "ridealong.view_clearance",
        "ridealong.view_guardian",
        "ridealong.view_ban",
        "ridealong.keep_apart",
        "ridealong.view_keepapart",
        "ridealong.view_ridereport",
        "ridealong.view_feedback",
        "ridealong.view_program",
        "ridealong.view_station",
        "ridealong.view_invitation",
        "ridealong.add_invitation",
        "ridealong.view_postdraft",
    ),
    Role.SUPERVISOR: (
        *_DESK,
        "ridealong.decide_case",
        "ridealong.override_rule",
        "ridealong.change_application",
        "ridealong.view_delegation",
        "ridealong.add_delegation",
        "ridealong.view_clearance",
        "ridealong.view_ridereport",
    ),
    Role.COMMAND: (
        *_DESK,
        "ridealong.decide_case",
        "ridealong.override_rule",
        "ridealong.change_application",
        "ridealong.view_delegation",
        "ridealong.add_delegation",
        "ridealong.view_clearance",
        "ridealong.view_ridereport",
        "ridealong.view_postdraft",
        "ridealong.approve_post",
        "ridealong.release_hold",
    ),
    Role.PRESS: ("ridealong.write_post", "ridealong.approve_post", "ridealong.release_hold"),
    Role.RECORDS: (*_DESK, "ridealong.view_publication", "ridealong.view_sealedfile"),
    Role.ADMINISTRATOR: (
        *_DESK,
        *(
            f"ridealong.{verb}_{name}"
            for name in ("department", "program", "station", "ruleset", "waivertext", "officer", "hostunit")
            for verb in ("view", "add", "change")
        ),
        "ridealong.view_invitation",
        "ridealong.add_invitation",
        "ridealong.view_delegation",
        "ridealong.add_delegation",
        *(f"accounts.{verb}_user" for verb in ("view", "add", "change")),
        *(f"auth.{verb}_group" for verb in ("view", "change")),
    ),
}


def create_groups() -> None:
    """Makes each role's group with its first permissions. What an administrator changed later stays as it is."""
    for label in ("auth", "accounts", "ridealong"):
        create_permissions(apps.get_app_config(label), verbosity=0)
    known = {
        f"{app}.{codename}": pk
        for app, codename, pk in Permission.objects.values_list("content_type__app_label", "codename", "pk")
    }
    for role, permissions in ROLES.items():
        group, is_new = Group.objects.get_or_create(name=role)
        if is_new:
            group.permissions.set(known[name] for name in permissions)
