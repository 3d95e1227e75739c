from django.db import migrations

from ridealong.roles import create_groups


class Migration(migrations.Migration):
    dependencies = [
        ("ridealong", "0001_initial"),
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(lambda apps, schema_editor: create_groups(), migrations.RunPython.noop)]
