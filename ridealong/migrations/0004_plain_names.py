"""Two tables get the names that people use for what is in them."""

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Replace

RENAMED = {"manners": "messagestyle", "stationstanding": "stationavailability"}


def rename_permissions(apps, schema_editor):
    """Those that 0003 made under the old names."""
    for old, new in RENAMED.items():
        found = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="ridealong")
        found = found.filter(codename__endswith=f"_{old}")
        found.update(codename=Replace(F("codename"), Value(old), Value(new)))


class Migration(migrations.Migration):
    dependencies = [("ridealong", "0003_roles")]
    operations = [
        migrations.RunPython(rename_permissions, migrations.RunPython.noop),
        migrations.RenameModel("Manners", "MessageStyle"),
        migrations.RenameModel("StationStanding", "StationAvailability"),
        migrations.AlterModelOptions(
            "stationavailability",
            {"verbose_name": "availability of a station", "verbose_name_plural": "availability of stations"},
        ),
        migrations.RemoveConstraint("stationavailability", "one_standing_per_station"),
        migrations.AddConstraint(
            "stationavailability",
            models.UniqueConstraint(fields=["program", "station"], name="one_availability_per_station"),
        ),
        migrations.AlterField(
            "stationavailability",
            "program",
            models.ForeignKey(
                on_delete=models.CASCADE,
                related_name="station_availabilities",
                to="ridealong.program",
                verbose_name="program",
            ),
        ),
    ]
