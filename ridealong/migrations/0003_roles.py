"""The groups of the roles with their first permissions. What an administrator changes later stays as it is."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

DESK = """
    accounts.use_desk ridealong.view_application ridealong.view_rider ridealong.view_ride ridealong.view_shift
    ridealong.view_seat ridealong.view_officer ridealong.view_waiver ridealong.view_message ridealong.view_event
"""
DECIDES = """
    ridealong.decide_case ridealong.override_rule ridealong.change_application
    ridealong.view_delegation ridealong.add_delegation ridealong.view_clearance ridealong.view_ridereport
"""
ROLES = {
    "officer": "ridealong.host_ride",
    "coordinator": f"""{DESK} {DECIDES}
        ridealong.work_case ridealong.add_shift ridealong.change_shift
        ridealong.view_guardian ridealong.view_ban ridealong.keep_apart ridealong.view_keepapart ridealong.view_feedback
        ridealong.view_program ridealong.view_station ridealong.view_invitation ridealong.add_invitation
        ridealong.view_postdraft
    """,
    "supervisor": f"{DESK} {DECIDES}",
    "command": f"{DESK} {DECIDES} ridealong.view_postdraft ridealong.approve_post ridealong.release_hold",
    "press": "ridealong.write_post ridealong.approve_post ridealong.release_hold",
    "records": f"{DESK} ridealong.view_publication ridealong.view_sealedfile",
    "administrator": f"""{DESK}
        ridealong.view_department ridealong.add_department ridealong.change_department
        ridealong.view_program ridealong.add_program ridealong.change_program
        ridealong.view_station ridealong.add_station ridealong.change_station
        ridealong.view_ruleset ridealong.add_ruleset ridealong.change_ruleset
        ridealong.view_waivertext ridealong.add_waivertext ridealong.change_waivertext
        ridealong.add_officer ridealong.change_officer
        ridealong.view_hostunit ridealong.add_hostunit ridealong.change_hostunit
        ridealong.view_invitation ridealong.add_invitation ridealong.view_delegation ridealong.add_delegation
        accounts.view_user accounts.add_user accounts.change_user auth.view_group auth.change_group
    """,
}


def make_groups(apps, schema_editor):
    permissions = known_permissions(apps)
    for role, names in ROLES.items():
        group, is_new = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        if is_new:
            group.permissions.set([permissions[name] for name in names.split()])


def known_permissions(apps):
    """By name; Django makes the rows only after the last migration, so they are made here before."""
    for label in ("auth", "accounts", "ridealong"):
        config = apps.get_app_config(label)
        config.models_module = True  # otherwise it passes over an app of history
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    rows = apps.get_model("auth", "Permission").objects.values_list("content_type__app_label", "codename", "pk")
    return {f"{label}.{codename}": pk for label, codename, pk in rows}


class Migration(migrations.Migration):
    dependencies = [
        ("ridealong", "0002_search"),
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
