from django.db import migrations

from accounts.models import Role
from ridealong.roles import grant


def let_invite(apps, schema_editor):
    for role in (Role.COORDINATOR, Role.ADMINISTRATOR):
        grant(role, "ridealong.view_invitation", "ridealong.add_invitation")


class Migration(migrations.Migration):
    dependencies = [("ridealong", "0009_standing")]
    operations = [migrations.RunPython(let_invite, migrations.RunPython.noop)]
